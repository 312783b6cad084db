package com.jupiteriq.accounts;

import com.jupiteriq.kernel.Problem;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.paths.PathPattern;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A wish for a limit of an account as somebody wrote it.
///
/// @param endpoint a pattern such as `POST /v1/tickets/**`, null for all requests of the account
/// @param requests a rate such as `100/day`; of the account as a whole per minute. `none` takes the limit of
///     an endpoint away, `plan` gives the account that of its plan
public record LimitOrder(@Nullable String endpoint, String requests) {

    private static final String PLAN = "plan";
    private static final String NONE = "none";

    /// What the order does to the limits that there are. Tells everything that is wrong with it.
    UnaryOperator<AccountLimits> read(Endpoints endpoints, List<Problem> problems) {
        return endpoint == null ? ofAll(problems) : ofEndpoint(endpoint, endpoints, problems);
    }

    private UnaryOperator<AccountLimits> ofAll(List<Problem> problems) {
        if (requests.equals(PLAN)) {
            return limits -> limits.with(null);
        }
        Optional<Rate> rate = Rate.parse(requests).filter(known -> known.window() == Window.MINUTE);
        if (rate.isEmpty()) {
            problems.add(Problem.wrong("requests", "The limit of an account must be a number from 1 to "
                + Rate.MAX_REQUESTS + " per minute, such as 500/minute, or plan. For other windows limit"
                + " the endpoint \"* /v1/**\"."));
        }
        return limits -> limits.with(rate.orElseThrow().requests());
    }

    private UnaryOperator<AccountLimits> ofEndpoint(
        String text, Endpoints endpoints, List<Problem> problems) {
        boolean removing = requests.equals(NONE);
        Optional<PathPattern> pattern =
            removing ? removable(text, problems) : endpoints.read("endpoint", text, problems);
        Optional<Rate> rate = Rate.parse(requests);
        if (rate.isEmpty() && !removing) {
            problems.add(
                Problem.wrong("requests", "The limit of an endpoint must be " + Rate.FORM + ", or none."));
        }
        return limits -> limits.with(pattern.orElseThrow(), rate.orElse(null));
    }

    /// Also a pattern whose operations are gone.
    private static Optional<PathPattern> removable(String text, List<Problem> problems) {
        Optional<PathPattern> pattern = PathPattern.parse(text);
        if (pattern.isEmpty()) {
            problems.add(Problem.wrong("endpoint", PathPattern.FORM));
        }
        return pattern;
    }
}
