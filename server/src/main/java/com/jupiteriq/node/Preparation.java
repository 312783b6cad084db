package com.jupiteriq.node;

import com.jupiteriq.settings.KnownSetting;
import com.jupiteriq.store.DataFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the [StartCache] beside a running server: in processes of the lowest priority, one at a time on this
/// machine, never longer than the server runs. That it fails is no failure of the server.
final class Preparation implements AutoCloseable {

    /// Whoever has just started a server is about to use it; his first requests come first.
    static final Duration DELAY = Duration.ofSeconds(10);

    /// For a start with a new database, on a machine that has better things to do.
    static final Duration REHEARSAL_LIMIT = Duration.ofMinutes(3);
    static final Duration CREATION_LIMIT = Duration.ofMinutes(2);

    /// In which a process that was asked to end stops its database.
    static final Duration END_LIMIT = Duration.ofSeconds(5);

    /// Bytes that must be free: for the database of the rehearsal, what the JVM noted down, and the cache.
    static final long ROOM = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    /// Neither profiles nor links: with them a start is faster and the server slower for as long as it runs
    /// (decision 14).
    private static final List<String> RECORD =
        List.of("-XX:AOTMode=record", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");
    private static final List<String> CREATE = List.of("-XX:AOTMode=create", "-XX:-AOTClassLinking");

    private static final String MADE = "cache";

    /// Exit codes of a process that a signal asked to end: hang-up, Ctrl-C, SIGTERM.
    private static final Set<Integer> SIGNALLED = Set.of(129, StopSignal.INTERRUPTED, 143);

    private static final List<String> NICE = List.of("/usr/bin/nice", "/bin/nice");

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Process child;
    private @Nullable Thread thread;

    /// How it went.
    enum Result { CURRENT, MADE, ELSEWHERE, BROKEN_OFF, FAILED }

    /// Makes one a little later unless there is one that fits.
    void begin() {
        thread = Thread.ofPlatform().daemon().name("start-cache").start(this::prepare);
    }

    private void prepare() {
        try {
            if (ended.await(DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            StartCache cache = StartCache.named().orElse(null);
            if (cache == null || cache.isGivenUp()) {
                return;
            }
            switch (make(cache)) {
                case MADE -> LOG.info("The next start will be faster, with the classes in {}", cache.file());
                case FAILED -> LOG.info("Starts stay as slow as this one; {} tells why", log(cache));
                case CURRENT, ELSEWHERE, BROKEN_OFF -> { }
            }
        } catch (IOException | RuntimeException failed) {
            LOG.info("Starts stay as slow as this one, because no classes could be kept: {}",
                failed.toString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    Result make(StartCache cache) throws IOException, InterruptedException {
        if (cache.isCurrent()) {
            return Result.CURRENT;
        }
        Files.createDirectories(cache.file().resolveSibling(""));
        try (FileChannel channel = FileChannel.open(beside(cache, ".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.tryLock()) {
            return alone == null ? Result.ELSEWHERE : makeAlone(cache);
        } catch (OverlappingFileLockException here) {
            return Result.ELSEWHERE;
        }
    }

    private Result makeAlone(StartCache cache) throws IOException, InterruptedException {
        Path folder = beside(cache, ".rehearsal");
        DataFolder.delete(folder);
        if (Files.getFileStore(folder.resolveSibling("")).getUsableSpace() < ROOM) {
            throw new IOException("less than " + (ROOM >> 20) + " MB are free at " + folder);
        }
        Files.createDirectory(folder);
        try {
            Result result = steps(cache, folder);
            switch (result) {
                case MADE -> cache.take(folder.resolve(MADE));
                case FAILED -> cache.giveUp();
                case CURRENT, ELSEWHERE, BROKEN_OFF -> { }
            }
            return result;
        } finally {
            DataFolder.delete(folder);
        }
    }

    /// What a start does is noted down while one is rehearsed; from the notes the cache is made.
    private Result steps(StartCache cache, Path folder) throws IOException, InterruptedException {
        Path made = folder.resolve(MADE);
        String notes = "-XX:AOTConfiguration=" + folder.resolve("notes");
        Path settings = Files.createFile(folder.resolve("jupiter.yaml"));
        Result rehearsed = run(cache, folder, REHEARSAL_LIMIT,
            cache.command(also(RECORD, notes),
                "serve", "--rehearse", "--data", folder.resolve("data").toString(), "--port", "0",
                "--management-port", "0", "--config", settings.toString()));
        if (rehearsed != Result.MADE) {
            return rehearsed;
        }
        Result created = run(cache, folder, CREATION_LIMIT,
            cache.command(also(CREATE, notes, "-XX:AOTCache=" + made)));
        boolean tooLarge = Files.exists(made) && Files.size(made) > StartCache.LARGEST;
        return created == Result.MADE && (tooLarge || !Files.exists(made)) ? Result.FAILED : created;
    }

    private static List<String> also(List<String> flags, String... files) {
        return Stream.concat(flags.stream(), Stream.of(files)).toList();
    }

    private Result run(StartCache cache, Path folder, Duration limit, List<String> words)
        throws IOException, InterruptedException {
        Process process = start(folder, log(cache), words);
        child = process;
        try {
            if (ended.getCount() == 0) {
                return Result.BROKEN_OFF;
            }
            boolean done = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            // Ctrl-C reaches all processes of a terminal, and this one perhaps last.
            if (ended.getCount() == 0 || done && SIGNALLED.contains(process.exitValue())) {
                return Result.BROKEN_OFF;
            }
            return done && process.exitValue() == 0 ? Result.MADE : Result.FAILED;
        } finally {
            end(process);
            child = null;
        }
    }

    /// Without what the operator has set for this process: the rehearsal must not meet his database.
    private static Process start(Path folder, Path log, List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        NICE.stream().filter(nice -> Files.isExecutable(Path.of(nice))).findFirst()
            .ifPresent(nice -> command.addAll(List.of(nice, "-n", "19")));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
            .redirectErrorStream(true).redirectOutput(log.toFile());
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

    private static Path beside(StartCache cache, String suffix) {
        return cache.file().resolveSibling(cache.file().getFileName() + suffix);
    }

    /// What the last process said that worked on it.
    static Path log(StartCache cache) {
        return beside(cache, ".log");
    }

    /// Asks what is under way to end, without waiting.
    void breakOff() {
        ended.countDown();
        Process process = child;
        if (process != null) {
            process.destroy();
        }
    }

    @Override
    public void close() {
        breakOff();
        Thread preparing = thread;
        try {
            if (preparing != null) {
                preparing.join(END_LIMIT.multipliedBy(2));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
