package com.jupiteriq.files.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Goes through a folder of blobs, holding the names of few of them. What is no blob of ours is passed over.
final class FolderWalk {

    /// Names that are told at once.
    static final int SOME = 1_000;

    private final Path root;
    private final Instant moment;
    private final Consumer<List<BlobName>> some;
    private List<BlobName> found = new ArrayList<>();

    FolderWalk(Path root, Instant moment, Consumer<List<BlobName>> some) {
        this.root = root;
        this.moment = moment;
        this.some = some;
    }

    void go() throws IOException {
        each(root, tenant -> each(tenant, shard -> each(shard, file -> look(tenant, file))));
        tell();
    }

    private interface Step {
        void take(Path path) throws IOException;
    }

    private static void each(Path folder, Step step) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                step.take(entry);
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    private void look(Path tenant, Path file) throws IOException {
        Optional<BlobName> name = BlobName.parse(text(tenant), text(file).endsWith(FolderStorage.UNFINISHED)
            ? text(file).substring(0, text(file).length() - FolderStorage.UNFINISHED.length())
            : text(file));
        if (name.isPresent() && isOld(file)) {
            found.add(name.get());
            if (found.size() == SOME) {
                tell();
            }
        }
    }

    private static String text(Path path) {
        return String.valueOf(path.getFileName());
    }

    private boolean isOld(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    private void tell() {
        if (!found.isEmpty()) {
            List<BlobName> told = List.copyOf(found);
            found = new ArrayList<>();
            some.accept(told);
        }
    }
}
