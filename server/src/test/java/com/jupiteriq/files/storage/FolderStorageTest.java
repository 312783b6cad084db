package com.jupiteriq.files.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest extends StorageContract {

    @TempDir
    Path temporary;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private Path folder;
    private FolderStorage storage;

    @BeforeEach
    void open() {
        folder = temporary.resolve("files");
        storage = FolderStorage.at(folder, new Room(free::get, 1_000), clock);
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    String[] where() {
        return new String[] {folder.toString()};
    }

    /// In the time of the test, which may have been put forward.
    @Override
    void layDownHold() throws IOException {
        Files.createFile(folder.resolve(Hold.NAME));
    }

    @Test
    void only_the_owner_may_read_what_lies_there() throws IOException {
        write(fresh(), bytes(10));
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all).hasSize(4).allSatisfy(path ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void a_name_is_used_once() {
        BlobName name = fresh();
        write(name, bytes(10));
        assertThatThrownBy(() -> storage.write(name)).isInstanceOf(IllegalStateException.class);
        BlobName other = fresh();
        try (Storage.Writing writing = storage.write(other)) {
            assertThatThrownBy(() -> storage.write(other)).isInstanceOf(IllegalStateException.class);
            writing.finish();
        }
    }

    @Test
    void the_reserve_stays_free() {
        free.set(1_100);
        BlobName name = fresh();
        assertUnavailable(() -> write(name, bytes(101)));
        assertThat(all()).isEmpty();
        write(name, bytes(100));
        assertThat(all()).containsExactly(name);
    }

    @Test
    void a_disk_that_fills_in_the_middle_leaves_nothing() {
        BlobName name = fresh();
        try (Storage.Writing writing = storage.write(name)) {
            writing.write(bytes(100), 0, 100);
            free.set(999);
            assertUnavailable(() -> writing.write(new byte[1], 0, 1));
        }
        assertThat(all()).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    void a_folder_that_is_away_is_no_missing_blob() throws IOException {
        BlobName name = fresh();
        write(name, bytes(10));
        Files.move(folder, temporary.resolve("unmounted"));
        assertUnavailable(() -> storage.read(name, 0, 1));
        assertUnavailable(() -> write(fresh(), bytes(1)));
        assertThat(folder).doesNotExist();
        Files.move(temporary.resolve("unmounted"), folder);
        assertThat(read(name, 0, 100)).hasSize(10);
    }

    @Test
    void folders_that_somebody_removed_are_made_again() throws IOException {
        BlobName name = fresh();
        write(name, bytes(10));
        storage.delete(List.of(name));
        Path shard = folder.resolve(tenant.toString()).resolve(name.id().toString().substring(34));
        Files.delete(shard);
        Files.delete(shard.getParent());
        write(name, bytes(11));
        assertThat(read(name, 0, 100)).hasSize(11);
    }

    @Test
    void what_else_lies_in_the_folder_is_passed_over() throws IOException {
        BlobName name = fresh();
        write(name, bytes(10));
        Path shard = Files.list(folder.resolve(tenant.toString())).findFirst().orElseThrow();
        Files.writeString(shard.resolve("notes.txt"), "x");
        Files.writeString(shard.resolve(name.id() + ".bak"), "x");
        Files.writeString(shard.resolve("1-1-1-1-1"), "x");
        Files.writeString(folder.resolve("readme"), "x");
        Path lost = Files.createDirectories(folder.resolve("lost+found").resolve("a"));
        Files.writeString(lost.resolve(UUID.randomUUID().toString()), "x");
        assertThat(all()).containsExactly(name);
    }

    @Test
    void age_counts_from_the_last_byte_and_names_are_told_some_at_a_time() throws IOException {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        for (int i = 0; i < FolderWalk.SOME + 7; i++) {
            BlobName name = fresh();
            write(name, bytes(1));
            String id = name.id().toString();
            Files.setLastModifiedTime(folder.resolve(tenant.toString()).resolve(id.substring(34)).resolve(id),
                FileTime.from(yesterday));
        }
        write(fresh(), bytes(1));
        List<Integer> told = new ArrayList<>();
        storage.olderThan(Instant.now().minus(Duration.ofHours(1)), some -> {
            told.add(some.size());
            storage.delete(some);
        });
        assertThat(told).containsExactly(FolderWalk.SOME, 7);
        assertThat(all()).hasSize(1);
    }

    @Test
    void a_folder_that_cannot_be_used_refuses_the_start() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> FolderStorage.at(file, new Room(free::get, 0), clock))
            .isInstanceOf(StartRefused.class)
            .hasMessageStartingWith("The folder of files " + file + " cannot be used (")
            .hasMessageEndingWith("--files-folder.");
    }

    private long files() {
        return TestStorage.all(folder).size();
    }

    static void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isEqualTo(new Failure.Unavailable(Outage.RETRY_AFTER)));
    }
}
