package com.jupiteriq.edge.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/// What can still be made out of the head of a request that is no HTTP, as far as it has come: enough to
/// refuse it in the shape that its path promises, and so that the page that sent it can read the refusal.
/// Nothing is done on the word of it.
final class RawHead {

    private final List<String> lines;

    private RawHead(List<String> lines) {
        this.lines = lines;
    }

    /// Of a connection that reads one request at a time; null when the connector keeps its bytes to itself.
    static @Nullable RawHead of(Request request) {
        return !HttpPort.streamed(request)
            && request.getInputBuffer() instanceof ApplicationBufferHandler connection
            && connection.getByteBuffer() != null
                ? of(connection.getByteBuffer().duplicate().rewind()) : null;
    }

    static RawHead of(ByteBuffer bytes) {
        String text = StandardCharsets.ISO_8859_1.decode(bytes).toString().stripLeading();
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            if (line.isEmpty()) {
                break;
            }
            lines.add(line);
        }
        return new RawHead(lines);
    }

    /// The path of the target as it was sent, up to where it stops being one; empty when there is none.
    String path() {
        String[] words = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", 3);
        String target = words.length > 1 ? words[1] : "";
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// Every value of the header.
    List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase(name)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }
}
