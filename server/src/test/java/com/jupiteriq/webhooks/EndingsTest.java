package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.webhooks.Settled.Health;
import com.jupiteriq.webhooks.Settled.Next;
import com.jupiteriq.webhooks.TestEndpoints.Endpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What endings do to deliveries and endpoints, and what they do not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndingsTest {

    private final TestEndpoints endpoints = new TestEndpoints();
    private final Endings endings =
        new Endings(endpoints.attempts, endpoints.webhooks, endpoints.tenants.writes());
    private final List<Settled> written = new ArrayList<>();
    private final List<Settled> lost = new ArrayList<>();

    @AfterAll
    void close() {
        endpoints.close();
    }

    @Test
    void one_that_can_never_be_written_does_not_hold_up_the_others() {
        Endpoint endpoint = endpoints.make();
        List<Claimed> claimed = claimed(endpoint, 4);
        Settled taken = settled(claimed.get(0), new Next.Delivered());
        Settled takenLongAgo = settled(longAgo(claimed.get(1)), new Next.Delivered());
        Settled givenUp = settled(claimed.get(2), new Next.GivenUp());
        Settled givenUpLongAgo = settled(longAgo(claimed.get(3)), new Next.GivenUp());
        List<Settled> all = new ArrayList<>(List.of(takenLongAgo, taken, givenUp, givenUpLongAgo));
        endings.write(all, written::add, lost::add);
        assertThat(all).isEmpty();
        assertThat(written).containsExactlyInAnyOrder(taken, givenUp);
        assertThat(lost).containsExactlyInAnyOrder(takenLongAgo, givenUpLongAgo);
        assertThat(endpoints.states(endpoint)).containsExactly("delivered", "pending", "dead", "pending");
    }

    @Test
    void only_the_endpoint_that_was_called_is_switched_off_and_not_what_it_became_since() {
        Endpoint endpoint = endpoints.make();
        List<Claimed> claimed = claimed(endpoint, 2);
        endpoints.change(endpoint, "version = 2");
        endings.write(gone(claimed.getFirst()), written::add, lost::add);
        assertThat(enabled(endpoint)).isTrue();
        endpoints.change(endpoint, "version = 1");
        endings.write(gone(claimed.getLast()), written::add, lost::add);
        assertThat(enabled(endpoint)).isFalse();
    }

    private List<Settled> gone(Claimed claimed) {
        return new ArrayList<>(List.of(endpoints.settled(claimed, new Next.Again(endpoints.now()),
            new Health(false, endpoints.now(), null, true))));
    }

    private boolean enabled(Endpoint endpoint) {
        return endpoints.webhooks.find(endpoint.caller(), endpoint.webhook().id()).orElseThrow()
            .details().enabled();
    }

    /// In the order in which they were made.
    private List<Claimed> claimed(Endpoint endpoint, int count) {
        endpoints.wait(endpoint, count, endpoints.now());
        return endpoints.claim(endpoint, count, UUID.randomUUID(), endpoints.now()).stream()
            .sorted((one, other) -> one.id().toString().compareTo(other.id().toString())).toList();
    }

    /// Of a day that has no partition any more.
    private static Claimed longAgo(Claimed one) {
        return new Claimed(one.tenant(), one.webhook(), one.id(), LocalDate.of(2020, 1, 1), one.dueAt(),
            one.tries(), one.eventId(), one.event(), one.createdAt(), one.version(), one.format(),
            one.failingSince(), one.sealed(), one.logged(), one.sample());
    }

    private Settled settled(Claimed claimed, Next next) {
        return endpoints.settled(claimed, next, new Health(true, endpoints.now(), null, false));
    }
}
