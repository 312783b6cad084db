package com.jupiteriq.erasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.TestTenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How people are forgotten, step by step, whatever dies between.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EraserTest {

    private final TestTenants tenants = new TestTenants();
    private final ErasureStore store = new ErasureStore(tenants.worker);
    private final Kept kept = new Kept();
    private final Eraser eraser = new Eraser(store, List.of(kept), tenants.clock);
    private Caller caller;

    /// Rows that are about people, on nobody's disk.
    private static final class Kept implements PersonalData {

        private final Map<UUID, Integer> rows = new HashMap<>();
        private final List<Integer> steps = new ArrayList<>();
        private Runnable each = () -> { };

        @Override
        public synchronized int wipe(Tenant tenant, UUID person, int most) {
            each.run();
            int wiped = Math.min(most, rows.getOrDefault(person, 0));
            rows.merge(person, -wiped, Integer::sum);
            steps.add(wiped);
            return wiped;
        }
    }

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;
    }

    @AfterAll
    void close() {
        tenants.close();
    }

    @BeforeEach
    void nobody() {
        tenants.all.sql("delete from erasures").update();
        kept.rows.clear();
        kept.steps.clear();
        kept.each = () -> { };
        caller = tenants.caller();
    }

    @Test
    void somebody_is_wiped_in_steps_looked_for_again_and_then_done() {
        UUID person = asked(250);
        eraser.erase();
        assertThat(kept.steps).containsExactly(100, 100, 50, 0);
        assertThat(state(person)).isEqualTo("wiped");
        kept.rows.put(person, 1);
        eraser.erase();
        assertThat(kept.rows.get(person)).as("what came late is not looked for at once").isEqualTo(1);
        tenants.clock.forward(Eraser.SETTLING);
        eraser.erase();
        assertThat(state(person)).isEqualTo("closed");
        tenants.clock.forward(Eraser.CLOSING);
        eraser.erase();
        assertThat(kept.rows.get(person)).isZero();
        assertThat(state(person)).isEqualTo("done");
        kept.steps.clear();
        tenants.clock.forward(Eraser.BOUND);
        eraser.erase();
        assertThat(kept.steps).isEmpty();
    }

    @Test
    void a_write_that_fails_forgets_nobody() {
        assertThatThrownBy(() -> tenants.writes().run(caller, write -> {
            store.insert(UUID.randomUUID(), write);
            return write;
        })).hasMessageContaining("without a record");
        assertThat(tenants.count("erasures")).isZero();
    }

    @Test
    void one_who_cannot_be_wiped_keeps_no_other_one_waiting() {
        UUID stuck = asked(1);
        UUID other = asked(1);
        kept.each = () -> {
            if (kept.steps.isEmpty()) {
                kept.steps.add(-1);
                throw new IllegalStateException("cannot be opened");
            }
        };
        assertThatThrownBy(eraser::erase).hasMessage("cannot be opened");
        assertThat(state(stuck)).isEqualTo("asked");
        assertThat(state(other)).isEqualTo("wiped");
        assertThat(meter("jupiteriq_erasures_waiting")).isEqualTo(1);
        eraser.erase();
        assertThat(state(stuck)).as("not before its lease has ended").isEqualTo("asked");
        tenants.clock.forward(Eraser.LEASE);
        eraser.erase();
        assertThat(state(stuck)).isEqualTo("wiped");
    }

    @Test
    void what_a_killed_node_had_begun_another_one_ends() {
        UUID person = asked(250);
        kept.each = () -> {
            if (kept.steps.size() == 2) {
                throw new Killed();
            }
        };
        assertThatThrownBy(eraser::erase).isInstanceOf(Killed.class);
        assertThat(kept.rows.get(person)).isEqualTo(50);
        assertThat(state(person)).isEqualTo("asked");
        kept.each = () -> { };
        tenants.clock.forward(Eraser.LEASE);
        new Eraser(store, List.of(kept), tenants.clock).erase();
        assertThat(kept.rows.get(person)).isZero();
        assertThat(state(person)).isEqualTo("wiped");
    }

    @Test
    void two_nodes_share_many() {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            people.add(asked(3));
        }
        Eraser second = new Eraser(store, List.of(kept), tenants.clock);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(CompletableFuture.runAsync(eraser::erase, threads),
                CompletableFuture.runAsync(second::erase, threads)).join();
        }
        assertThat(people).allMatch(person -> state(person).equals("wiped"))
            .allMatch(person -> kept.rows.get(person) == 0);
        assertThat(kept.steps).as("each person once").hasSize(70);
    }

    @Test
    void the_meters_tell_who_waits_how_long_and_how_long_they_may() {
        eraser.erase();
        assertThat(meter("jupiteriq_erasures_waiting")).isZero();
        assertThat(meter("jupiteriq_erasure_oldest_seconds")).isZero();
        assertThat(meter("jupiteriq_erasure_bound_seconds")).isEqualTo(3_600);
        asked(1);
        kept.each = () -> {
            throw new IllegalStateException("hindered");
        };
        assertThatThrownBy(eraser::erase).hasMessage("hindered");
        tenants.clock.forward(Duration.ofMinutes(20));
        assertThat(meter("jupiteriq_erasure_oldest_seconds")).isBetween(1_200.0, 1_260.0);
        kept.each = () -> { };
        eraser.erase();
        assertThat(meter("jupiteriq_erasures_waiting")).isZero();
        assertThat(meter("jupiteriq_erasure_oldest_seconds")).isZero();
    }

    @Test
    void that_somebody_was_forgotten_is_forgotten_in_the_end() {
        asked(1);
        for (Duration step : List.of(Duration.ZERO, Eraser.SETTLING, Eraser.CLOSING)) {
            tenants.clock.forward(step);
            eraser.erase();
        }
        assertThat(tenants.count("erasures where state = 'done'")).isEqualTo(1);
        tenants.clock.forward(Eraser.KEPT);
        eraser.erase();
        assertThat(tenants.count("erasures")).isZero();
    }

    private UUID asked(int rows) {
        UUID person = tenants.ids.next();
        kept.rows.put(person, rows);
        tenants.writes().run(caller, write -> {
            store.insert(person, write);
            write.record(new AuditEntry("test.delete", "test", null, null));
            return person;
        });
        return person;
    }

    private String state(UUID person) {
        return tenants.all.sql("select state from erasures where subject = ?").param(person)
            .query(String.class).single();
    }

    private double meter(String name) {
        return eraser.meters().meters().stream().filter(meter -> meter.name().equals(name))
            .map(Meter::value).findFirst().orElseThrow().getAsDouble();
    }
}
