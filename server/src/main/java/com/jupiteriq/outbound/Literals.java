package com.jupiteriq.outbound;

import com.jupiteriq.kernel.Addresses;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Addresses written as such, in the one notation that every program reads alike.
final class Literals {

    static final int V4_BYTES = 4;
    static final int V6_BYTES = 16;

    static final InetAddress LOOPBACK_V4 = InetAddress.ofLiteral("127.0.0.1");
    static final InetAddress LOOPBACK_V6 = InetAddress.ofLiteral("::1");

    private Literals() {}

    static boolean isLoopback(InetAddress address) {
        return address.equals(LOOPBACK_V4) || address.equals(LOOPBACK_V6);
    }

    /// Null for anything that is not plainly one.
    static @Nullable InetAddress v4(String text) {
        return Addresses.isV4(text) ? InetAddress.ofLiteral(text) : null;
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
