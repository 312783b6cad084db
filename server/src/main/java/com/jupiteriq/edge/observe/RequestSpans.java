package com.jupiteriq.edge.observe;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.analytics.Traces;
import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.edge.http.TraceParent;

/// Gives every request its span, for installations that send traces.
record RequestSpans(Traces traces, RouteNames names) implements RequestObserver {

    @Override
    public void over(Visit visit, long nanos) {
        Admitted caller = visit.admitted();
        TraceParent trace = visit.call().trace();
        traces.add(new Traces.Span(
            visit.call().requestId(),
            visit.call().sentMethod(),
            names.of(visit),
            visit.outcome(),
            caller == null ? null : caller.tenant().id().toString(),
            nanos,
            trace == null ? null : new Traces.Parent(trace.traceId(), trace.parentId(), trace.sampled())));
    }
}
