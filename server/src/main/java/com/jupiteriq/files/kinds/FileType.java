package com.jupiteriq.files.kinds;

import java.util.Optional;
import java.util.stream.Stream;

/// The types that files can have. Those that the published list names (000:145) may always be sent; further
/// ones where an account has enabled them.
///
/// There is no CSV among them, whose bytes are those of any other text; and nothing that a browser would run,
/// so no HTML and no SVG. Office documents that carry macros are none of these either: what only their
/// directory tells apart from harmless ones would be let in under another name.
public enum FileType {
    JPEG("image/jpeg", true),
    PNG("image/png", true),
    GIF("image/gif", true),
    WEBP("image/webp", true),
    PDF("application/pdf", true),
    WORD_97("application/msword", true),
    EXCEL_97("application/vnd.ms-excel", true),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", true),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", true),
    ZIP("application/zip", true),
    RAR("application/vnd.rar", true),

    POWERPOINT_97("application/vnd.ms-powerpoint", false),
    OUTLOOK_MESSAGE("application/vnd.ms-outlook", false),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", false),
    OPEN_TEXT("application/vnd.oasis.opendocument.text", false),
    OPEN_SPREADSHEET("application/vnd.oasis.opendocument.spreadsheet", false),
    OPEN_PRESENTATION("application/vnd.oasis.opendocument.presentation", false),
    GZIP("application/gzip", false),
    SEVEN_ZIP("application/x-7z-compressed", false),
    HEIC("image/heic", false),
    AVIF("image/avif", false),
    MP4("video/mp4", false),
    QUICKTIME("video/quicktime", false),
    WEBM("video/webm", false),
    MPEG_AUDIO("audio/mpeg", false),
    MP4_AUDIO("audio/mp4", false),
    JSON("application/json", false),
    TEXT("text/plain", false);

    private final String mediaType;
    private final boolean always;

    FileType(String mediaType, boolean always) {
        this.mediaType = mediaType;
        this.always = always;
    }

    public static Optional<FileType> of(String mediaType) {
        return Stream.of(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    /// Whether no account has to enable it.
    public boolean isAlwaysAllowed() {
        return always;
    }
}
