package com.jupiteriq.postgres;

import com.jupiteriq.kernel.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's own programs, unpacked from the jar into `<home>/<version>`. The folder appears under
/// that name by one rename after every file in it is on disk, so it is whole or absent.
final class PostgresPrograms {

    static final String VERSION = "18.6";
    static final String MAJOR = "18";

    private static final String LIBRARY_PATH = "LD_LIBRARY_PATH";
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwx------");

    private final Path home;
    private final List<String> prefix;

    private PostgresPrograms(Path home, List<String> prefix) {
        this.home = home;
        this.prefix = prefix;
    }

    /// @param home the folder that holds one folder per version; several processes may share it
    static PostgresPrograms in(Path home, Runnable beforeUnpacking) {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            throw notBundled();
        }
        try {
            Path ready = home.resolve(VERSION);
            if (!Files.isDirectory(ready)) {
                beforeUnpacking.run();
                unpack(home, ready);
            }
            return new PostgresPrograms(ready, asOrdinaryUser());
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL cannot be unpacked into " + home + " ("
                + DurableFiles.reason(e) + "); make room or choose another folder with --data.", e);
        }
    }

    private static StartRefused notBundled() {
        return new StartRefused("PostgreSQL is not bundled for this system ("
            + System.getProperty("os.name") + ", "
            + System.getProperty("os.arch") + "); name a database of your own with --database-url.");
    }

    private static void unpack(Path home, Path ready) throws IOException {
        DurableFiles.createPrivateDirectories(home);
        try (FileChannel channel = FileChannel.open(home.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), DurableFiles.PRIVATE_FILE);
                FileLock alone = channel.lock()) {
            if (Files.isDirectory(ready)) {
                return;
            }
            Path fresh = home.resolve(VERSION + ".tmp");
            DurableFiles.deleteTree(fresh);
            extract(fresh);
            DurableFiles.syncTree(fresh);
            DurableFiles.moveInto(fresh, ready);
            alone.release();
        }
    }

    private static void extract(Path target) throws IOException {
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream(resource())) {
            if (packed == null) {
                throw notBundled();
            }
            TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside of the folder: " + entry.getName());
                }
                if (!entry.isDirectory() && neededAtRunTime(entry.getName())) {
                    DurableFiles.createPrivateDirectories(file.resolveSibling(""));
                    extract(entry, tar, file);
                }
            }
        }
    }

    private static void extract(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        try (FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), DurableFiles.PRIVATE_FILE)) {
            byte[] part = new byte[1 << 16];
            for (int read = content.read(part); read >= 0; read = content.read(part)) {
                ByteBuffer rest = ByteBuffer.wrap(part, 0, read);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
        }
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PROGRAM);
        }
    }

    /// The archive also carries what only a compiler needs.
    private static boolean neededAtRunTime(String name) {
        return !name.endsWith(".a") && !name.contains("/pgxs/") && !name.contains("/pkgconfig/");
    }

    private static String resource() {
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (machine) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
            default -> "/postgres-for-" + machine + "-is-not-bundled";
        };
    }

    /// PostgreSQL refuses to run as root. In a user namespace without a mapping root is nobody to every
    /// program that asks, while its files stay its own.
    private static List<String> asOrdinaryUser() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return List.of();
        }
        List<String> prefix = List.of("unshare", "-U");
        try {
            Process probe = new ProcessBuilder("unshare", "-U", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
            if (probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0) {
                return prefix;
            }
            probe.destroyForcibly();
        } catch (IOException absent) {
            throw rootRefused(absent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw rootRefused(null);
    }

    private static StartRefused rootRefused(@Nullable IOException cause) {
        String sentence = "PostgreSQL does not run as root on this machine (user namespaces are off); start"
            + " JupiterIQ as an ordinary user or name a database of your own with --database-url.";
        return cause == null ? new StartRefused(sentence) : new StartRefused(sentence, cause);
    }

    /// A program of this version with its arguments, ready to start; everything it prints goes to `log`.
    ProcessBuilder program(String name, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("PG") || key.equals(LIBRARY_PATH));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /// Runs a program to its end and answers its exit code; one that takes longer is killed.
    int run(String name, List<String> arguments, Path log, Duration longest) throws IOException {
        Process process = program(name, arguments, log).start();
        try {
            if (process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new FileSystemException(name, null, name + " did not finish in " + longest.toSeconds() + " s");
    }

    /// Removes the programs of other versions, once nothing runs from them any more.
    void removeOthers() {
        try (Stream<Path> entries = Files.list(home.resolveSibling("."))) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                String name = String.valueOf(entry.getFileName());
                if (!name.equals(VERSION) && !name.endsWith(".tmp")) {
                    DurableFiles.deleteTree(entry);
                }
            }
        } catch (IOException leftForNextTime) {
            System.getLogger(PostgresPrograms.class.getName())
                .log(System.Logger.Level.DEBUG, "old programs stay for now", leftForNextTime);
        }
    }
}
