package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that somebody has reviewed, compared with what the code says. After a change that is meant,
/// `mvn -pl server test -Dtest=<the test> -Dgolden=accept` writes them anew; review the difference, then
/// commit it.
final class Golden {

    private static final boolean ACCEPT = "accept".equals(System.getProperty("golden"));

    private Golden() {}

    static Path resource(String name) {
        return Path.of("src/test/resources").resolve(name);
    }

    static void check(Path file, String produced) {
        try {
            if (ACCEPT) {
                Files.writeString(file, produced);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s; run with -Dgolden=accept if the change is meant", file)
                .isEqualTo(produced);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
