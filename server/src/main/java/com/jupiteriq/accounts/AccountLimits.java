package com.jupiteriq.accounts;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.paths.PathPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was agreed with an account beside its plan, for each of its environments (decisions C26, C58).
///
/// @param requestsPerMinute of the account, and of each of its keys without a limit of its own; null for the
///     plan's
/// @param endpoints one for each pattern, in the order of their text
public record AccountLimits(@Nullable Long requestsPerMinute, List<EndpointLimit> endpoints) {

    /// Patterns with a limit in one account: each request is held against all that name it.
    public static final int MAX_ENDPOINTS = 32;

    static final AccountLimits NONE = new AccountLimits(null, List.of());

    /// From the columns `requests_per_minute` and `endpoint_limits` of `accounts`.
    public static AccountLimits stored(@Nullable Long perMinute, String[] endpoints) {
        return new AccountLimits(perMinute, Stream.of(endpoints).map(EndpointLimit::stored).toList());
    }

    AccountLimits with(@Nullable Long perMinute) {
        return new AccountLimits(perMinute, endpoints);
    }

    /// @param rate null to take the limit away
    AccountLimits with(PathPattern endpoint, @Nullable Rate rate) {
        List<EndpointLimit> changed = new ArrayList<>(endpoints);
        changed.removeIf(limit -> limit.endpoint().equals(endpoint));
        if (rate != null) {
            changed.add(new EndpointLimit(endpoint, rate));
            changed.sort(Comparator.comparing(EndpointLimit::toString));
        }
        return new AccountLimits(requestsPerMinute, List.copyOf(changed));
    }

    /// `500/minute, POST /v1/tickets/** 100/day`, or `plan`.
    public String summary() {
        return Stream.concat(
            Stream.of(requestsPerMinute == null ? "plan" : requestsPerMinute + "/minute"),
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
