package com.jupiteriq.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose word about the client's address counts.
class ProxiesTest {

    private static final Proxies PROXIES = Proxies.trusting(List.of("10.0.0.0/8", "192.168.1.1", "fd00::/8"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        // peer             | X-Forwarded-For                 | client
        "198.51.100.7       | -                               | 198.51.100.7",
        "198.51.100.7       | 1.2.3.4                         | 198.51.100.7",
        "10.1.2.3           | -                               | 10.1.2.3",
        "10.1.2.3           | 1.2.3.4                         | 1.2.3.4",
        "10.1.2.3           | 6.6.6.6, 1.2.3.4                | 1.2.3.4",
        "10.1.2.3           | 6.6.6.6, 1.2.3.4, 10.9.9.9      | 1.2.3.4",
        "10.1.2.3           | 10.1.1.1, 10.9.9.9              | 10.1.1.1",
        "10.1.2.3           | 1.2.3.4:4711                    | 1.2.3.4",
        "10.1.2.3           | [2001:DB8::1]:4711              | 2001:db8::1",
        "10.1.2.3           | 2001:0DB8:0:0:0:0:0:1           | 2001:db8::1",
        "10.1.2.3           | ::ffff:1.2.3.4                  | 1.2.3.4",
        "10.1.2.3           | 1.2.3.4, unknown                | 10.1.2.3",
        "10.1.2.3           | 1.2.3.4, localhost              | 10.1.2.3",
        "10.1.2.3           | 1.2.3.4, 999.1.1.1              | 10.1.2.3",
        "10.1.2.3           | 1.2.3.4, 7                      | 10.1.2.3",
        "10.1.2.3           | ''                              | 10.1.2.3",
        "10.1.2.3           | 1.2.3.4,                        | 10.1.2.3",
        "192.168.1.1        | 1.2.3.4                         | 1.2.3.4",
        "192.168.1.2        | 1.2.3.4                         | 192.168.1.2",
        "fd12:0:0:0:0:0:0:1 | 1.2.3.4                         | 1.2.3.4",
        "fe80:0:0:0:0:0:0:1%eth0 | 1.2.3.4                    | fe80::1",
        "0:0:0:0:0:0:0:1    | 1.2.3.4                         | ::1",
        "2001:db8:0:0:1:0:0:0 | -                             | 2001:db8:0:0:1::",
        "2001:db8:0:1:1:1:1:1 | -                             | 2001:db8:0:1:1:1:1:1",
        "0:0:0:0:0:0:0:0    | -                               | ::",
    })
    void counts_the_last_hop_that_is_not_trusted(String peer, String forwardedFor, String client) {
        List<String> lines = forwardedFor == null ? List.of() : List.of(forwardedFor);
        assertThat(PROXIES.client(peer, lines, List.of())).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "for=1.2.3.4                                  | 1.2.3.4",
        "For=\"1.2.3.4:99\";proto=https;by=10.1.1.1   | 1.2.3.4",
        "for=6.6.6.6, proto=https; for=1.2.3.4        | 1.2.3.4",
        "for=\"[2001:db8::1]:4711\"                   | 2001:db8::1",
        "for=1.2.3.4, for=10.9.9.9                    | 1.2.3.4",
        "for=1.2.3.4, for=_hidden                     | 10.1.2.3",
        "for=1.2.3.4, proto=https                     | 10.1.2.3",
    })
    void reads_the_standard_header_too(String forwarded, String client) {
        assertThat(PROXIES.client("10.1.2.3", List.of(), List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void believes_neither_header_where_they_differ() {
        List<String> one = List.of("1.2.3.4");
        assertThat(PROXIES.client("10.1.2.3", one, List.of("for=1.2.3.4"))).isEqualTo("1.2.3.4");
        assertThat(PROXIES.client("10.1.2.3", one, List.of("for=6.6.6.6"))).isEqualTo("10.1.2.3");
    }

    @Test
    void reads_several_lines_as_one() {
        assertThat(PROXIES.client("10.1.2.3", List.of("6.6.6.6", "1.2.3.4", "10.1.1.1"), List.of()))
            .isEqualTo("1.2.3.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "proxy.local", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0/8", "::/129", "1.2.3.4/8/9",
    })
    void takes_only_networks(String network) {
        assertThatThrownBy(() -> Proxies.trusting(List.of(network))).isInstanceOf(StartRefused.class);
    }

    @Test
    void applies_to_the_exchange() {
        String request = "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n";
        try (TestServer trusting = new TestServer(TestServer.BOUNDS, List.of("127.0.0.0/8"));
            TestServer other = new TestServer()) {
            assertThat(trusting.send(request).text()).contains("\"address\":\"1.2.3.4\"");
            assertThat(other.send(request).text()).contains("\"address\":\"127.0.0.1\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "198.51.100.7 | https       | false",
        "10.1.2.3     | -           | false",
        "10.1.2.3     | https       | true",
        "10.1.2.3     | HTTPS       | true",
        "10.1.2.3     | http        | false",
        "10.1.2.3     | https, http | false",
        "10.1.2.3     | http, https | true",
        "10.1.2.3     | httpsx      | false",
    })
    void only_a_trusted_peer_says_that_it_was_tls(String peer, String forwarded, boolean secure) {
        assertThat(PROXIES.secure(peer, forwarded == null ? List.of() : List.of(forwarded)))
            .isEqualTo(secure);
        assertThat(Proxies.trusting(List.of()).secure(peer, List.of("https"))).isFalse();
    }
}
