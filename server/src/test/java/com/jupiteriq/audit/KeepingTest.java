package com.jupiteriq.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.audit.Fault.Reason;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.Partitions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Two accounts over half a year: one keeps its entries as long as everybody, the other has chosen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingTest {

    private final TestTrail world = new TestTrail();
    private final Caller usual = world.tenants.caller();
    private final Caller longer = world.tenants.caller();

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void each_account_keeps_its_entries_as_long_as_it_has_chosen_and_what_is_left_verifies() {
        world.days.put(longer.tenant().account(), 150);
        for (int tenDays = 0; tenDays < 14; tenDays++) {
            write();
            world.tenants.clock.forward(Duration.ofDays(10));
            world.keeping.run();
            keepPartitions();
        }
        // entries of the days 0, 10, … 130; it is day 140
        assertThat(days(usual)).as("of 90 days").isEqualTo("6 7 8 9 10 11 12 13 14");
        assertThat(days(longer)).isEqualTo("1 2 3 4 5 6 7 8 9 10 11 12 13 14");
        assertThat(first(usual)).as("one more seal, which tells what was before").isEqualTo(5);
        assertThat(world.trail.verify(usual, null, null)).isEqualTo(new Verdict(9, null, null));
        assertThat(world.trail.verify(longer, null, null)).isEqualTo(new Verdict(14, null, null));
        world.tenants.clock.forward(Duration.ofDays(30));
        world.keeping.run();
        keepPartitions();
        assertThat(days(longer)).as("of 150 days, by partitions").isEqualTo("3 4 5 6 7 8 9 10 11 12 13 14");
        assertThat(world.trail.verify(longer, null, null)).isEqualTo(new Verdict(12, null, null));
        world.days.put(longer.tenant().account(), 3_650);
        world.keeping.run();
        assertThat(world.trail.verify(longer, null, null)).as("what is gone does not come back")
            .isEqualTo(new Verdict(12, null, null));
        nobodyElseCanSay();
    }

    /// Whoever takes away what is to be kept, and writes down that it was too old.
    private void nobodyElseCanSay() {
        String where = " where tenant_id = '" + longer.tenant().id() + "'";
        run("delete from audit" + where + " and sequence <= 6");
        run("delete from audit_seals" + where + " and number <= 5");
        run("update audit_heads set kept_from = kept_from + 60" + where);
        assertThat(world.fault(longer)).isEqualTo(new Fault(5, Reason.SEAL));
        run("delete from audit" + where + " and sequence <= 8");
        run("delete from audit_seals" + where + " and number <= 8");
        assertThat(world.fault(longer)).isEqualTo(new Fault(8, Reason.SEAL));
    }

    @Test
    void the_partitions_outlive_the_account_that_keeps_most_by_the_day_that_is_signed_before() {
        assertThat(Keeping.longest(90, Map.of())).isEqualTo(91);
        assertThat(Keeping.longest(365, Map.of(UUID.randomUUID(), 90))).isEqualTo(366);
        assertThat(Keeping.longest(90, Map.of(UUID.randomUUID(), 3_650, UUID.randomUUID(), 90)))
            .isEqualTo(3_651);
    }

    private void write() {
        for (Caller caller : List.of(usual, longer)) {
            world.record(caller, "note.create", "note_1");
            world.placing().run();
            assertThat(world.fault(caller)).isNull();
        }
    }

    private void keepPartitions() {
        new Partitions(world.tenants.logins.owner().unpooled(), world.tenants.clock, TestPostgres.RETENTION,
            List.of(new DailyTable("audit",
                retention -> Keeping.longest(retention.auditRetentionDays(), world.days)))).maintain();
    }

    private String days(Caller caller) {
        return String.join(" ", world.inOrder(caller).stream()
            .map(entry -> Long.toString(entry.sequence())).toList());
    }

    private long first(Caller caller) {
        return world.tenants.all.sql("select min(number) from audit_seals where tenant_id = ?")
            .param(caller.tenant().id()).query(Long.class).single();
    }

    private void run(String sql) {
        world.tenants.all.sql(sql).update();
    }
}
