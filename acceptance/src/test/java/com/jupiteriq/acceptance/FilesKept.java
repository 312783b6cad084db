package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a server keeps of files, of everybody.
///
/// @param files how many, and their bytes
/// @param parts which bytes are on record
/// @param counted by quotas
/// @param strays bytes in storage that no record names, finished or not
record FilesKept(
    List<Map<String, @Nullable Object>> files,
    List<Map<String, @Nullable Object>> parts,
    List<Map<String, @Nullable Object>> counted,
    Set<String> strays) {

    /// Within which the server has noticed that a client is gone, and forgotten what it sent.
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);

    private static final String FILES = """
        select count(*) as n, sum(size) as bytes, sum(received) as received
        from files""";

    private static final String PARTS = """
        select count(*) as n, sum(size) as bytes
        from file_parts""";

    /// States change meanwhile.
    private static final String COUNTED = """
        select tenant_id, name, sum(value) as value
        from counters
        where name in ('files', 'files.bytes')
        group by tenant_id, name
        having sum(value) <> 0
        order by tenant_id, name""";

    private static final String NAMED = """
        select blob::text as blob from file_parts
        union
        select blob::text from file_thumbnails""";

    private static final String GARBAGE = "select blob::text as blob from file_garbage";

    static FilesKept of(World world) {
        return in(world.ledger(), folder(world.server()));
    }

    /// @param folder in which bytes lie
    static FilesKept in(Ledger ledger, Path folder) {
        Set<String> known = named(ledger);
        known.addAll(names(ledger, GARBAGE));
        Set<String> strays = blobs(folder);
        strays.removeAll(known);
        return new FilesKept(ledger.query(FILES), ledger.query(PARTS), ledger.query(COUNTED), strays);
    }

    /// Nothing has come, and nothing is left behind.
    void assertStill(World world) {
        assertStill(world.ledger(), folder(world.server()));
    }

    void assertStill(Ledger ledger, Path folder) {
        try {
            Eventually.until("it is forgotten", FORGOTTEN, () -> in(ledger, folder).equals(this));
        } catch (AssertionError late) {
            assertThat(in(ledger, folder)).isEqualTo(this);
        }
    }

    /// Bytes that belong to a file.
    static Set<String> named(Ledger ledger) {
        return names(ledger, NAMED);
    }

    private static Set<String> names(Ledger ledger, String query) {
        return ledger.query(query).stream().map(row -> String.valueOf(row.get("blob")))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    static Path folder(Server server) {
        return server.data().resolve("files");
    }

    /// What lies there, whether its writing was finished or not.
    static Set<String> blobs(Path folder) {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            return all.filter(Files::isRegularFile).map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.toCollection(TreeSet::new));
        } catch (UncheckedIOException deletedMeanwhile) {
            return blobs(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
