package com.jupiteriq.data.imports;

import java.util.Arrays;
import java.util.Locale;

/// How the items of a file are written.
public enum ImportFormat {
    /// An object a line, as it makes an item.
    NDJSON("application/x-ndjson"),
    /// A table with a heading (RFC 4180).
    CSV("text/csv");

    private final String mediaType;

    ImportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public static ImportFormat of(String mediaType) {
        return Arrays.stream(values()).filter(format -> format.mediaType.equals(mediaType)).findFirst()
            .orElseThrow(() -> new IllegalStateException("nothing is imported from " + mediaType));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
