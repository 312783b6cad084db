package com.jupiteriq.files.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real disk of three MiB that only another JVM sees, in a namespace of its own. Where a user may not have
/// one, that JVM may write no file of more than three MiB, which also is an error in the middle of a write.
class FullDiskTest {

    private static final int MIB = 1 << 20;
    private static final List<String> ON_A_DISK = List.of("unshare", "--user", "--map-root-user", "--mount",
        "sh", "-c", "mount -t tmpfs -o size=3m,mode=0700 none \"$0\" && echo BEGUN && exec \"$@\"");
    private static final List<String> IN_BOUNDS =
        List.of("sh", "-c", "ulimit -f 6144 && echo BEGUN && exec \"$@\"");

    @TempDir
    Path folder;

    @Test
    void a_full_disk_is_refused_leaves_nothing_and_is_over_when_there_is_room() throws Exception {
        List<String> said = run(ON_A_DISK);
        assertThat(said.contains("BEGUN") ? said : run(IN_BOUNDS))
            .containsExactly("BEGUN", "FULL", "LEFT 0", "FITS 1", "RESERVE KEPT", "LEFT 1");
    }

    private List<String> run(List<String> within) throws Exception {
        List<String> command = new ArrayList<>(within);
        command.addAll(List.of(folder.toString(),
            ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-Xmx64m",
            "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            FullDiskTest.class.getName(), folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines()
            .filter(line -> line.matches("[A-Z ]+[0-9]*")).toList();
        process.waitFor();
        return said;
    }

    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[0]);
        FolderStorage unbounded =
            FolderStorage.at(disk, new Room(() -> Long.MAX_VALUE, 0), InstantSource.system());
        say(fill(unbounded) ? "FULL" : "NEVER FULL");
        say("LEFT " + files(disk));
        try (Storage.Writing writing = unbounded.write(fresh())) {
            writing.write(new byte[MIB], 0, MIB);
            writing.finish();
        }
        say("FITS " + files(disk));
        FolderStorage bounded = FolderStorage.at(disk, Room.on(disk, MIB), InstantSource.system());
        boolean refused = fill(bounded);
        say(refused && disk.toFile().getUsableSpace() >= MIB ? "RESERVE KEPT" : "RESERVE TAKEN");
        say("LEFT " + files(disk));
    }

    /// Whether it was refused at some time.
    private static boolean fill(Storage storage) {
        try (Storage.Writing writing = storage.write(fresh())) {
            for (int i = 0; i < 8; i++) {
                writing.write(new byte[MIB / 2], 0, MIB / 2);
            }
            writing.finish();
            return false;
        } catch (Refused refused) {
            return refused.failure() instanceof Failure.Unavailable;
        }
    }

    private static long files(Path disk) throws IOException {
        try (Stream<Path> all = Files.walk(disk)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static BlobName fresh() {
        return new BlobName(UUID.randomUUID(), UUID.randomUUID());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
