package com.jupiteriq.edge;

import com.jupiteriq.kernel.StartRefused;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the client's address behind the proxies that are trusted to tell it.
final class Proxies {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]{1,44}(%.{1,64})?");

    private final List<Network> trusted;

    private record Network(InetAddress base, int bits) {

        boolean contains(byte[] other) {
            byte[] address = base.getAddress();
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : (0xff << (8 - (bits - bit))) & 0xff;
                if (((address[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private Proxies(List<Network> trusted) {
        this.trusted = trusted;
    }

    static Proxies trusting(List<String> networks) {
        return new Proxies(networks.stream().map(Proxies::network).toList());
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        InetAddress address = parse(slash < 0 ? text : text.substring(0, slash));
        if (address != null) {
            int most = address.getAddress().length * 8;
            String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
            if (bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= most) {
                return new Network(address, Integer.parseInt(bits));
            }
        }
        throw new StartRefused(
            "The trusted proxy " + text + " is no network; write it like 10.0.0.0/8 or fd00::/8.");
    }

    /// The address from which the request was sent: the peer's, or what trusted peers say of it. Every proxy
    /// appends the address that it saw, so the last one that is not a trusted proxy's own is the client's;
    /// whatever stands left of it the client may have made up.
    ///
    /// @param peer the address at the other end of the connection
    /// @param forwardedFor the lines of `X-Forwarded-For`
    /// @param forwarded the lines of `Forwarded` (RFC 7239)
    String client(String peer, List<String> forwardedFor, List<String> forwarded) {
        InetAddress nearest = trusted.isEmpty() && peer.indexOf(':') < 0 ? null : parse(peer);
        if (nearest == null) {
            return peer;
        }
        if (!trusts(nearest) || (forwardedFor.isEmpty() && forwarded.isEmpty())) {
            return text(nearest);
        }
        if (forwarded.isEmpty()) {
            return text(farthest(nearest, split(forwardedFor)));
        }
        InetAddress said = farthest(nearest, split(forwarded).stream().map(Proxies::forParameter).toList());
        // A proxy writes one of the two headers and passes on the other, so where they differ, one is forged.
        boolean agreed = forwardedFor.isEmpty() || said.equals(farthest(nearest, split(forwardedFor)));
        return text(agreed ? said : nearest);
    }

    private InetAddress farthest(InetAddress nearest, List<String> hops) {
        InetAddress known = nearest;
        for (int i = hops.size() - 1; i >= 0 && trusts(known); i--) {
            InetAddress hop = parse(withoutPort(hops.get(i)));
            if (hop == null) {
                return known;
            }
            known = hop;
        }
        return known;
    }

    private boolean trusts(InetAddress address) {
        byte[] bytes = address.getAddress();
        return trusted.stream().anyMatch(network -> network.contains(bytes));
    }

    private static List<String> split(List<String> lines) {
        List<String> items = new ArrayList<>();
        for (String line : lines) {
            for (String item : line.split(",", -1)) {
                items.add(item.trim());
            }
        }
        return items;
    }

    private static String forParameter(String element) {
        for (String pair : element.split(";", -1)) {
            String parameter = pair.trim();
            if (parameter.toLowerCase(Locale.ROOT).startsWith("for=")) {
                return parameter.substring(4).replace("\"", "");
            }
        }
        return "";
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            return host.indexOf(']') < 0 ? "" : host.substring(1, host.indexOf(']'));
        }
        int colon = host.indexOf(':');
        return colon >= 0 && colon == host.lastIndexOf(':') ? host.substring(0, colon) : host;
    }

    /// The address that the text writes out; never a name that would have to be looked up.
    private static @Nullable InetAddress parse(String text) {
        boolean six = IPV6.matcher(text).matches();
        if (!six && !IPV4.matcher(text).matches()) {
            return null;
        }
        try {
            int zone = text.indexOf('%');
            return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /// The one canonical text of an address; for IPv6 that of RFC 5952.
    private static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address.getHostAddress();
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
