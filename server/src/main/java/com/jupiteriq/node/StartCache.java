package com.jupiteriq.node;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A file with the classes of a start as a rehearsal left them, read and checked (JEP 514).
/// The launcher names it to the JVM, which maps it instead of doing that work again.
///
/// It fits one JDK, one set of flags and one set of jars. The JVM itself passes over a file that does not fit
/// or is damaged.
final class StartCache {

    /// One that is larger is thrown away; they take about 50 MB.
    static final long LARGEST = 256L << 20;

    private final Path file;
    private final Path jar;
    private final List<String> flags;

    StartCache(Path file, Path jar, List<String> given) {
        this.file = file.toAbsolutePath();
        this.jar = jar.toAbsolutePath();
        this.flags = given.stream().filter(StartCache::matters).toList();
    }

    /// The file that the launcher has named; empty when the server was started without the launcher or not
    /// from its jar, and when the operator wants none.
    static Optional<StartCache> named() {
        String file = System.getProperty("jupiter.cache", "");
        String jar = System.getProperty("java.class.path", "");
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return file.isEmpty() || !jar.endsWith(".jar") || given.contains("-XX:AOTMode=off")
            ? Optional.empty()
            : Optional.of(new StartCache(Path.of(file), Path.of(jar), given));
    }

    /// What decides how the JVM lays out objects and code. Not what the cache itself brings with it, and
    /// nothing that listens, records or attaches: two processes would get into each other's way.
    private static boolean matters(String flag) {
        boolean layout = flag.startsWith("-XX:") || flag.startsWith("-Xm") || flag.startsWith("--");
        return layout && Stream.of("AOT", "Shared", "Flight", "Dump", "File").noneMatch(flag::contains);
    }

    Path file() {
        return file;
    }

    /// Runs our jar like this process runs it, but for `more`.
    List<String> command(List<String> more, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(more);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(words));
        return command;
    }

    /// Puts a new one in place. Whoever starts meanwhile meets the old one or the new one, and whole.
    void take(Path made) throws IOException {
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
