package com.jupiteriq.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void a_new_folder_belongs_to_its_owner_alone() throws IOException {
        Path path = temporary.resolve("some/data");
        try (DataFolder folder = DataFolder.open(path)) {
            folder.secret("master", 32);
            folder.write("keys.json", "{}".getBytes(UTF_8));
            assertThat(path).isDirectoryContaining("glob:**/VERSION");
            for (String name : new String[] {"", "secrets", "logs"}) {
                assertThat(permissions(path.resolve(name))).isEqualTo("rwx------");
            }
            for (String name : new String[] {"VERSION", "lock", "keys.json", "secrets/master.key"}) {
                assertThat(permissions(path.resolve(name))).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_folder_whose_files_vanish_is_deleted() throws Exception {
        Path doomed = temporary.resolve("doomed");
        for (int i = 0; i < 200; i++) {
            Path inner = Files.createDirectories(doomed.resolve("folder-" + i).resolve("inner"));
            Files.writeString(inner.resolve("file"), "content");
        }
        List<Callable<Path>> rivals = Collections.nCopies(4, () -> {
            DataFolder.delete(doomed);
            return doomed;
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(rivals.size())) {
            for (Future<Path> rival : threads.invokeAll(rivals)) {
                assertThat(rival.get()).doesNotExist();
            }
        }
    }

    @Test
    void a_folder_that_others_could_read_is_closed() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataFolder.open(temporary).close();
        assertThat(permissions(temporary)).isEqualTo("rwx------");
    }

    @Test
    void secrets_are_made_once() {
        byte[] first;
        try (DataFolder folder = DataFolder.open(temporary)) {
            first = folder.secret("pepper", 32);
            assertThat(first).hasSize(32).isNotEqualTo(folder.secret("master", 32));
            assertThat(folder.password("jupiter_app")).hasSize(43);
        }
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(folder.secret("pepper", 32)).isEqualTo(first);
        }
    }

    @Test
    void a_damaged_secret_is_refused() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            Files.write(temporary.resolve("secrets/master.key"), new byte[31]);
            assertThatThrownBy(() -> folder.secret("master", 32)).isInstanceOf(StartRefused.class)
                .hasMessageEndingWith("secrets/master.key is damaged; restore it from a backup.");
        }
    }

    @Test
    void a_second_opening_in_this_process_is_refused_and_harmless() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThatThrownBy(() -> DataFolder.open(temporary)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
            assertRefusedElsewhere(folder.path());
        }
        DataFolder.open(temporary).close();
    }

    private static void assertRefusedElsewhere(Path path) throws IOException {
        try (OtherProcess other = OtherProcess.on(path, TestPostgres.binaries())) {
            assertThat(other.nextLine()).isEqualTo("The data folder " + path + " is in use by process "
                + ProcessHandle.current().pid()
                + "; stop that process or choose another folder with --data.");
        }
    }

    @Test
    void a_newer_layout_is_refused() throws IOException {
        DataFolder.open(temporary).close();
        Files.writeString(temporary.resolve("VERSION"), "2\n");
        assertThatThrownBy(() -> DataFolder.open(temporary)).isInstanceOf(StartRefused.class)
            .hasMessageContaining("was written by a newer JupiterIQ (layout 2, this one knows 1)");
        Files.writeString(temporary.resolve("VERSION"), "1\n");
        DataFolder.open(temporary).close();
    }

    @Test
    void a_folder_of_somebody_else_is_left_alone() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> DataFolder.open(temporary)).isInstanceOf(StartRefused.class)
            .hasMessageContaining("holds other files (thesis.txt)");
        Files.delete(temporary.resolve("thesis.txt"));
        DataFolder.open(temporary).close();
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Path file = Files.writeString(temporary.resolve("data"), "");
        assertThatThrownBy(() -> DataFolder.open(file)).isInstanceOf(StartRefused.class)
            .hasMessageEndingWith("is not a folder; choose another with --data.");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below"))).isInstanceOf(StartRefused.class)
            .hasMessageNotContaining("\n");
    }

    @Test
    void a_write_replaces_the_whole_file_even_after_a_broken_one() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            Files.writeString(temporary.resolve("keys.json.tmp"), "half of an old a");
            folder.write("keys.json", "new".getBytes(UTF_8));
            assertThat(folder.read("keys.json")).hasValueSatisfying(content ->
                assertThat(content).asString(UTF_8).isEqualTo("new"));
            assertThat(temporary.resolve("keys.json.tmp")).doesNotExist();
            assertThat(folder.read("absent")).isEmpty();
        }
    }

    @Test
    void a_viewer_sees_the_folder_in_use_and_changes_nothing() {
        try (DataFolder folder = DataFolder.open(temporary)) {
            byte[] master = folder.secret("master", 32);
            try (DataFolder viewed = DataFolder.view(temporary)) {
                assertThat(viewed.secret("master", 32)).isEqualTo(master);
                assertThatThrownBy(() -> viewed.secret("pepper", 32)).isInstanceOf(StartRefused.class)
                    .hasMessageEndingWith("is missing; restore it from a backup.");
                assertThatIllegalStateException().isThrownBy(() -> viewed.write("keys.json", new byte[0]));
            }
            assertThatThrownBy(() -> DataFolder.view(temporary.resolve("absent")))
                .isInstanceOf(StartRefused.class)
                .hasMessageEndingWith("is not a JupiterIQ data folder; name one with --data.");
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
