package com.jupiteriq.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a collector is sent.
class OtlpTracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String TENANT = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            lines.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private Traces traces() {
        return new OtlpTraces("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces",
            InstantSource.system());
    }

    private static Traces.Span span(Traces.Parent parent) {
        return new Traces.Span("req_1", "GET", "/v1/tickets/{id}", 503, TENANT, 1_000_000, parent);
    }

    @Test
    void a_span_says_what_was_asked_and_joins_the_trace_of_the_client() {
        try (Traces traces = traces()) {
            traces.add(span(new Traces.Parent(TRACE, SPAN, true)));
        }
        assertThat(lines).containsExactly("POST /v1/traces application/x-protobuf");
        assertThat(bodies).singleElement().asString().contains(
            "GET /v1/tickets/{id}", "http.route", "http.response.status_code", TENANT, "req_1", "jupiteriq",
            raw(TRACE), raw(SPAN));
    }

    @Test
    void a_request_without_a_trace_begins_one() {
        try (Traces traces = traces()) {
            traces.add(new Traces.Span("req_2", "GET", null, 401, null, 1_000_000, null));
        }
        assertThat(bodies).singleElement().asString().contains("req_2").doesNotContain("http.route");
    }

    @Test
    void a_trace_that_the_client_does_not_keep_is_not_sent() {
        try (Traces traces = traces()) {
            traces.add(span(new Traces.Parent(TRACE, SPAN, false)));
        }
        assertThat(bodies).isEmpty();
    }

    @Test
    void a_collector_that_is_away_costs_spans_and_no_time() {
        Traces traces = traces();
        collector.stop(0);
        long begun = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            traces.add(span(null));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        traces.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    private static String raw(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
