package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the servers of all tests begin with, made once of each jar, and anew each day: a data folder as the
/// first start leaves it, which tests of that start do without ([Server#first]), and the classes of a start,
/// which the JVM need not read and check again ([JEP 514]).
///
/// [JEP 514]: https://openjdk.org/jeps/514
final class Prepared {

    private static final Path PLACE = Server.root().resolve("acceptance/target/prepared");
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /// Never written to once they are there, so that folders share them.
    private static final Path PROGRAMS = Path.of("pg-bin");

    /// Without it the server chooses a port and writes it anew; two folders must not meet at one.
    private static final Path RECORDED_PORT = Path.of("pg/postgresql.conf");

    private Prepared() {}

    /// Begun by the first server of this process.
    private static final class Shared {

        static final Path FOLDER = find();
    }

    /// What a JVM is told that runs the jar; it passes over the classes when they do not fit.
    static List<String> classes() {
        return List.of("-XX:AOTCache=" + cache(Shared.FOLDER), "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    /// Fills a folder that is not there yet.
    static void copyTo(Path data) {
        copy(Shared.FOLDER.resolve("data"), data);
    }

    private static Path cache(Path folder) {
        return folder.resolve("classes.aot");
    }

    private static Path find() {
        try {
            Path folder = PLACE.resolve(Files.getLastModifiedTime(Server.jar()).toMillis() + "-"
                + LocalDate.now(ZoneOffset.UTC));
            if (!Files.exists(folder)) {
                if (Files.exists(PLACE)) {
                    Server.remove(PLACE);
                }
                Files.createDirectories(PLACE);
                Path fresh = PLACE.resolve("fresh");
                make(fresh);
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path folder) throws IOException {
        Files.createDirectory(folder);
        Path data = folder.resolve("data");
        startOnce(new Server(data, List.of(), Map.of()));
        Path rehearsal = folder.resolve("rehearsal");
        copy(data, rehearsal);
        Path settings = Files.createFile(folder.resolve("jupiter.yaml"));
        Path notes = folder.resolve("notes");
        run(folder, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes),
            "serve", "--rehearse", "--data", rehearsal.toString(), "--port", "0", "--management-port", "0",
            "--config", settings.toString());
        run(folder, List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes,
            "-XX:AOTCache=" + cache(folder)));
        Server.remove(rehearsal);
        Files.delete(notes);
    }

    private static void startOnce(Server first) {
        try {
            first.startPlainly();
            first.stop();
        } catch (RuntimeException | Error broken) {
            first.close();
            throw broken;
        }
    }

    private static void run(Path folder, List<String> more, String... words) {
        List<String> command = new ArrayList<>(Server.java());
        command.addAll(more);
        command.addAll(List.of("-jar", Server.jar().toString()));
        command.addAll(List.of(words));
        Shell.run(folder, Map.of(), command, "", LONGEST).must(0);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path relative = from.relativize(file);
                if (relative.startsWith(PROGRAMS) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    link(file, to.resolve(relative));
                } else if (!relative.equals(RECORDED_PORT)) {
                    copyFile(file, to.resolve(relative));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (FileSystemException elsewhere) {
            copyFile(file, to);
        }
    }

    private static void copyFile(Path file, Path to) throws IOException {
        Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
}
