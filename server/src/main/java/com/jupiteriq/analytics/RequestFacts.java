package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Fact;
import com.jupiteriq.analytics.rollups.RequestFacet;
import com.jupiteriq.analytics.rollups.Value;
import com.jupiteriq.analytics.rollups.Values;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Requests as facts, whose facets have a bound: of keys and of names of clients only so many a day are
/// counted by themselves, and methods only when they are some.
final class RequestFacts {

    private static final Set<String> METHODS =
        Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final int FIRST_ERROR = 400;

    private final Values values;

    RequestFacts(Values values) {
        this.values = values;
    }

    List<Fact> of(List<LoggedRequest> requests) {
        List<Value> bounded = new ArrayList<>();
        for (LoggedRequest request : requests) {
            Value key = key(request);
            Value agent = agent(request);
            if (key != null) {
                bounded.add(key);
            }
            if (agent != null) {
                bounded.add(agent);
            }
        }
        Set<Value> admitted = values.admitted(bounded);
        return requests.stream().map(request -> fact(request, admitted)).toList();
    }

    private static Fact fact(LoggedRequest request, Set<Value> admitted) {
        List<@Nullable String> facets = new ArrayList<>();
        for (RequestFacet facet : RequestFacet.values()) {
            facets.add(value(facet, request, admitted));
        }
        return new Fact(request.tenant().id(), RequestFacet.SERIES, request.at(), facets, request.micros(),
            request.status() >= FIRST_ERROR ? request.id() : null, request.use());
    }

    private static @Nullable String value(RequestFacet facet, LoggedRequest request, Set<Value> admitted) {
        return switch (facet) {
            case ENDPOINT -> request.route() == null ? null : method(request) + " " + request.route();
            case KEY -> counted(key(request), admitted);
            case METHOD -> method(request);
            case STATUS -> Integer.toString(request.status());
            case CODE -> request.code();
            case AGENT -> {
                Value agent = agent(request);
                yield agent == null ? request.agent() : counted(agent, admitted);
            }
        };
    }

    private static String method(LoggedRequest request) {
        return METHODS.contains(request.method()) ? request.method() : Values.OTHER;
    }

    private static @Nullable Value key(LoggedRequest request) {
        return request.key() == null
            ? null : value(request, Value.Kind.KEY, TypeId.of("key", request.key()));
    }

    private static @Nullable Value agent(LoggedRequest request) {
        String agent = request.agent();
        return agent == null || agent.equals(Values.OTHER) ? null : value(request, Value.Kind.AGENT, agent);
    }

    private static Value value(LoggedRequest request, Value.Kind kind, String text) {
        return new Value(request.tenant().id(), UuidV7.day(request.id()), kind, text);
    }

    private static @Nullable String counted(@Nullable Value value, Set<Value> admitted) {
        return value == null ? null : admitted.contains(value) ? value.text() : Values.OTHER;
    }
}
