package com.jupiteriq.edge.links;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.files.FileContents.Readable;

/// Contents of files as every contract gives them: to be kept, by ranges, under the sum of their bytes.
public final class StoredBytes {

    private StoredBytes() {}

    public static Reply.Content reply(Readable bytes) {
        return new Reply.Content(bytes.contentType(), bytes.name(), new Reply.Stored(
            "\"" + bytes.sha256() + "\"", bytes.length(),
            (sink, from, length) -> bytes.source().read(from, length, sink::write)));
    }
}
