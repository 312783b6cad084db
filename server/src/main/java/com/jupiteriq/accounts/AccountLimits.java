package com.jupiteriq.accounts;

import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.paths.PathPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was agreed with an account beside its plan, for each of its environments (decisions C26, C58).
///
/// @param requestsPerMinute of the account, and of each of its keys without a limit of its own; null for the
///     plan's
/// @param bursts above that in some minutes
/// @param endpoints one for each pattern, in the order of their text
public record AccountLimits(
    @Nullable Long requestsPerMinute, Bursts bursts, List<EndpointLimit> endpoints) {

    /// Patterns with a limit in one account: each request is held against all that name it.
    public static final int MAX_ENDPOINTS = 32;

    static final AccountLimits NONE = new AccountLimits(null, Bursts.NONE, List.of());

    /// Of `accounts`.
    public static final String COLUMNS = """
        accounts.requests_per_minute, accounts.burst_percent, accounts.burst_minutes,
               accounts.endpoint_limits""";

    /// From these columns.
    public static AccountLimits stored(@Nullable Long perMinute, Bursts bursts, String[] endpoints) {
        return new AccountLimits(
            perMinute, bursts, Stream.of(endpoints).map(EndpointLimit::stored).toList());
    }

    /// What a body that fits [AccountDocument#LIMITS] makes of them. Tells everything that is wrong with it.
    public AccountLimits changed(Fields body, Endpoints known, List<Problem> problems) {
        Long perMinute = body.has("requests_per_minute")
            ? (Long) body.whole("requests_per_minute", 0) : requestsPerMinute;
        return new AccountLimits(perMinute == null || perMinute == 0 ? null : perMinute,
            bursts(body, problems),
            body.values().get("rules") instanceof JsonValue.Arr(List<JsonValue> items)
                ? items.stream().flatMap(item -> rule(item, known, problems).stream()).distinct()
                    .sorted(Comparator.comparing(EndpointLimit::toString)).toList()
                : endpoints);
    }

    private Bursts bursts(Fields body, List<Problem> problems) {
        Bursts wanted = new Bursts(
            (int) body.whole("burst_percent", bursts.percent()),
            (int) body.whole("burst_minutes", bursts.minutes()));
        if (!wanted.isWhole()) {
            problems.add(Problem.wrong("limits.burst_percent", Bursts.FORM));
        }
        return wanted;
    }

    private static Optional<EndpointLimit> rule(JsonValue item, Endpoints known, List<Problem> problems) {
        Fields rule = new Fields(((JsonValue.Obj) item).members());
        Rate rate =
            new Rate(rule.whole("limit", 1), Window.of(rule.requiredText("window")).orElseThrow());
        return known.read("limits.rules",
                rule.requiredText("method") + " " + rule.requiredText("path"), problems)
            .map(pattern -> new EndpointLimit(pattern, rate));
    }

    AccountLimits with(@Nullable Long perMinute) {
        return new AccountLimits(perMinute, bursts, endpoints);
    }

    AccountLimits bursting(Bursts changed) {
        return new AccountLimits(requestsPerMinute, changed, endpoints);
    }

    /// @param rate null to take the limit away
    AccountLimits with(PathPattern endpoint, @Nullable Rate rate) {
        List<EndpointLimit> changed = new ArrayList<>(endpoints);
        changed.removeIf(limit -> limit.endpoint().equals(endpoint));
        if (rate != null) {
            changed.add(new EndpointLimit(endpoint, rate));
            changed.sort(Comparator.comparing(EndpointLimit::toString));
        }
        return new AccountLimits(requestsPerMinute, bursts, List.copyOf(changed));
    }

    /// `500/minute, POST /v1/tickets/** 100/day`, or `plan`.
    public String summary() {
        String most = requestsPerMinute == null ? "plan" : requestsPerMinute + "/minute";
        return Stream.concat(
            Stream.of(bursts.equals(Bursts.NONE) ? most
                : most + " (+" + bursts.percent() + "% in " + bursts.minutes() + " minutes a day)"),
            endpoints.stream().map(EndpointLimit::toString))
            .collect(Collectors.joining(", "));
    }

    JsonText json() {
        JsonWriter out = new JsonWriter().object();
        if (requestsPerMinute == null) {
            out.field("requests_per_minute", (String) null);
        } else {
            out.field("requests_per_minute", requestsPerMinute);
        }
        out.field("burst_percent", bursts.percent()).field("burst_minutes", bursts.minutes());
        out.key("rules").array();
        for (EndpointLimit limit : endpoints) {
            out.object()
                .field("method", limit.endpoint().method())
                .field("path", limit.endpoint().path())
                .field("window", limit.rate().window().word())
                .field("limit", limit.rate().requests())
                .endObject();
        }
        return out.endArray().endObject().done();
    }
}
