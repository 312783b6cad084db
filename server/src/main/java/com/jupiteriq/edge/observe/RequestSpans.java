package com.jupiteriq.edge.observe;

import com.jupiteriq.access.ApiKey;
import com.jupiteriq.analytics.Traces;
import com.jupiteriq.edge.Exchange;
import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.TraceParent;

/// Gives every request its span, for installations that send traces.
record RequestSpans(Traces traces, RouteNames names) implements RequestObserver {

    @Override
    public void over(Exchange exchange, long nanos) {
        ApiKey key = exchange.key();
        TraceParent trace = exchange.trace();
        traces.add(new Traces.Span(
            exchange.requestId(),
            exchange.sentMethod(),
            names.of(exchange),
            exchange.outcome(),
            key == null ? null : key.tenant().id().toString(),
            nanos,
            trace == null ? null : new Traces.Parent(trace.traceId(), trace.parentId(), trace.sampled())));
    }
}
