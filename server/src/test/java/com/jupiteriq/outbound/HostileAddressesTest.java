package com.jupiteriq.outbound;

import static com.jupiteriq.outbound.Calls.USUAL;
import static com.jupiteriq.outbound.Calls.broken;
import static com.jupiteriq.outbound.Calls.outward;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.outbound.Calls.Dialled;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No URL and no name leads to what is not public, and what is refused is not even dialled.
class HostileAddressesTest {

    private final Dialled dialled = new Dialled();
    private final Outbound outbound = Calls.with(Hostile::resolve, dialled);

    @AfterEach
    void close() {
        outbound.close();
    }

    static Stream<String> urls() {
        return Hostile.urls();
    }

    static Stream<String> names() {
        return Hostile.NAMES.keySet().stream().sorted();
    }

    @Test
    void there_are_enough_of_them() {
        assertThat(Hostile.urls().distinct().count() + Hostile.NAMES.size()).isGreaterThan(120);
    }

    @ParameterizedTest
    @MethodSource("urls")
    void a_literal_is_refused_without_a_look_up(String text) {
        Optional<URI> url = parsed(text);
        if (url.isPresent()) {
            assertThat(outbound.refusal(url.get(), Reach.PUBLIC)).isPresent();
            OutboundExchange exchange = outbound.send(outward(text), USUAL);
            assertThat(broken(exchange).error()).isEqualTo(OutboundError.BLOCKED_ADDRESS);
            assertThat(exchange.address()).isNull();
        }
        assertThat(dialled.to).isEmpty();
    }

