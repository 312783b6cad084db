package com.jupiteriq.analytics.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How long counts are kept.
class RollupRetentionTest {

    private final TestTenants tenants = new TestTenants();
    private final TestRollups rollups = new TestRollups(tenants);
    private final UUID tenant = tenants.caller().tenant().id();

    @AfterEach
    void close() {
        tenants.close();
    }

    @Test
    void minutes_and_hours_go_with_their_partitions() {
        RollupsModule module = new RollupsModule();
        assertThat(List.of(module.dailyMinutes(), module.dailyHours())).extracting(DailyTable::name)
            .containsExactly("rollup_minutes", "rollup_hours");
        assertThat(module.dailyMinutes().daysKept().applyAsInt(TestPostgres.RETENTION)).isEqualTo(7);
        assertThat(module.dailyHours().daysKept().applyAsInt(TestPostgres.RETENTION)).isEqualTo(90);
    }

    @Test
    void days_are_kept_for_three_years_and_so_are_minutes_that_failed() {
        happened(tenants.clock.instant());
        rollups.folding.fold();
        tenants.worker.sql("insert into rollup_failing values (?, now())").param(tenant).update();
        tenants.clock.forward(Duration.ofDays(Interval.DAY.daysKept()));
        rollups.folding.sweep();
        assertThat(tenants.count("rollup_days")).isOne();
        assertThat(tenants.count("rollup_failing")).isOne();
        tenants.clock.forward(Duration.ofDays(1));
        rollups.folding.sweep();
        assertThat(tenants.count("rollup_days")).isZero();
        assertThat(tenants.count("rollup_failing")).isZero();
    }

    @Test
    void values_are_remembered_as_long_as_something_of_their_day_may_come() {
        LocalDate day = Interval.day(tenants.clock.instant());
        Set<Value> some = Set.of(new Value(tenant, day, Value.Kind.AGENT, "curl"));
        assertThat(rollups.values.admitted(some)).isEqualTo(some);
        tenants.clock.forward(Duration.ofDays(Values.DAYS_KEPT));
        rollups.values.sweep();
        assertThat(tenants.count("rollup_values")).isOne();
        tenants.clock.forward(Duration.ofDays(1));
        rollups.values.sweep();
        assertThat(tenants.count("rollup_values")).isZero();
    }

    private void happened(Instant at) {
        Fact fact = new Fact(tenant, "webhooks", at, Arrays.asList("wh_1", null, "taken"));
        Deltas.of(List.of(fact)).into(tenants.worker.sql(Deltas.INSERT)).update();
    }
}
