package com.jupiteriq.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What `postmaster.pid` says about the server of a data directory.
///
/// @param ready whether it takes connections
record Postmaster(long pid, int port, boolean ready) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /// Empty when there is no such file, when it is not complete yet, or when the process is gone.
    static Optional<Postmaster> of(Path pg) {
        return lines(pg.resolve("postmaster.pid"))
            .filter(lines -> lines.size() > STATUS_LINE)
            .flatMap(Postmaster::parsed)
            .filter(found -> worksIn(pg, found.pid()));
    }

    private static Optional<List<String>> lines(Path file) {
        try {
            return Optional.of(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Postmaster> parsed(List<String> lines) {
        try {
            return Optional.of(new Postmaster(
                Long.parseLong(lines.get(PID_LINE).strip()),
                Integer.parseInt(lines.get(PORT_LINE).strip()),
                lines.get(STATUS_LINE).strip().equals("ready")));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /// Every server process of a data directory works in it. That, and not the number in a file that
    /// may be stale, tells ours from a stranger that was given the same process id since.
    static List<ProcessHandle> processesOf(Path pg) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> worksIn(pg, process.pid())).toList();
        }
    }

    /// Kills what works in a data directory and answers whether it is gone.
    static boolean end(Path pg, Duration limit) {
        processesOf(pg).forEach(ProcessHandle::destroyForcibly);
        return Patience.await(limit, () -> processesOf(pg).isEmpty());
    }

    private static boolean worksIn(Path pg, long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readString(process.resolve("comm")).startsWith("postgres")
                && Files.readSymbolicLink(process.resolve("cwd")).equals(pg);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
