package com.jupiteriq.files.resuming;

import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import java.util.List;

/// A file of which no record tells yet.
///
/// @param first the bytes that came with it, durable in storage; empty for none
/// @param sha256 of them, in hexadecimal
public record Begun(NewUpload upload, FileKey key, List<Part> first, String sha256) {

    public Begun {
        first = List.copyOf(first);
    }

    /// How many bytes are there.
    public long offset() {
        return first.isEmpty() ? 0 : first.getLast().end();
    }
}
