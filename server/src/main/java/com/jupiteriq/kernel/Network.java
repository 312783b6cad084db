package com.jupiteriq.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/// The addresses that begin with the same bits.
public final class Network {

    private static final int MAPPED_BITS = 96;
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /// A network that is written in the code.
    public static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no network: " + text));
    }

    /// Reads an address or a network in CIDR form whose host bits are zero. Names are never looked up.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        Optional<byte[]> address = host.indexOf('%') < 0 ? Addresses.bytes(host) : Optional.empty();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int all = address.get().length * Byte.SIZE;
        int written = slash < 0 ? all : number(text.substring(slash + 1));
        boolean mapped = all < MAPPED_BITS && host.indexOf(':') >= 0;
        int bits = mapped && slash >= 0 ? written - MAPPED_BITS : written;
        if (bits < 0 || bits > all) {
            return Optional.empty();
        }
        Network network = new Network(address.get(), bits);
        return network.hasHostBits() ? Optional.empty() : Optional.of(network);
    }

    public boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (other[i] != address[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((other[whole] ^ address[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }

    /// Whether every address of the other network is one of this.
    public boolean contains(Network other) {
        return bits <= other.bits && contains(other.address);
    }

    private boolean hasHostBits() {
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            if ((address[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /// One to three digits without a leading zero, else -1.
    private static int number(String text) {
        return LENGTH.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }
}
