package com.jupiteriq;

import com.jupiteriq.accounts.Feature;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.accounts.PlanQuota;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `docs/limits-by-plan.md` is what plans begin with (000:14). The golden is written by
/// `-Dgolden=accept`.
class PlanGuideTest {

    private static final String HEAD = """
        # Limits by plan

        What each plan has in a new installation. The operator changes the numbers of a plan, and agrees on
        others with an account: [accounts and plans](accounts.md). What holds for a key now is told by
        `GET /v1/limits`.

        | | Starter, Standard, Team | Professional, Business | Enterprise |
        |---|---|---|---|
        """;

    private static final String FOOT = """

        Quotas hold for each environment by itself: what lies in `test` takes nothing from `live`. One more
        than there may be is 403 `QUOTA_EXCEEDED`; waiting does not help. What a plan leaves out is 403
        `PERMISSION_DENIED` with the plan in `details`. Enterprise Healthcare is Enterprise with a flag.
        """;

    @Test
    void the_guide_is_what_the_code_says() {
        StringBuilder text = new StringBuilder(HEAD);
        row(text, "Requests per minute, of the account and of each key",
            plan -> number(plan.requestsPerMinute()));
        for (PlanQuota quota : PlanQuota.values()) {
            row(text, quota.about() + " (`" + quota.word() + "`)", plan -> number(quota.first(plan)));
        }
        row(text, "Event streams open on each node", plan -> number((long) plan.streams()));
        for (Feature feature : Feature.values()) {
            row(text, feature.about() + " (`" + feature.word() + "`)",
                plan -> feature.first(plan) ? "yes" : "no");
        }
        Golden.check(Path.of("../docs/limits-by-plan.md"), text.append(FOOT).toString());
    }

    private static void row(StringBuilder text, String what, Function<Plan, String> value) {
        text.append("| ").append(what).append(" | ")
            .append(Arrays.stream(Plan.values()).map(value).collect(Collectors.joining(" | ")))
            .append(" |\n");
    }

    private static String number(@Nullable Long number) {
        return number == null ? "any number" : String.format(Locale.ROOT, "%,d", number);
    }
}
