package com.jupiteriq.files.pictures;

import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of pictures of which thumbnails are made.
public enum PictureKind {

    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    WEBP("image/webp");

    private final String contentType;

    PictureKind(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    static Optional<PictureKind> of(String contentType) {
        return Stream.of(values()).filter(kind -> kind.contentType.equals(contentType)).findFirst();
    }
}
