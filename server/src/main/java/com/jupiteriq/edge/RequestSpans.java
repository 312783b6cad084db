package com.jupiteriq.edge;

import com.jupiteriq.access.ApiKey;
import com.jupiteriq.analytics.LoggedRequest;
import com.jupiteriq.analytics.Traces;

/// Gives every request its span, for installations that send traces.
record RequestSpans(Traces traces, RouteNames names) implements RequestObserver {

    @Override
    public void over(Exchange exchange, long nanos) {
        ApiKey key = exchange.key();
        TraceParent trace = exchange.trace();
        int status = exchange.status();
        traces.add(new Traces.Span(
            exchange.requestId(),
            exchange.sentMethod(),
            names.of(exchange),
            status == 0 ? LoggedRequest.NO_ANSWER : status,
            key == null ? null : key.tenant().id().toString(),
            nanos,
            trace == null ? null : new Traces.Parent(trace.traceId(), trace.parentId(), trace.sampled())));
    }
}
