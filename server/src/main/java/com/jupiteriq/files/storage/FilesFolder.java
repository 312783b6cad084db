package com.jupiteriq.files.storage;

import java.nio.file.Path;

/// Where the bytes of files lie when the operator names no other place.
public record FilesFolder(Path path) {

    private static final String NAME = "files";

    public static FilesFolder in(Path dataFolder) {
        return new FilesFolder(dataFolder.resolve(NAME));
    }
}
