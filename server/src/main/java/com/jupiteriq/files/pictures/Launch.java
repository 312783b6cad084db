package com.jupiteriq.files.pictures;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command lines of the processes that meet foreign bytes. A shell sets what the system bounds for them,
/// gives way to everything else by `nice`, and puts the program in its place.
final class Launch {

    /// Not by its class, which would have to be loaded here.
    static final String DRAWING = "com.jupiteriq.files.pictures.drawing.Drawing";

    /// Kilobytes of addresses: the heap, the JVM itself, its libraries, and what decoders take beside it,
    /// such as the coefficients of a progressive JPEG.
    private static final int MOST_KILOBYTES = 1_536 << 10;

    /// Kilobytes of addresses of `ffmpeg`, which maps its libraries and keeps several frames.
    private static final int MOST_FRAME_KILOBYTES = 2_048 << 10;

    /// Seconds of a processor for one frame.
    private static final int MOST_FRAME_SECONDS = 30;

    /// In which shells count the sizes of files.
    private static final int BLOCK = 512;

    /// The shell could not put the video down.
    static final int NO_ROOM = 70;

    /// Ctrl-C of a terminal reaches every process of it; when these end is for the server to say.
    private static final String BOUNDS = """
        trap '' INT HUP
        ulimit -c 0
        ulimit -v "$1"
        """;

    private static final String IN_ITS_PLACE = """
        ulimit -f 0
        command -v nice >/dev/null && exec nice -n 10 "$@"
        exec "$@"
        """;

    private static final String JUST_RUN = BOUNDS + "shift\n" + IN_ITS_PLACE;

    /// The file has lost its name before the first byte is in it, so that nothing is left of it whatever
    /// dies.
    private static final String WITH_A_FILE = "exec 2>/dev/null\n" + BOUNDS + """
        ulimit -t "$2"
        ulimit -f "$3"
        shift 3
        umask 077
        file=$(mktemp "$PWD/video.XXXXXX") && exec 3<>"$file" && rm "$file" || exit 70
        rmdir "$PWD"
        cat >&3 || exit 70
        """ + IN_ITS_PLACE;

    private Launch() {}

    /// The JVM that draws.
    ///
    /// @param folder its own, in which it can write nothing, to be deleted when it has greeted
    static Process drawing(Path folder) throws IOException {
        List<String> words = new ArrayList<>(List.of(Integer.toString(MOST_KILOBYTES),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m", "-Xms16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
            "-XX:ReservedCodeCacheSize=32m", "-XX:CompressedClassSpaceSize=32m",
            "-XX:MaxMetaspaceSize=96m", "-XX:MaxDirectMemorySize=16m",
            "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-XX:+SuppressFatalErrorMessage",
            // standard output is the pipe
            "-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=error:stderr",
            "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + folder));
        words.addAll(List.of("-cp", classPath(), DRAWING));
        return start(folder, JUST_RUN, words);
    }

    /// Our own, whether it is one jar or a list: its entries may be relative to the folder of this process.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    }

    /// A program that finds what comes in at its standard input in a file, `/proc/self/fd/3`.
    ///
    /// @param folder its own, which it deletes
    static Process withFile(Path folder, long mostBytes, List<String> program) throws IOException {
        List<String> words = new ArrayList<>(List.of(Integer.toString(MOST_FRAME_KILOBYTES),
            Integer.toString(MOST_FRAME_SECONDS), Long.toString(mostBytes / BLOCK + 1)));
        words.addAll(program);
        return start(folder, WITH_A_FILE, words);
    }

    /// Without anything that this process has in its environment.
    private static Process start(Path folder, String script, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        // else the C library sets 64 MB of addresses aside for each thread
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }
}