    /// What is no URL cannot be asked for.
    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_is_refused_where_it_leads(String name) {
        OutboundRequest request = outward("https://" + name + "/hook");
        assertThat(outbound.refusal(request.url(), Reach.PUBLIC)).isEmpty();
        OutboundExchange exchange = outbound.send(request, USUAL);
        assertThat(broken(exchange).error()).isEqualTo(OutboundError.BLOCKED_ADDRESS);
        assertThat(broken(exchange).message()).isEqualTo("The address is not public.");
        assertThat(exchange.timings().dns()).isNotNull();
        assertThat(dialled.to).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void reaching_this_machine_opens_no_name(String name) {
        OutboundRequest request = new OutboundRequest("POST", URI.create("https://" + name + "/"),
            outward("https://a.example").headers(), new byte[0], Reach.LOOPBACK_TOO);
        assertThat(broken(outbound.send(request, USUAL)).error()).isEqualTo(OutboundError.BLOCKED_ADDRESS);
        assertThat(dialled.to).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://8.8.8.8/x                       | /8.8.8.8:443
        https://[2606:4700:4700::1111]:8443/    | /[2606:4700:4700:0:0:0:0:1111]:8443
        https://[::ffff:8.8.8.8]/               | /8.8.8.8:443
        https://[64:ff9b::8.8.8.8]/             | /[64:ff9b:0:0:0:0:808:808]:443
        https://172.15.255.255/                 | /172.15.255.255:443
        https://172.32.0.0/                     | /172.32.0.0:443
        https://100.63.255.255/                 | /100.63.255.255:443
        https://[2001:200::1]/                  | /[2001:200:0:0:0:0:0:1]:443
        """)
    void a_public_address_is_dialled(String url, String to) {
        OutboundExchange exchange = outbound.send(outward(url), USUAL);
        assertThat(broken(exchange).error()).isEqualTo(OutboundError.REFUSED);
        assertThat(dialled.to).containsExactly(to);
        assertThat(exchange.address()).isEqualTo(to.substring(1));
    }

    @Test
    void the_address_that_was_checked_is_the_one_that_is_dialled() {
        AtomicInteger asked = new AtomicInteger();
        Names rebinding = host -> new InetAddress[] {
            InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1")};
        try (Outbound client = Calls.with(rebinding, dialled)) {
            OutboundRequest request = outward("https://rebinding.example/");
            assertThat(broken(client.send(request, USUAL)).error()).isEqualTo(OutboundError.REFUSED);
            assertThat(asked).hasValue(1);
            assertThat(broken(client.send(request, USUAL)).error()).isEqualTo(OutboundError.BLOCKED_ADDRESS);
            assertThat(dialled.to).hasSize(1).first().asString().contains("93.184.216.34:443");
        }
    }

    @Test
    void the_addresses_of_a_name_are_tried_in_turn_but_not_without_end() {
        Names many = host -> new InetAddress[] {InetAddress.ofLiteral("8.8.0.1"),
            InetAddress.ofLiteral("2606:4700::1"), InetAddress.ofLiteral("8.8.0.3"),
            InetAddress.ofLiteral("8.8.0.4"), InetAddress.ofLiteral("8.8.0.5")};
        try (Outbound client = Calls.with(many, dialled)) {
            OutboundExchange exchange = client.send(outward("https://many.example/"), USUAL);
            assertThat(broken(exchange).error()).isEqualTo(OutboundError.REFUSED);
            assertThat(exchange.address()).isEqualTo("8.8.0.4:443");
            assertThat(dialled.to).hasSize(4);
        }
    }

    @Test
    void an_unknown_name_tells_nothing_of_the_resolver() {
        OutboundExchange exchange = outbound.send(outward("https://unknown.example/"), USUAL);
        assertThat(broken(exchange).error()).isEqualTo(OutboundError.DNS);
        assertThat(broken(exchange).message()).isEqualTo("The name of the host cannot be resolved.");
    }

    @Test
    void a_name_without_addresses_is_not_dialled() {
        try (Outbound client = Calls.with(host -> new InetAddress[0], dialled)) {
            assertThat(broken(client.send(outward("https://empty.example/"), USUAL)).error())
                .isEqualTo(OutboundError.DNS);
            assertThat(dialled.to).isEmpty();
        }
    }

    @Test
    void a_look_up_that_hangs_ends_with_the_deadline_and_is_shared() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Names hanging = host -> {
            asked.incrementAndGet();
            return await(never);
        };
        OutboundBounds brief = new OutboundBounds(Duration.ofMillis(200), 1, 1);
        try (Outbound client = Calls.with(hanging, dialled)) {
            for (int i = 0; i < 5; i++) {
                OutboundExchange exchange = client.send(outward("https://hanging.example/"), brief);
                assertThat(broken(exchange).error()).isEqualTo(OutboundError.TIMEOUT);
                assertThat(exchange.duration()).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(asked).hasValue(1);
        }
        never.countDown();
        assertThat(dialled.to).isEmpty();
    }

    private static InetAddress[] await(CountDownLatch latch) throws UnknownHostException {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://example.com/                 | Use an https URL.
        ftp://example.com/                  | Use an https URL.
        file:///etc/passwd                  | Use an https URL.
        gopher://127.0.0.1:6379/_x          | Use an https URL.
        mailto:a@example.com                | Use an https URL.
        /hook                               | Use an https URL.
        https:///hook                       | Use an https URL.
        https://a:b@example.com/            | Leave user and password out of the URL.
        https://example.com/#part           | Leave the fragment out of the URL; it would not be sent.
        https://b\u00fccher.example/        | Write the URL in ASCII: the host in its xn-- form, other \
        characters percent-encoded.
        https://localhost/                  | The host is a name of a local network. Use a public one.
        https://intranet/                   | The host is a name of a local network. Use a public one.
        https://10.0.0.1/                   | The address is not public.
        https://example.com:6379/           | The port is none that may be called. Use another.
        https://example.com:0/              | The port is none that may be called. Use another.
        https://example.com:65536/          | The port is none that may be called. Use another.
        """)
    void a_refusal_says_what_to_do(String url, String sentence) {
        assertThat(outbound.refusal(URI.create(url), Reach.PUBLIC)).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "https://EXAMPLE.com:8443/a//b?c=%20",
        "HTTPS://xn--bcher-kva.example/", "https://8.8.8.8:444/"})
    void an_ordinary_url_may_be_tried(String url) {
        assertThat(outbound.refusal(URI.create(url), Reach.PUBLIC)).isEmpty();
    }

