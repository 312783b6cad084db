package com.jupiteriq.node;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.jupiteriq.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One log line as one JSON object: `at`, `level`, `logger`, `message`, the values of its context such as
/// `request_id`, and `error` with the stack trace when there is one.
final class JsonLines extends EncoderBase<ILoggingEvent> {

    @Override
    public byte[] encode(ILoggingEvent event) {
        JsonWriter json = new JsonWriter().object()
            .field("at", event.getInstant().toString())
            .field("level", event.getLevel().toString())
            .field("logger", event.getLoggerName())
            .field("message", event.getFormattedMessage());
        for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
            json.field(entry.getKey(), entry.getValue());
        }
        IThrowableProxy error = event.getThrowableProxy();
        if (error != null) {
            json.field("error", ThrowableProxyUtil.asString(error));
        }
        return (json.endObject() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
