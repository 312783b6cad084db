package com.jupiteriq.analytics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Sends spans to an OpenTelemetry collector by OTLP over HTTP, in batches, from a thread of its own. A
/// collector that is away or slow costs spans, never requests.
///
/// The address is the operator's own choice and may well be on this machine or in a private network, so it
/// does not pass the guard that holds back addresses of tenants. Only the ids of a client's trace come from
/// outside.
final class OtlpTraces implements Traces {

    /// Spans that wait to be sent; one more is lost.
    private static final int WAITING = 8_192;

    private static final Duration SEND_EVERY = Duration.ofSeconds(2);
    private static final Duration SEND_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
    private static final int FIRST_SERVER_ERROR = 500;

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("jupiteriq.tenant");
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("jupiteriq.request_id");

    private final InstantSource clock;
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    OtlpTraces(String endpoint, InstantSource clock) {
        this.clock = clock;
        OtlpHttpSpanExporter exporter =
            OtlpHttpSpanExporter.builder().setEndpoint(endpoint).setTimeout(SEND_LIMIT).build();
        this.provider = SdkTracerProvider.builder()
            .setResource(Resource.builder().put(SERVICE, "jupiteriq").build())
            .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                .setMaxQueueSize(WAITING)
                .setScheduleDelay(SEND_EVERY)
                .setExporterTimeout(SEND_LIMIT)
                .build())
            .build();
        this.tracer = provider.get("com.jupiteriq");
    }

    @Override
    public void add(Span request) {
        long end = nanos(clock.instant());
        SpanBuilder span = tracer
            .spanBuilder(name(request))
            .setSpanKind(SpanKind.SERVER)
            .setParent(parent(request))
            .setStartTimestamp(end - request.nanos(), TimeUnit.NANOSECONDS)
            .setAttribute(METHOD, request.method())
            .setAttribute(STATUS, (long) request.status())
            .setAttribute(REQUEST, request.requestId());
        if (request.route() != null) {
            span.setAttribute(ROUTE, request.route());
        }
        if (request.tenant() != null) {
            span.setAttribute(TENANT, request.tenant());
        }
        var started = span.startSpan();
        if (request.status() >= FIRST_SERVER_ERROR) {
            started.setStatus(StatusCode.ERROR);
        }
        started.end(end, TimeUnit.NANOSECONDS);
    }

    private static String name(Span request) {
        return request.route() == null ? request.method() : request.method() + " " + request.route();
    }

    private static Context parent(Span request) {
        Parent parent = request.parent();
        return parent == null ? Context.root()
            : Context.root().with(io.opentelemetry.api.trace.Span.wrap(SpanContext.createFromRemoteParent(
                parent.traceId(), parent.spanId(),
                parent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault())));
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    /// Sends what waits, for a while.
    @Override
    public void close() {
        provider.shutdown().join(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
