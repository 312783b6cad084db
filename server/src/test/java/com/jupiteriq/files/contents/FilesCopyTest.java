package com.jupiteriq.files.contents;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.files.storage.BlobName;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.files.storage.TestStorage;
import com.jupiteriq.store.TestTenants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A copy as docs/operating/backup.md describes it, made while files come, are joined and go: hold, database,
/// folder. Whatever the copy of the database names can be opened from the copy of the folder.
class FilesCopyTest {

    private static final int COPIES = 4;
    private static final int WRITERS = 3;

    private static TestTenants tenants;

    @TempDir
    Path temporary;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger removed = new AtomicInteger();
    private JdbcClient sql;
    private TestFiles files;

    /// One part of a file, as a record says it.
    private record Row(UUID tenant, UUID file, byte[] key, long from, long size, UUID blob, String sha256) {}

    @BeforeAll
    static void database() {
        tenants = new TestTenants();
    }

    @AfterAll
    static void close() {
        tenants.close();
    }

    @Test
    void a_copy_that_is_made_while_files_come_and_go_opens_every_file_that_it_names() throws Exception {
        sql = tenants.all;
        sql.sql("create table copied_parts (tenant uuid, file uuid, key bytea, starts_at bigint, size bigint,"
            + " blob uuid, sha256 text)").update();
        Path folder = temporary.resolve("files");
        files = new TestFiles(folder);
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                work.add(threads.submit(() -> {
                    comeAndGo(new SplittableRandom(number));
                    return number;
                }));
            }
            try {
                for (int copy = 0; copy < COPIES; copy++) {
                    int before = removed.get();
                    Await.until("files that went", () -> removed.get() > before + 3);
                    assertOpens(folder, temporary.resolve("copy-" + copy));
                }
            } finally {
                over.set(true);
            }
        }
        for (Future<?> each : work) {
            each.get();
        }
        assertThat(made.get()).isGreaterThan(COPIES);
    }

    /// Each file in parts, joined, and sometimes deleted: records first, then what they named.
    private void comeAndGo(SplittableRandom random) throws Exception {
        while (!over.get()) {
            FileKey key = files.newFile();
            List<Part> parts = new ArrayList<>();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < 3; i++) {
                byte[] plain = new byte[1 + random.nextInt(400_000)];
                random.nextBytes(plain);
                digest.update(plain);
                parts.add(files.write(key, parts.isEmpty() ? 0 : parts.getLast().end(), plain));
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            replace(key, List.of(), parts, sha256);
            made.incrementAndGet();
            Part joined = files.contents.join(key, parts);
            replace(key, parts, List.of(joined), sha256);
            if (random.nextBoolean()) {
                replace(key, List.of(joined), List.of(), sha256);
                removed.incrementAndGet();
            }
        }
    }

    /// In one transaction, as a write does it; what nobody names any more is deleted behind it.
    private void replace(FileKey key, List<Part> old, List<Part> now, String sha256) {
        sql.sql("""
            with gone as (delete from copied_parts where file = :file)
            insert into copied_parts
            select :tenant, :file, :key, starts_at, size, blob, :sha256
            from unnest(string_to_array(:starts, ',')::bigint[], string_to_array(:sizes, ',')::bigint[],
                string_to_array(:blobs, ',')::uuid[]) as fresh (starts_at, size, blob)
            """)
            .param("file", key.file()).param("tenant", key.tenant()).param("key", key.key())
            .param("sha256", sha256)
            .param("starts", listed(now, Part::from))
            .param("sizes", listed(now, Part::size))
            .param("blobs", listed(now, Part::blob))
            .update();
        files.storage.delete(old.stream().map(part -> new BlobName(key.tenant(), part.blob())).toList());
    }

    private static String listed(List<Part> parts, Function<Part, ?> value) {
        return parts.stream().map(value).map(String::valueOf).collect(Collectors.joining(","));
    }

    private void assertOpens(Path folder, Path copy) throws Exception {
        Path hold = Files.createFile(folder.resolve("hold"));
        List<Row> dump = dump();
        copy(folder, copy);
        Files.delete(hold);
        assertThat(dump).isNotEmpty();
        Storage restored = TestStorage.in(copy);
        Contents contents = new Contents(restored, files.ids, files.random);
        Map<UUID, List<Row>> byFile = dump.stream().collect(Collectors.groupingBy(Row::file));
        for (List<Row> rows : byFile.values()) {
            assertThat(sha256(contents, rows)).isEqualTo(rows.getFirst().sha256());
        }
        Set<BlobName> named = dump.stream().map(row -> new BlobName(row.tenant(), row.blob()))
            .collect(Collectors.toSet());
        assertThat(swept(restored, named)).containsExactlyInAnyOrderElementsOf(named);
    }

    /// One statement sees one moment, as a dump does.
    private List<Row> dump() {
        return sql.sql("select * from copied_parts order by file, starts_at").query((row, number) -> new Row(
            row.getObject("tenant", UUID.class), row.getObject("file", UUID.class), row.getBytes("key"),
            row.getLong("starts_at"), row.getLong("size"), row.getObject("blob", UUID.class),
            row.getString("sha256"))).list();
    }

    /// File by file, as a program does that knows nothing of what they are.
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.endsWith("hold")) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                    } catch (NoSuchFileException vanished) {
                        return visitFileFailed(file, vanished);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            /// What was not finished when it was seen has got its name since, or was given up.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                assertThat(vanished).isInstanceOf(NoSuchFileException.class);
                assertThat(file.toString()).endsWith(".part");
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private String sha256(Contents contents, List<Row> rows) throws Exception {
        FileKey key = new FileKey(rows.getFirst().tenant(), rows.getFirst().file(), rows.getFirst().key());
        List<Part> parts = rows.stream().map(row -> new Part(row.from(), row.size(), row.blob())).toList();
        try (InputStream stream = contents.open(key, parts)) {
            return HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes()));
        }
    }

    /// What is left when everything that no record names was deleted.
    private static Set<BlobName> swept(Storage restored, Set<BlobName> named) {
        Instant later = Instant.now().plus(Duration.ofDays(1));
        restored.olderThan(later, some -> restored.delete(
            some.stream().filter(name -> !named.contains(name)).toList()));
        Set<BlobName> left = new HashSet<>();
        restored.olderThan(later, left::addAll);
        return left;
    }
}
