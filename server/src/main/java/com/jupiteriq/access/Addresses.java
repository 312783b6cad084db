package com.jupiteriq.access;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads IP addresses from text, and nothing else: a name is never looked up.
final class Addresses {

    private static final int MAX_LENGTH = 64;
    private static final Pattern V4 = Pattern.compile(
        "(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Addresses() {}

    /// Four or sixteen bytes. An IPv4-mapped IPv6 address is the IPv4 address; the zone of a link-local one
    /// is left out.
    static Optional<byte[]> bytes(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        if (address.length() > MAX_LENGTH || !looksLikeOne(address)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(address).getAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean looksLikeOne(String text) {
        return V4.matcher(text).matches() || V6.matcher(text).matches();
    }
}
