package com.jupiteriq.outbound;

import com.jupiteriq.kernel.Network;
import java.util.Arrays;

/// Which addresses belong to everybody: those that the IANA registries of special-purpose addresses (RFC 6890
/// and its updates) leave over, without those that a cloud answers from its inside.
final class PublicAddresses {

    private static final Network[] SPECIAL_V4 = {
        Network.of("0.0.0.0/8"),           // this network
        Network.of("10.0.0.0/8"),          // private
        Network.of("100.64.0.0/10"),       // behind a carrier's NAT
        Network.of("127.0.0.0/8"),         // loopback
        Network.of("169.254.0.0/16"),      // link-local; the metadata service of clouds
        Network.of("172.16.0.0/12"),       // private
        Network.of("192.0.0.0/24"),        // protocol assignments
        Network.of("192.0.2.0/24"),        // documentation
        Network.of("192.88.99.0/24"),      // 6to4 relays
        Network.of("192.168.0.0/16"),      // private
        Network.of("198.18.0.0/15"),       // benchmarks
        Network.of("198.51.100.0/24"),     // documentation
        Network.of("203.0.113.0/24"),      // documentation
        Network.of("224.0.0.0/4"),         // multicast
        Network.of("240.0.0.0/4"),         // reserved, and the broadcast address
    };

    /// Outside are `::`, `::1`, `::/96`, `64:ff9b:1::/48`, `100::/64`, `5f00::/16`, `fc00::/7`, `fe80::/10`,
    /// `fec0::/10`, `ff00::/8` and what nobody has been given yet.
    private static final Network GLOBAL_V6 = Network.of("2000::/3");

    private static final Network[] SPECIAL_V6 = {
        Network.of("2001::/23"),           // protocol assignments, Teredo among them
        Network.of("2001:db8::/32"),       // documentation
        Network.of("2002::/16"),           // 6to4, whatever it embeds
        Network.of("3fff::/20"),           // documentation
    };

    /// In public space by their number, and yet reached from machines of their cloud only, which are trusted
    /// for where they stand. Those of other clouds lie in special networks: Alibaba's 100.100.100.200,
    /// Oracle's 192.0.0.192, Amazon's fd00:ec2::254, Google's fd20:ce::254.
    private static final Network[] INSIDE_CLOUDS = {
        Network.of("168.63.129.16"),           // Azure: the wire server of each machine, with its secrets
        Network.of("161.26.0.0/16"),           // IBM: DNS, mirrors and storage of the private network
        Network.of("166.8.0.0/14"),            // IBM: private endpoints of its services
        Network.of("199.36.153.4/30"),         // Google: restricted.googleapis.com
        Network.of("199.36.153.8/30"),         // Google: private.googleapis.com
        Network.of("2600:2d00:2:1000::/64"),   // Google: private.googleapis.com
        Network.of("2600:2d00:2:2000::/64"),   // Google: restricted.googleapis.com
        Network.of("192.80.8.124"),            // Equinix Metal: the metadata service
    };

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final int EMBEDDED = 12;

    private PublicAddresses() {}

    /// @param address four or sixteen bytes
    static boolean has(byte[] address) {
        if (address.length == Literals.V4_BYTES) {
            return !any(SPECIAL_V4, address) && !any(INSIDE_CLOUDS, address);
        }
        if (Arrays.equals(address, 0, EMBEDDED, MAPPED, 0, EMBEDDED) || NAT64.contains(address)) {
            return has(Arrays.copyOfRange(address, EMBEDDED, Literals.V6_BYTES));
        }
        return GLOBAL_V6.contains(address) && !any(SPECIAL_V6, address) && !any(INSIDE_CLOUDS, address);
    }

    private static boolean any(Network[] networks, byte[] address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
