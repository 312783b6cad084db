package com.jupiteriq.files.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Storage for tests of what lies over it.
public final class TestStorage {

    private TestStorage() {}

    /// In a folder on a disk without end.
    public static Storage in(Path folder) {
        return FolderStorage.at(folder, new Room(() -> Long.MAX_VALUE, 0), InstantSource.system());
    }

    /// Where the file of a blob lies in such a folder.
    public static Path file(Path folder, BlobName name) {
        String id = name.id().toString();
        return folder.resolve(name.tenant().toString()).resolve(id.substring(id.length() - 2)).resolve(id);
    }

    /// Every file in such a folder.
    public static List<Path> all(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// In the S3 of the tests, which another process may have started, under a prefix of its own.
    public static Storage inS3(String url) {
        S3Address address = S3Address.of(url, TestS3.BUCKET, null, TestS3.freshPrefix());
        return new S3Storage(new S3Bucket(address, TestS3.ACCESS_KEY, TestS3.SECRET_KEY, S3Limits.STANDARD),
            InstantSource.system());
    }
}
