package com.jupiteriq.outbound;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Addresses written as such, in the one notation that every program reads alike. Octal, hexadecimal, short
/// and single-number forms of IPv4 are none: programs disagree about what they mean.
final class Literals {

    static final int V4_BYTES = 4;
    static final int V6_BYTES = 16;

    static final InetAddress LOOPBACK_V4 = InetAddress.ofLiteral("127.0.0.1");
    static final InetAddress LOOPBACK_V6 = InetAddress.ofLiteral("::1");

    private Literals() {}

    /// Four decimal numbers without leading zeros; null for anything else.
    static byte @Nullable [] v4(String text) {
        byte[] bytes = new byte[V4_BYTES];
        int at = 0;
        for (int part = 0; part < V4_BYTES; part++) {
            int value = 0;
            int from = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - from < 3) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            boolean plain = at > from && value <= 0xff && (at - from == 1 || text.charAt(from) != '0');
            boolean ended = part == V4_BYTES - 1 ? at == text.length()
                : at < text.length() && text.charAt(at++) == '.';
            if (!plain || !ended) {
                return null;
            }
            bytes[part] = (byte) value;
        }
        return bytes;
    }

    /// What stands between the brackets of a URL; null when it is no IPv6 address or has a zone. A mapped
    /// address comes out as the IPv4 address that it is.
    static @Nullable InetAddress v6(String text) {
        if (text.indexOf('%') >= 0 || text.indexOf(':') < 0) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
