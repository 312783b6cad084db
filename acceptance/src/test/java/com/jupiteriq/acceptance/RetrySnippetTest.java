package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Listener;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The retry function of 002 (002:343-359; R477, V11) as published, against a server that refuses first. That the
/// client libraries try as often, `sdks/conformance/scenarios/retry.json` says.
class RetrySnippetTest {

    /// Names what the function uses. Its sleep is short and remembered.
    private static final String BEFORE = """
        import requests

        class time:
            slept = []
            sleep = slept.append

        """;

    private static final String AFTER = """

        try:
            answer = make_request_with_retry("%s")
            print(answer.status_code, answer.text, time.slept)
        except Exception as error:
            print(error, time.slept)
        """;

    /// @param answers statuses in their order, one with `Retry-After` behind a slash; then 200
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        429/7 503     | 3 | 200 done [7, 2]
        503 429/1     | 3 | 200 done [1, 1]
        502 504       | 3 | 200 done [1, 2]
        429           | 2 | 200 done [60]
        429/2 503 502 | 3 | Max retries exceeded [2, 2, 4]
        404           | 1 | 404 done []
        """)
    void waits_as_it_was_told_and_tries_three_times(
        String answers, int calls, String said, @TempDir Path folder) {
        ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>(List.of(answers.split(" ")));
        AtomicInteger called = new AtomicInteger();
        try (Listener server = new Listener(exchange -> {
            called.incrementAndGet();
            answer(exchange, refusals.isEmpty() ? "200" : refusals.remove());
        })) {
            String program = BEFORE + Snippets.text("002-retry.py") + AFTER.formatted(server.url());
            assertThat(Programs.python(folder, "requests", program).must(0).out()).isEqualTo(said + "\n");
        }
        assertThat(called).hasValue(calls);
    }

    private static void answer(HttpExchange exchange, String refusal) throws IOException {
        String[] parts = refusal.split("/");
        if (parts.length > 1) {
            exchange.getResponseHeaders().set("Retry-After", parts[1]);
        }
        byte[] body = "done".getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(Integer.parseInt(parts[0]), body.length);
        try (exchange; var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
