package com.jupiteriq.files.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder in which a process is started, readable by the server's user only. It is gone as soon as the
/// process no longer needs it, so that there is no place where it could leave something, nor anything left
/// when the server is killed.
final class Workplace {

    private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);

    private @Nullable Path folder;

    synchronized Path folder() throws IOException {
        Path known = folder;
        if (known == null || !Files.isDirectory(known)) {
            known = Files.createTempDirectory("jupiter-pictures-");
            folder = known;
        }
        return known;
    }

    /// There is another one when somebody needs it.
    synchronized void delete() {
        Path known = folder;
        folder = null;
        if (known != null && Files.isDirectory(known)) {
            try (Stream<Path> all = Files.walk(known)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(one);
                }
            } catch (IOException stays) {
                LOG.warn("{} could not be deleted", known, stays);
            }
        }
    }
}