    @Test
    void a_url_has_a_bound() {
        String longest = "https://example.com/" + "a".repeat(UrlRules.LONGEST - 20);
        assertThat(outbound.refusal(URI.create(longest), Reach.PUBLIC)).isEmpty();
        assertThat(outbound.refusal(URI.create(longest + "a"), Reach.PUBLIC)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/", "http://127.0.0.1/", "http://[::1]:9000/",
        "https://localhost/", "http://LOCALHOST/"})
    void this_machine_is_reached_by_three_names_and_only_by_who_may(String url) {
        assertThat(outbound.refusal(URI.create(url), Reach.LOOPBACK_TOO)).isEmpty();
        assertThat(outbound.refusal(URI.create(url), Reach.PUBLIC)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.2/", "http://a.localhost/", "http://[::ffff:127.0.0.1]/",
        "http://127.1/", "http://localhost./", "http://10.0.0.1/", "http://example.com/", "http://0.0.0.0/",
        "http://[0:0:0:0:0:0:0:1]/", "http://8.8.8.8/", "http://localhost:5432/"})
    void reaching_this_machine_opens_nothing_else(String url) {
        assertThat(outbound.refusal(URI.create(url), Reach.LOOPBACK_TOO)).isPresent();
    }

    @Test
    void our_own_ports_are_never_called() {
        OutboundSettings opened = new OutboundSettings(List.of("10.0.0.0/8", "127.0.0.0/8"));
        Names inside = host -> new InetAddress[] {InetAddress.ofLiteral("10.0.0.5")};
        try (Outbound client = new Outbound(opened, port -> port == 8443,
            new Outbound.Ground(inside, dialled, Calls.defaultTrust()))) {
            for (String host : List.of("localhost", "127.0.0.1", "[::1]", "10.0.0.5")) {
                assertThat(client.refusal(URI.create("https://" + host + ":8443/"), Reach.LOOPBACK_TOO))
                    .as(host).isPresent();
            }
            assertThat(client.refusal(URI.create("https://8.8.8.8:8443/"), Reach.PUBLIC)).isEmpty();
            assertThat(broken(client.send(outward("https://inside.example:8443/"), USUAL)).error())
                .isEqualTo(OutboundError.BLOCKED_ADDRESS);
            assertThat(dialled.to).isEmpty();
            assertThat(broken(client.send(outward("https://inside.example:8444/"), USUAL)).error())
                .isEqualTo(OutboundError.REFUSED);
        }
    }

    @Test
    void the_operators_list_opens_what_it_names_and_no_more() {
        try (Outbound client = Calls.with(Hostile::resolve, dialled, "10.1.0.0/16", "fd00::/8")) {
            assertThat(broken(client.send(outward("https://private.example/"), USUAL)).error())
                .isEqualTo(OutboundError.REFUSED);
            assertThat(dialled.to).hasSize(1).first().asString().contains("10.1.2.3:443");
            assertThat(client.refusal(URI.create("https://10.1.255.1/"), Reach.PUBLIC)).isEmpty();
            assertThat(client.refusal(URI.create("https://[::ffff:10.1.0.1]/"), Reach.PUBLIC)).isEmpty();
            assertThat(client.refusal(URI.create("https://10.2.0.1/"), Reach.PUBLIC)).isPresent();
            assertThat(client.refusal(URI.create("https://[64:ff9b::10.1.0.1]/"), Reach.PUBLIC)).isPresent();
            assertThat(client.refusal(URI.create("http://10.1.0.1/"), Reach.PUBLIC)).isPresent();
            assertThat(broken(client.send(outward("https://mixed.example/"), USUAL)).error())
                .isEqualTo(OutboundError.BLOCKED_ADDRESS);
        }
    }
}
