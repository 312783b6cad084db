package com.jupiteriq.analytics;

import org.jspecify.annotations.Nullable;

/// Takes one span for each request, in the trace that its client has begun or in a new one.
public interface Traces extends AutoCloseable {

    /// Whether anybody takes them.
    default boolean wanted() {
        return true;
    }

    /// Never waits.
    void add(Span span);

    @Override
    void close();

    /// A request as traces show it.
    ///
    /// @param route the template, null where no route was reached
    /// @param tenant the environment's id, null for a stranger's request
    /// @param nanos how long it took, until now
    record Span(
        String requestId, String method, @Nullable String route, int status, @Nullable String tenant,
        long nanos, @Nullable Parent parent) {}

    /// The span of the client's own, as W3C Trace Context names it.
    record Parent(String traceId, String spanId, boolean sampled) {}
}
