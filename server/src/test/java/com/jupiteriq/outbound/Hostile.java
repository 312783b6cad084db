package com.jupiteriq.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What people name who want this server to call what only it can reach.
final class Hostile {

    /// Addresses that are nobody's business, in the notation that everybody reads alike.
    static final List<String> ADDRESSES = List.of(
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1",
        "127.0.0.2", "127.255.255.254", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1",
        "172.31.255.255", "192.0.0.1", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.0.1",
        "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
        "239.255.255.255", "240.0.0.1", "255.255.255.254", "255.255.255.255",
        "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::2]", "[::127.0.0.1]", "[::7f00:1]", "[::8.8.8.8]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]",
        "[0:0:0:0:0:ffff:c0a8:1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::a00:1]",
        "[64:ff9b::169.254.169.254]", "[64:ff9b:1::1]", "[64:ff9b:1::8.8.8.8]", "[100::1]", "[100:0:0:1::1]",
        "[2001::1]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "[2001:2::1]", "[2001:10::1]", "[2001:20::1]",
        "[2001:1ff::1]", "[2001:db8::1]", "[2002::1]", "[2002:7f00:1::1]", "[2002:808:808::1]", "[3fff::1]",
        "[3fff:fff:ffff::1]", "[5f00::1]", "[fc00::1]", "[fd00:ec2::254]", "[fdff::1]", "[fe80::1]",
        "[fe80:1234::1]", "[febf::1]", "[fec0::1]", "[feff::1]", "[ff02::1]", "[ff0e::1]", "[4000::1]",
        "[e000::1]", "[200::1]",
        "168.63.129.16", "100.100.100.200", "192.0.0.192", "161.26.0.10", "166.9.0.1", "166.11.255.255",
        "199.36.153.4", "199.36.153.11", "192.80.8.124", "[::ffff:168.63.129.16]", "[64:ff9b::a83f:8110]",
        "[2600:2d00:2:1000::1]", "[2600:2d00:2:2000::1]", "[fd20:ce::254]");

    /// Hosts in a notation that programs read differently, or that are local by their name.
    static final List<String> HOSTS = List.of(
        "2130706433", "0x7f000001", "0X7F.1", "017700000001", "0177.0.0.1", "127.1", "127.0.1", "0127.0.0.1",
        "127.0.0.01", "127.00.0.1", "0x7f.0.0.1", "0xa9fea9fe", "2852039166", "169.254.43518", "127.0.0.1.",
        "127.0.0.1.5", "256.0.0.1", "1.2.3", "1.2.3.0x4", "%31%32%37.0.0.1", "127%2e0.0.1", "localhost%00",
        "\uff11\uff12\uff17.0.0.1", "\u2460\u2461\u2466.0.0.1", "127\u30020\u30020\u30021", "l\u2092calhost",
        "localhost", "LocalHost", "localhost.", "a.localhost", "db.LOCALHOST", "metadata", "postgres",
        "example.com.", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[::1%25lo]", "[::1%251]", "[2606:4700::1%251]",
        "user@8.8.8.8", "user:secret@example.com", "example.com@127.0.0.1", "@example.com", "my_host.example",
        "-a.example", "a..example", ".example");

    /// What a name may turn out to have, mixed with public addresses too.
    static final Map<String, List<String>> NAMES = Map.ofEntries(
        Map.entry("loopback.example", List.of("127.0.0.1")),
        Map.entry("private.example", List.of("10.1.2.3")),
        Map.entry("metadata.example", List.of("169.254.169.254")),
        Map.entry("six.example", List.of("::1")),
        Map.entry("mapped.example", List.of("::ffff:127.0.0.1")),
        Map.entry("compatible.example", List.of("::127.0.0.1")),
        Map.entry("nat64.example", List.of("64:ff9b::10.0.0.1")),
        Map.entry("sixtofour.example", List.of("2002:808:808::1")),
        Map.entry("local.example", List.of("fe80::1")),
        Map.entry("unspecified.example", List.of("0.0.0.0")),
        Map.entry("mixed.example", List.of("93.184.216.34", "127.0.0.1")),
        Map.entry("mixed-first.example", List.of("192.168.1.1", "93.184.216.34")),
        Map.entry("mixed-six.example", List.of("93.184.216.34", "fd00::1")),
        Map.entry("last-of-many.example",
            List.of("1.1.1.1", "1.0.0.1", "8.8.8.8", "8.8.4.4", "9.9.9.9", "10.0.0.1")));

    private Hostile() {}

    /// Of the literal kinds.
    static Stream<String> urls() {
        return Stream.concat(ADDRESSES.stream(), HOSTS.stream()).map(host -> "https://" + host + "/hook");
    }

    static InetAddress[] resolve(String host) throws UnknownHostException {
        List<String> found = NAMES.get(host);
        if (found == null) {
            throw new UnknownHostException("internal resolver 10.0.0.53 says no to " + host);
        }
        return found.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
