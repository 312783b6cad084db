package com.jupiteriq.files;

import java.util.Locale;

/// Where a file is on its way from the upload to whoever reads it.
public enum FileStatus {
    /// Not all of its bytes have come.
    UPLOADING,
    /// Its bytes are being looked at.
    SCANNING,
    /// It is clean and of an allowed type; thumbnails are being made.
    PROCESSING,
    READY,
    /// It will never be read; its bytes are gone.
    REJECTED,
    /// A virus was found. The bytes are kept for a while, in case it was none.
    QUARANTINED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FileStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Whether there are bytes, which count.
    public boolean keepsBytes() {
        return this != REJECTED;
    }

    /// Whether an object may be given it, or keep it.
    public boolean isUsable() {
        return switch (this) {
            case SCANNING, PROCESSING, READY -> true;
            case UPLOADING, REJECTED, QUARANTINED -> false;
        };
    }
}
