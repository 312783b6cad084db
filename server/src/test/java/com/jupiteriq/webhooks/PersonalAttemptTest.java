package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.outbound.OutboundExchange;
import com.jupiteriq.outbound.OutboundHeader;
import com.jupiteriq.outbound.OutboundOutcome;
import com.jupiteriq.outbound.OutboundTimings;
import com.jupiteriq.webhooks.Settled.Health;
import com.jupiteriq.webhooks.Settled.Next;
import com.jupiteriq.webhooks.TestEndpoints.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attempts that told of a person who is forgotten.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalAttemptTest {

    private final TestEndpoints endpoints = new TestEndpoints();

    @AfterAll
    void close() {
        endpoints.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asked", "wiped"})
    void one_that_ends_soon_is_written_down_and_wiped_by_the_second_look(String state) {
        Endpoint endpoint = endpoints.make();
        Settled ended = ended(endpoint, state);
        endpoints.attempts.settle(List.of(ended));
        assertThat(endpoints.tenants.count("webhook_attempts where subject = '" + ended.subject() + "'"))
            .isEqualTo(1);
        assertThat(endpoints.states(endpoint)).containsExactly("delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "done"})
    void one_that_ends_when_the_door_is_closed_is_not_written_down_and_its_delivery_is_sent_again(
        String state) {
        Endpoint endpoint = endpoints.make();
        Settled ended = ended(endpoint, state);
        endpoints.attempts.settle(List.of(ended));
        assertThat(endpoints.tenants.count("webhook_attempts where subject = '" + ended.subject() + "'"))
            .isZero();
        assertThat(endpoints.states(endpoint)).containsExactly("pending");
        assertThat(endpoints.tenants.count(
            "webhook_queue where delivery_id = '" + ended.delivery() + "'")).isEqualTo(1);
    }

    private Settled ended(Endpoint endpoint, String state) {
        endpoints.wait(endpoint, 1, endpoints.now());
        UUID person = endpoints.tenants.ids.next();
        endpoints.tenants.all.sql("""
                insert into erasures (tenant_id, subject, asked_at, state, due_at)
                values (?, ?, now(), ?, case when ? <> 'done' then now() end)""")
            .params(endpoint.lane().tenant(), person, state, state).update();
        Claimed one = endpoints.claim(endpoint, 1, UUID.randomUUID(), endpoints.now()).getFirst();
        Claimed told = new Claimed(one.tenant(), one.webhook(), one.id(), one.day(), one.dueAt(), one.tries(),
            one.eventId(), one.event(), one.createdAt(), one.version(), one.format(), one.failingSince(),
            one.sealed(),
            new Claimed.Logged(endpoints.now(), 1, new byte[0], person), one.sample());
        return endpoints.settled(
            told, new Next.Delivered(), new Health(true, endpoints.now(), null, false));
    }

    @Test
    void of_an_answer_only_the_status_stays_for_it_may_repeat_what_was_sent() {
        byte[] body = "{\"email\":\"ann@example.com\"}".getBytes(StandardCharsets.UTF_8);
        OutboundExchange exchange = new OutboundExchange("127.0.0.1",
            new OutboundOutcome.Answered(409, List.of(new OutboundHeader("X-Seen", "ann@example.com")), body,
                false),
            new OutboundTimings(null, null, null, null), Duration.ofMillis(7));
        AttemptDocument attempt = new AttemptDocument(Instant.EPOCH, "https://hooks.example.com/",
            List.of(new OutboundHeader("Content-Type", "application/json")), body, exchange,
            Verdict.of(exchange.outcome(), Instant.EPOCH));
        String whole = attempt.whole().text();
        String left = AttemptDocument.erased(attempt.summary().text());
        assertThat(whole).contains("ann@");
        assertThat(left).doesNotContain("ann@").contains("\"body\":null",
            "\"response\":{\"status\":409,\"headers\":[],\"body\":null,\"truncated\":true}",
            "\"address\":\"127.0.0.1\"", "\"duration_ms\":7", "\"class\":\"status\"",
            "\"url\":\"https://hooks.example.com/\"");
    }
}
