package com.jupiteriq.files.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.files.scanning.ScanResult.Clean;
import com.jupiteriq.files.scanning.ScanResult.Failed;
import com.jupiteriq.files.scanning.ScanResult.Infected;
import com.jupiteriq.files.scanning.ScanResult.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the fake says, said by the real one.
class RealClamdTest {

    private static RealClamd clamd;

    @BeforeAll
    static void start(@TempDir Path folder) {
        clamd = RealClamd.start(folder);
    }

    @AfterAll
    static void stop() {
        if (clamd != null) {
            clamd.close();
        }
    }

    @Test
    void a_harmless_file_is_clean_and_the_engine_says_its_version() {
        byte[] harmless = new byte[900_000];
        new Random(3).nextBytes(harmless);
        for (Scanner scanner : List.of(clamd.overSocket(), clamd.overTcp())) {
            assertThat(scan(scanner, harmless)).isInstanceOfSatisfying(Clean.class, clean -> {
                assertThat(clean.engine().name()).isEqualTo("ClamAV");
                assertThat(clean.engine().version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
            });
        }
        assertThat(scan(clamd.overTcp(), new byte[0])).isInstanceOf(Clean.class);
    }

    @Test
    void the_test_file_is_found_plain_and_in_archives() {
        assertFound(Eicar.contents(), "Ours.Test");
        assertFound(zip("eicar.com", Eicar.contents()), "Ours.Test");
        assertFound(zip("a.zip", zip("eicar.com", Eicar.contents())), "Ours.Test");
    }

    @Test
    void what_stands_far_behind_is_found() {
        byte[] contents = new byte[RealClamd.MAX_FILE - 1];
        System.arraycopy(RealClamd.OTHER, 0, contents, contents.length - RealClamd.OTHER.length,
            RealClamd.OTHER.length);
        assertFound(contents, "Ours.Other");
    }

    private static void assertFound(byte[] contents, String signature) {
        for (Scanner scanner : List.of(clamd.overSocket(), clamd.overTcp())) {
            assertThat(scan(scanner, contents)).isInstanceOfSatisfying(Infected.class,
                infected -> assertThat(infected.signature()).startsWith(signature));
        }
    }

    @Test
    void what_is_larger_than_it_takes_or_looks_at_is_too_large() {
        for (int size : List.of(RealClamd.MAX_FILE + 1, RealClamd.MAX_STREAM + 1, 50 << 20)) {
            for (Scanner scanner : List.of(clamd.overSocket(), clamd.overTcp())) {
                assertThat(scan(scanner, new byte[size])).as("%s bytes", size).isInstanceOf(TooLarge.class);
            }
        }
    }

    @Test
    void of_large_files_it_is_believed_when_it_tells_of_its_limits(@TempDir Path folder) {
        byte[] large = new byte[(int) Clamd.SURELY_LOOKED_AT + 1];
        String enough = "StreamMaxLength 100M\nMaxFileSize 100M\nMaxScanSize 100M\n";
        try (RealClamd silent = RealClamd.start(folder.resolve("silent"), enough)) {
            assertThat(scan(silent.overSocket(), large)).isInstanceOf(TooLarge.class);
        }
        try (RealClamd telling =
            RealClamd.start(folder.resolve("telling"), enough + "AlertExceedsMax yes\nMaxRecursion 100\n")) {
            assertThat(scan(telling.overSocket(), large)).isInstanceOf(Clean.class);
        }
    }

    @Test
    void a_scanner_that_dies_has_failed(@TempDir Path folder) {
        try (RealClamd other = RealClamd.start(folder)) {
            Scanner scanner = other.overSocket();
            assertThat(scan(scanner, new byte[10])).isInstanceOf(Clean.class);
            other.kill();
            assertThat(scan(scanner, new byte[10])).isInstanceOf(Failed.class);
            assertThat(scan(other.overTcp(), new byte[10])).isInstanceOf(Failed.class);
        }
    }

    private static byte[] zip(String name, byte[] contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static ScanResult scan(Scanner scanner, byte[] contents) {
        try {
            return scanner.scan(new ByteArrayInputStream(contents), contents.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
