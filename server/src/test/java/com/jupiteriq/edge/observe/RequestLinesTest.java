package com.jupiteriq.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.jupiteriq.Await;
import com.jupiteriq.LogLines;
import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.SampleSurface;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.edge.wire.AnswerMemoryTest;
import com.jupiteriq.edge.wire.TestServer;
import com.jupiteriq.edge.wire.Wired;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Which requests have a line in the log of the process, and what it says.
@Isolated("reads the log")
class RequestLinesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final LogLines log = LogLines.of(RequestLines.class, Level.INFO);
    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
        log.close();
    }

    private void observed(Duration took) {
        Surfaces surfaces = new Surfaces(List.of(new SampleSurface(List.of(), false)));
        RequestLines observer = new RequestLines(surfaces, new RouteNames(surfaces));
        server.rooms.leaving = visit -> observer.over(visit, took.toNanos());
    }

    @Test
    void a_refused_stranger_has_one_line_without_path_and_query() {
        observed(Duration.ofMillis(3));
        server.rooms.serving = call -> {
            throw new Refused(new Failure.Unauthenticated(Failure.Reason.MISSING));
        };
        server.send("GET /sample/secret-in-path?token=secret HTTP/1.1\r\nHost: x\r\n"
            + "User-Agent: a\u009bb\r\n\r\n");
        awaitLines(1);
        assertThat(log.lines()).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getFormattedMessage()).isEqualTo("Refused GET of somebody without a usable key at"
                + " /sample with 401 after 3 ms, from 127.0.0.1, a?b");
            assertThat(line.getMDCPropertyMap()).containsKey("request_id").doesNotContainKey("trace_id");
        });
    }

    @Test
    void what_anybody_may_read_has_none() {
        observed(Duration.ofMillis(3));
        server.send("GET /sample/notes HTTP/1.1\r\nHost: x\r\n\r\n");
        server.rooms.serving = call -> {
            throw new Refused(new Failure.NoSuchRoute());
        };
        server.send("GET /sample/other HTTP/1.1\r\nHost: x\r\n\r\n");
        awaitLines(1);
        assertThat(log.lines()).singleElement().asString().contains("with 404");
    }

    @Test
    void a_slow_request_has_a_warning_with_its_ids() {
        observed(RequestLines.SLOW);
        server.send("GET /sample/notes HTTP/1.1\r\nHost: x\r\nX-Request-Id: mine\r\ntraceparent: 00-" + TRACE
            + "-b7ad6b7169203331-01\r\n\r\n");
        awaitLines(1);
        ILoggingEvent line = log.lines().getFirst();
        assertThat(line.getLevel()).isEqualTo(Level.WARN);
        assertThat(line.getFormattedMessage())
            .isEqualTo("Slow request " + line.getMDCPropertyMap().get("request_id")
                + ": GET /sample took 5000 ms and was answered 200");
        assertThat(line.getMDCPropertyMap())
            .containsEntry("trace_id", TRACE).containsEntry("client_request_id", "mine");
    }

    @Test
    void a_client_that_leaves_before_its_request_is_complete_has_had_no_answer() {
        observed(RequestLines.SLOW);
        try (Wired wired = server.connect()) {
            wired.send("POST /sample/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{");
        }
        awaitLines(1);
        assertThat(log.lines().getFirst().getFormattedMessage()).endsWith("was answered 499");
    }

    @Test
    void a_client_that_leaves_during_its_answer_has_had_none() throws Exception {
        observed(RequestLines.SLOW);
        server.rooms.serving = call -> new Answer(200, List.of(), new byte[AnswerMemoryTest.LARGE]);
        try (Wired wired = server.connect()) {
            wired.send("GET /sample/notes HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(wired.socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        }
        awaitLines(1);
        assertThat(log.lines().getFirst().getFormattedMessage()).endsWith("was answered 499");
    }

    @Test
    void one_that_is_just_not_slow_has_none() {
        observed(RequestLines.SLOW);
        Consumer<Visit> slow = server.rooms.leaving;
        observed(RequestLines.SLOW.minusNanos(1));
        Consumer<Visit> fast = server.rooms.leaving;
        server.rooms.leaving = visit -> (visit.call().head() ? slow : fast).accept(visit);
        try (Wired wired = server.connect()) {
            wired.send("GET /sample/notes HTTP/1.1\r\nHost: x\r\n\r\n").answer();
            wired.send("HEAD /sample/notes HTTP/1.1\r\nHost: x\r\n\r\n").answer(true);
        }
        awaitLines(1);
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void a_flood_has_few_lines_and_says_how_many_it_lacks() {
        LineBudget budget = new LineBudget();
        long second = Duration.ofSeconds(1).toNanos();
        for (int i = 0; i < LineBudget.LINES; i++) {
            assertThat(budget.take(second)).isZero();
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(budget.take(second + i)).isEqualTo(-1);
        }
        assertThat(budget.take(2 * second)).isEqualTo(1_000);
        assertThat(budget.take(2 * second)).isZero();
    }

    private void awaitLines(int count) {
        Await.until(count + " lines", () -> log.lines().size() >= count);
    }
}
