package com.jupiteriq.kernel;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// IP addresses and their text, and nothing else: a name is never looked up.
public final class Addresses {

    private static final int MAX_LENGTH = 64;
    private static final Pattern V4 = Pattern.compile(
        "(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Addresses() {}

    /// Four or sixteen bytes. An IPv4-mapped IPv6 address is the IPv4 address; the zone of a link-local one
    /// is left out.
    public static Optional<byte[]> bytes(String text) {
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
        return isV4(text) || V6.matcher(text).matches();
    }

    /// Whether this is IPv4 in the one notation that every program reads alike: four decimal numbers without
    /// leading zeros. About octal, hexadecimal, short and single-number forms programs disagree.
    public static boolean isV4(String text) {
        return V4.matcher(text).matches();
    }

    /// As in a URL: an IPv6 address in brackets, names as they are.
    public static String withPort(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /// The one canonical text of an address; for IPv6 that of RFC 5952.
    ///
    /// @param bytes four or sixteen
    public static String text(byte[] bytes) {
        if (bytes.length == 4) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "."
                + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int[] gap = longestGap(groups);
        StringBuilder out = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == gap[0]) {
                out.append("::");
                i += gap[1] - 1;
            } else {
                out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":");
                out.append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }

    private static int[] longestGap(int[] groups) {
        int[] best = {-1, 1};
        for (int from = 0; from < groups.length; from++) {
            int to = from;
            while (to < groups.length && groups[to] == 0) {
                to++;
            }
            if (to - from > best[1]) {
                best = new int[] {from, to - from};
            }
        }
        return best;
    }
}
