package com.jupiteriq.edge.wire;

import com.jupiteriq.access.AddressList;
import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.kernel.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the client's address behind the proxies that are trusted to tell it.
final class Proxies {

    private final AddressList trusted;

    private Proxies(AddressList trusted) {
        this.trusted = trusted;
    }

    static Proxies trusting(List<String> networks) {
        return new Proxies(AddressList.parse(networks).orElseThrow(() -> new StartRefused(
            "The trusted proxies " + networks
                + " are no networks; write them like 10.0.0.0/8 or fd00::/8.")));
    }

    /// The address from which the request was sent: the peer's, or what trusted peers say of it. Every proxy
    /// appends the address that it saw, so the last one that is not a trusted proxy's own is the client's;
    /// whatever stands left of it the client may have made up.
    ///
    /// @param peer the address at the other end of the connection
    /// @param forwardedFor the lines of `X-Forwarded-For`
    /// @param forwarded the lines of `Forwarded` (RFC 7239)
    String client(String peer, List<String> forwardedFor, List<String> forwarded) {
        if (trusted.isEmpty() && peer.indexOf(':') < 0) {
            return peer;
        }
        String nearest = canonical(peer).orElse(peer);
        if (!trusted.contains(nearest) || (forwardedFor.isEmpty() && forwarded.isEmpty())) {
            return nearest;
        }
        if (forwarded.isEmpty()) {
            return farthest(nearest, split(forwardedFor));
        }
        String said = farthest(nearest, split(forwarded).stream().map(Proxies::forParameter).toList());
        // A proxy writes one of the two headers and passes on the other, so where they differ, one is forged.
        boolean agreed = forwardedFor.isEmpty() || said.equals(farthest(nearest, split(forwardedFor)));
        return agreed ? said : nearest;
    }

    /// Whether trusted peers say that the request came to them over TLS. Each proxy appends what it saw, or
    /// replaces what was there, so the last word is that of the nearest.
    ///
    /// @param forwarded the lines of `X-Forwarded-Proto`
    boolean secure(String peer, List<String> forwarded) {
        return !trusted.isEmpty() && !forwarded.isEmpty()
            && trusted.contains(canonical(peer).orElse(peer))
            && split(forwarded).getLast().equalsIgnoreCase("https");
    }

    private String farthest(String nearest, List<String> hops) {
        String known = nearest;
        for (int i = hops.size() - 1; i >= 0 && trusted.contains(known); i--) {
            Optional<String> hop = canonical(withoutPort(hops.get(i)));
            if (hop.isEmpty()) {
                return known;
            }
            known = hop.get();
        }
        return known;
    }

    private static Optional<String> canonical(String address) {
        return Addresses.bytes(address).map(Addresses::text);
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

    static String withoutPort(String host) {
        if (host.startsWith("[")) {
            return host.indexOf(']') < 0 ? "" : host.substring(1, host.indexOf(']'));
        }
        int colon = host.indexOf(':');
        return colon >= 0 && colon == host.lastIndexOf(':') ? host.substring(0, colon) : host;
    }
}
