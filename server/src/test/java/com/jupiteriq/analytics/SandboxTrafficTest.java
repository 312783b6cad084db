package com.jupiteriq.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.analytics.rollups.TestRollups;
import com.jupiteriq.analytics.series.Chart;
import com.jupiteriq.analytics.series.Question;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.analytics.series.TestSeries;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.store.TestTenants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A month that nobody has seen.
class SandboxTrafficTest {

    @Test
    void a_month_is_made_once_and_says_what_it_is() {
        try (TestTenants tenants = new TestTenants()) {
            TestRollups rollups = new TestRollups(tenants);
            SandboxTraffic traffic = new SandboxTraffic(
                new RequestLogStore(tenants.worker, tenants.reads, tenants.vault, rollups.values),
                TestPostgres.partitions(tenants.logins.owner(), tenants.clock), rollups.folding,
                tenants.clock);
            Caller caller = tenants.caller();
            long made = traffic.make(caller.tenant(), List.of(tenants.ids.next()));
            assertThat(made).isGreaterThan(10_000).isEqualTo(tenants.count("request_log"));
            assertThat(traffic.make(caller.tenant(), List.of(tenants.ids.next()))).isZero();
            TestSeries series = new TestSeries(tenants, rollups.rollups);
            Source source = series.analytics.source("requests");
            Question question = series.analytics.question(source, Map.of("interval", "day", "from",
                tenants.clock.instant().minus(Duration.ofDays(SandboxTraffic.DAYS)).toString(),
                "group_by", "user_agent"));
            assertThat(series.analytics.answer(caller, source, question).lines()).singleElement()
                .satisfies(line -> {
                    assertThat(line.group()).isEqualTo(SandboxTraffic.AGENT);
                    assertThat(line.points().stream().mapToLong(SandboxTrafficTest::count).sum())
                        .isEqualTo(made);
                });
            tenants.clock.forward(Duration.ofHours(1));
            assertThat(traffic.make(caller.tenant(), List.of(tenants.ids.next()))).isPositive();
        }
    }

    private static long count(Chart.Point point) {
        return Long.parseLong(point.values().getFirst().compact().text());
    }
}
