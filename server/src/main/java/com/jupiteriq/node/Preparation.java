package com.jupiteriq.node;

import com.jupiteriq.postgres.DataFolder;
import com.jupiteriq.settings.KnownSetting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a [StartCache] in two processes, one that rehearses a start and one that makes the cache of its
/// notes, within limits of time and room. One at a time works on a cache; the system gives the lock back
/// however it ends.
final class Preparation {

    /// For a start with a new database, on a machine that has better things to do.
    static final Duration REHEARSAL_LIMIT = Duration.ofMinutes(3);
    static final Duration CREATION_LIMIT = Duration.ofMinutes(2);

    /// In which a process that was asked to end stops its database.
    static final Duration END_LIMIT = Duration.ofSeconds(5);

    /// Bytes that must be free: for the database of the rehearsal, what the JVM noted down, and the cache.
    static final long ROOM = 1L << 30;

    /// Neither profiles nor links: with them a start is faster and the server slower for as long as it runs
    /// (decision 14).
    private static final List<String> RECORD =
        List.of("-XX:AOTMode=record", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");
    private static final List<String> CREATE = List.of("-XX:AOTMode=create", "-XX:-AOTClassLinking");

    private static final String MADE = "cache";

    /// Exit codes of a process that a signal asked to end: hang-up, Ctrl-C, SIGTERM.
    private static final Set<Integer> SIGNALLED = Set.of(129, StopSignal.INTERRUPTED, 143);

    private final StartCache cache;
    private volatile boolean brokenOff;
    private volatile @Nullable Process child;

    /// How it went.
    enum Result { MADE, ELSEWHERE, BROKEN_OFF, FAILED }

    Preparation(StartCache cache) {
        this.cache = cache;
    }

    /// Leaves the one that was there, unless it makes another.
    Result make() throws IOException, InterruptedException {
        Files.createDirectories(cache.file().resolveSibling(""));
        try (FileChannel channel = FileChannel.open(beside(".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.tryLock()) {
            return alone == null ? Result.ELSEWHERE : makeAlone();
        } catch (OverlappingFileLockException here) {
            return Result.ELSEWHERE;
        }
    }

    private Result makeAlone() throws IOException, InterruptedException {
        Path folder = beside(".rehearsal");
        DataFolder.delete(folder);
        if (Files.getFileStore(folder.resolveSibling("")).getUsableSpace() < ROOM) {
            throw new IOException("less than " + (ROOM >> 20) + " MB are free at " + folder);
        }
        Files.createDirectory(folder);
        try {
            Result result = steps(folder);
            if (result == Result.MADE) {
                cache.take(folder.resolve(MADE));
            }
            return result;
        } finally {
            DataFolder.delete(folder);
        }
    }

    /// What a start does is noted down while one is rehearsed; from the notes the cache is made.
    private Result steps(Path folder) throws IOException, InterruptedException {
        Path made = folder.resolve(MADE);
        String notes = "-XX:AOTConfiguration=" + folder.resolve("notes");
        Path settings = Files.createFile(folder.resolve("jupiter.yaml"));
        Result rehearsed = run(folder, REHEARSAL_LIMIT,
            cache.command(also(RECORD, notes),
                "serve", "--rehearse", "--data", folder.resolve("data").toString(), "--port", "0",
                "--management-port", "0", "--config", settings.toString()));
        if (rehearsed != Result.MADE) {
            return rehearsed;
        }
        Result created = run(folder, CREATION_LIMIT,
            cache.command(also(CREATE, notes, "-XX:AOTCache=" + made)));
        boolean tooLarge = Files.exists(made) && Files.size(made) > StartCache.LARGEST;
        return created == Result.MADE && (tooLarge || !Files.exists(made)) ? Result.FAILED : created;
    }

    private static List<String> also(List<String> flags, String... files) {
        return Stream.concat(flags.stream(), Stream.of(files)).toList();
    }

    private Result run(Path folder, Duration limit, List<String> words)
        throws IOException, InterruptedException {
        Process process = start(folder, words);
        child = process;
        try {
            if (brokenOff) {
                return Result.BROKEN_OFF;
            }
            boolean done = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            // Ctrl-C reaches all processes of a terminal, and this one perhaps last.
            if (brokenOff || done && SIGNALLED.contains(process.exitValue())) {
                return Result.BROKEN_OFF;
            }
            return done && process.exitValue() == 0 ? Result.MADE : Result.FAILED;
        } finally {
            end(process);
            child = null;
        }
    }

    /// Without what the operator has set for this process: the rehearsal must not meet his database.
    private Process start(Path folder, List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile())
            .redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith(KnownSetting.VARIABLE_PREFIX)
            || name.endsWith("JAVA_OPTIONS") || name.equals("JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
    }

    /// What the last process said that worked on it.
    Path log() {
        return beside(".log");
    }

    private Path beside(String suffix) {
        return cache.file().resolveSibling(cache.file().getFileName() + suffix);
    }

    /// Asks what is under way to end, without waiting.
    void breakOff() {
        brokenOff = true;
        Process process = child;
        if (process != null) {
            process.destroy();
        }
    }
}
