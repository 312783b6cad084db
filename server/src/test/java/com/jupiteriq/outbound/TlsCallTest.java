package com.jupiteriq.outbound;

import static com.jupiteriq.outbound.Calls.USUAL;
import static com.jupiteriq.outbound.Calls.answered;
import static com.jupiteriq.outbound.Calls.broken;
import static com.jupiteriq.outbound.Calls.post;
import static com.jupiteriq.outbound.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.outbound.Receiver.Call;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Certificate and host name are checked always, also on this machine.
class TlsCallTest {

    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final OutboundBounds BRIEF = new OutboundBounds(Duration.ofMillis(1_500), 100, 100);

    @TempDir
    static Path folder;

    private static Certificates good;
    private static Certificates named;
    private static Certificates ended;

    @BeforeAll
    static void make() throws Exception {
        good = Certificates.of(folder, "dns:localhost,ip:127.0.0.1", 9);
        named = Certificates.of(folder, "dns:other.example", 9);
        ended = Certificates.of(folder, "dns:localhost,ip:127.0.0.1", 1);
    }

    private static void answer(Call call) throws IOException {
        while (call.request()) {
            call.say(HELLO);
        }
    }

    private static String url(String host, Receiver receiver) {
        return "https://" + host + ":" + receiver.port() + "/hook";
    }

    @Test
    void a_secure_connection_is_made_once_and_kept() throws Exception {
        try (Receiver receiver = new Receiver(good.listen(), TlsCallTest::answer);
                Outbound outbound = Calls.local(good.trust())) {
            for (int i = 0; i < 3; i++) {
                OutboundExchange exchange = outbound.send(post(url("localhost", receiver), "{}"), USUAL);
                assertThat(text(answered(exchange))).isEqualTo("hello");
                assertThat(exchange.timings().tls() == null).isEqualTo(i > 0);
            }
            assertThat(receiver.connections).hasValue(1);
            assertThat(answered(outbound.send(post(url("127.0.0.1", receiver), "{}"), USUAL)).status())
                .isEqualTo(200);
        }
    }

    @Test
    void what_may_reach_this_machine_lends_its_connections_to_nothing_else() throws Exception {
        OutboundSettings opened = new OutboundSettings(List.of("127.0.0.1/32"));
        try (Receiver receiver = new Receiver(good.listen(), TlsCallTest::answer);
                Outbound outbound = new Outbound(opened, Calls.NO_PORT, new Outbound.Ground(
                    Hostile::resolve, Socket::new, good.trust()))) {
            String url = url("127.0.0.1", receiver);
            assertThat(answered(outbound.send(post(url, "{}"), USUAL)).status()).isEqualTo(200);
            assertThat(answered(outbound.send(Calls.outward(url), USUAL)).status()).isEqualTo(200);
            assertThat(receiver.connections).hasValue(2);
        }
    }

    @Test
    void a_certificate_that_nobody_knows_is_refused() throws Exception {
        refuses(good, Calls.defaultTrust(), "localhost");
    }

    @Test
    void another_hosts_certificate_is_refused() throws Exception {
        refuses(named, named.trust(), "localhost");
        refuses(named, named.trust(), "127.0.0.1");
    }

    @Test
    void a_certificate_that_has_ended_is_refused() throws Exception {
        refuses(ended, ended.trust(), "localhost");
    }

    private static void refuses(Certificates shown, SSLContext trust, String host) throws Exception {
        try (Receiver receiver = new Receiver(shown.listen(), TlsCallTest::answer);
                Outbound outbound = Calls.local(trust)) {
            OutboundExchange exchange = outbound.send(post(url(host, receiver), "secret"), USUAL);
            assertThat(broken(exchange).error()).isEqualTo(OutboundError.TLS);
            assertThat(receiver.heads).isEmpty();
        }
    }

    @Test
    void an_old_protocol_is_refused() throws Exception {
        SSLServerSocket old = (SSLServerSocket) good.listen();
        old.setEnabledProtocols(new String[] {"TLSv1.1"});
        try (Receiver receiver = new Receiver(old, TlsCallTest::answer);
                Outbound outbound = Calls.local(good.trust())) {
            assertThat(broken(outbound.send(post(url("localhost", receiver), "{}"), USUAL)).error())
                .isEqualTo(OutboundError.TLS);
        }
    }

    static Stream<Receiver.Manner> stalls() {
        return Stream.of(
            Call::hang,
            call -> call.say("HTTP/1.1 400 Bad Request\r\n\r\n"),
            call -> {
                call.say(new byte[] {22, 3, 3, 0x40, 0});
                call.hang();
            },
            call -> {
                // before the first byte the connection itself would be the one that failed
                assertThat(call.socket.getInputStream().read()).isNotNegative();
                call.reset();
            },
            call -> { });
    }

    @ParameterizedTest
    @MethodSource("stalls")
    void a_handshake_that_goes_wrong_ends_in_time(Receiver.Manner manner) {
        try (Receiver receiver = new Receiver(manner); Outbound outbound = Calls.local()) {
            OutboundExchange exchange = outbound.send(post(url("localhost", receiver), "{}"), BRIEF);
            assertThat(broken(exchange).error()).isIn(OutboundError.TLS, OutboundError.TIMEOUT);
            assertThat(exchange.timings().tls()).isNull();
            assertThat(exchange.timings().connect()).isNotNull();
            assertThat(exchange.duration()).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void a_secure_receiver_that_hangs_ends_in_time() throws Exception {
        try (Receiver receiver = new Receiver(good.listen(), call -> {
            call.request();
            call.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
            call.hang();
        });
                Outbound outbound = Calls.local(good.trust())) {
            OutboundExchange exchange = outbound.send(post(url("localhost", receiver), "{}"), BRIEF);
            assertThat(broken(exchange).error()).isEqualTo(OutboundError.TIMEOUT);
            assertThat(broken(exchange).partial().body()).hasSize(5);
            assertThat(exchange.duration()).isLessThan(Duration.ofSeconds(8));
        }
    }
}
