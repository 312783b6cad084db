package com.jupiteriq.files.contents;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.files.storage.TestS3;
import com.jupiteriq.files.storage.TestStorage;
import com.jupiteriq.kernel.UuidV7;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another JVM with little memory writes, joins and reads what is many times larger.
class FewMegabytesTest {

    private static final int MIB = 1 << 20;
    private static final int PARTS = 3;

    @TempDir
    Path folder;

    @Test
    void a_transfer_to_a_folder_needs_few_megabytes() throws Exception {
        assertThat(run("-Xmx20m", "40", folder.toString())).containsExactly("READ 40 MiB");
    }

    @Test
    void a_transfer_to_s3_needs_few_megabytes_more() throws Exception {
        assertThat(run("-Xmx48m", "60", TestS3.url())).containsExactly("READ 60 MiB");
    }

    private static List<String> run(String heap, String mib, String where) throws Exception {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(
            ProcessHandle.current().info().command().orElseThrow(), heap, "-XX:+UseSerialGC",
            "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            FewMegabytesTest.class.getName(), mib, where))).redirectErrorStream(true).start();
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines()
            .filter(line -> !line.contains("INFO")).toList();
        process.waitFor();
        return said;
    }

    public static void main(String[] arguments) {
        SecureRandom random = new SecureRandom();
        UuidV7 ids = new UuidV7(InstantSource.system(), random);
        Storage storage = arguments[1].startsWith("http")
            ? TestStorage.inS3(arguments[1]) : TestStorage.in(Path.of(arguments[1]));
        Contents contents = new Contents(storage, ids, random);
        FileKey key = new FileKey(ids.next(), ids.next(), contents.newKey());
        List<Part> parts = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < PARTS; i++) {
            int size = i == 0 ? Integer.parseInt(arguments[0]) - 2 : 1;
            parts.add(write(contents, key, from, size));
            from = parts.getLast().end();
        }
        Part joined = contents.join(key, parts);
        long[] read = new long[1];
        contents.read(key, List.of(joined), 0, from, (bytes, start, count) -> read[0] += count);
        System.out.println("READ " + read[0] / MIB + " MiB");
        Runtime.getRuntime().halt(0);
    }

    private static Part write(Contents contents, FileKey key, long from, int mib) {
        byte[] piece = new byte[MIB];
        try (PartWriter writer = contents.begin(key, from)) {
            for (int i = 0; i < mib; i++) {
                writer.write(piece, 0, MIB);
            }
            return writer.finish();
        }
    }
}
