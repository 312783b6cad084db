package com.jupiteriq.outbound;

import java.net.InetAddress;
import java.util.Optional;

/// The addresses that begin with the same bits.
record Cidr(byte[] prefix, int bits) {

    static Cidr of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no network: " + text));
    }

    /// Reads a network whose host bits are zero, or a single address. Names are never looked up.
    static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int all = address.get().length * Byte.SIZE;
        int bits = slash < 0 ? all : number(text.substring(slash + 1));
        Cidr cidr = new Cidr(address.get(), bits);
        return bits < 0 || bits > all || cidr.hasHostBits() ? Optional.empty() : Optional.of(cidr);
    }

    private static Optional<byte[]> literal(String text) {
        if (text.indexOf('%') >= 0) {
            return Optional.empty();
        }
        if (text.indexOf(':') < 0) {
            return Optional.ofNullable(Literals.v4(text));
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(text).getAddress();
            return bytes.length == Literals.V6_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// One to three digits without a leading zero, else -1.
    private static int number(String text) {
        boolean plain = !text.isEmpty() && text.length() <= 3
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && (text.length() == 1 || text.charAt(0) != '0');
        return plain ? Integer.parseInt(text) : -1;
    }

    private boolean hasHostBits() {
        for (int bit = bits; bit < prefix.length * Byte.SIZE; bit++) {
            if ((prefix[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (address[i] != prefix[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((address[whole] ^ prefix[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }
}
