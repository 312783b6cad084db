package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Fact;
import com.jupiteriq.analytics.rollups.RequestFacet;
import com.jupiteriq.analytics.rollups.Value;
import com.jupiteriq.analytics.rollups.Values;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
        String method = METHODS.contains(request.method()) ? request.method() : Values.OTHER;
        String[] facets = new String[RequestFacet.values().length];
        facets[RequestFacet.ENDPOINT.ordinal()] =
            request.route() == null ? null : method + " " + request.route();
        facets[RequestFacet.KEY.ordinal()] = counted(key(request), admitted);
        facets[RequestFacet.METHOD.ordinal()] = method;
        facets[RequestFacet.STATUS.ordinal()] = Integer.toString(request.status());
        facets[RequestFacet.CODE.ordinal()] = request.code();
        Value agent = agent(request);
        facets[RequestFacet.AGENT.ordinal()] = agent == null ? request.agent() : counted(agent, admitted);
        UUID id = request.id();
        return new Fact(request.tenant().id(), RequestFacet.SERIES, request.at(), Arrays.asList(facets),
            request.micros(), request.status() >= FIRST_ERROR ? id : null, request.use());
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
