package com.jupiteriq.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Controls;
import com.jupiteriq.accounts.Feature;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.accounts.PlanQuota;
import com.jupiteriq.postgres.TestPostgres;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a new database has is what the code, and the guide made of it, says.
class FirstPlansTest {

    private static final TestPostgres.Fresh DATABASE = TestPostgres.newDatabase();

    @ParameterizedTest
    @EnumSource
    void a_new_installation_has_the_numbers_that_are_published(Plan plan) {
        PlanTerms kept = new Plans(new Controls(DATABASE.logins().worker().unpooled(), InstantSource.system(),
            (tenant, actor, entry, at) -> {
                throw new IllegalStateException("nothing is changed");
            })).get(plan);
        assertThat(kept).isEqualTo(first(plan, kept.updatedAt()));
    }

    private static PlanTerms first(Plan plan, Instant at) {
        SortedMap<String, Long> quotas = new TreeMap<>();
        for (PlanQuota quota : PlanQuota.values()) {
            Long most = quota.first(plan);
            if (most != null) {
                quotas.put(quota.word(), most);
            }
        }
        return new PlanTerms(plan, 1, plan.requestsPerMinute(), quotas,
            Arrays.stream(Feature.values()).filter(feature -> feature.first(plan)).map(Feature::word)
                .collect(Collectors.toCollection(TreeSet::new)), at);
    }
}
