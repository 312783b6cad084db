package com.jupiteriq.edge.v1.events;

import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.streams.Words;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A stream in the format `text/event-stream` (HTML standard, section 9.2). Its `id` is the position in the
/// log, which a client sends back as `Last-Event-ID`.
final class EventStreamWords implements Words {

    static final String TYPE = "text/event-stream";

    /// How long a client waits before it opens anew.
    static final byte[] FIRST = bytes("retry: 3000\n\n");

    @Override
    public byte[] event(LoggedEvent event, Tenant tenant) {
        return bytes("id: " + event.sequence() + "\nevent: " + event.type()
            + "\ndata: " + event.payload(tenant).text() + "\n\n");
    }

    /// A comment, which no client shows, and an id, which it keeps.
    @Override
    public byte[] heartbeat(long position) {
        return bytes(": heartbeat\nid: " + position + "\n\n");
    }

    @Override
    public byte[] gap(long oldest) {
        JsonText data = new JsonWriter().object().field("oldest", oldest).endObject().done();
        return bytes("id: " + (oldest - 1) + "\nevent: gap\ndata: " + data.text() + "\n\n");
    }

    @Override
    public byte[] end(Reason reason) {
        JsonText data = new JsonWriter().object()
            .field("reason", reason.name().toLowerCase(Locale.ROOT)).endObject().done();
        return bytes("event: end\ndata: " + data.text() + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
