package com.jupiteriq.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Controls;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.postgres.TestPostgres;
import java.time.InstantSource;
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
        assertThat(kept).isEqualTo(PlanTerms.first(plan, kept.updatedAt()));
    }
}
