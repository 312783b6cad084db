package com.jupiteriq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.node.Preparation.Result;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When classes are kept and when not; that the JVM takes them is shown by the acceptance tests.
class StartCacheTest {

    private static final List<String> FLAGS = List.of("-XX:MaxRAM=4g", "-Xmx1g");

    @TempDir
    Path temp;

    private Path jar;
    private Path library;
    private StartCache cache;

    @BeforeEach
    void lay_out_an_installation() throws IOException {
        jar = Files.writeString(temp.resolve("jupiter.jar"), "no jar");
        library = Files.writeString(Files.createDirectory(temp.resolve("lib")).resolve("a.jar"), "a");
        cache = of(FLAGS);
    }

    private StartCache of(List<String> flags) {
        return new StartCache(temp.resolve("cache/jupiter.aot"), jar, flags);
    }

    private void make() throws IOException {
        Files.createDirectories(temp.resolve("cache"));
        cache.take(Files.writeString(temp.resolve("made"), "classes"));
    }

    @Test
    void it_fits_these_jars_and_these_flags_only() throws IOException {
        assertThat(cache.isCurrent()).isFalse();
        make();
        assertThat(cache.file()).hasContent("classes");
        assertThat(cache.isCurrent()).isTrue();
        assertThat(of(List.of("-XX:MaxRAM=4g", "-Xmx2g")).isCurrent()).isFalse();
        Files.setLastModifiedTime(library, FileTime.from(Instant.EPOCH));
        assertThat(cache.isCurrent()).isFalse();
        make();
        Files.writeString(jar, "another");
        assertThat(cache.isCurrent()).isFalse();
    }

    @Test
    void what_the_cache_itself_brings_and_what_attaches_is_no_flag_that_matters() throws IOException {
        make();
        List<String> more = List.of("-XX:AOTCache=/a", "-XX:+VerifySharedSpaces", "-Xlog:aot*=off", "-Dx=y",
            "-agentlib:jdwp=server=y", "-XX:StartFlightRecording", "-XX:MaxRAM=4g", "-Xmx1g");
        assertThat(of(more).isCurrent()).isTrue();
        assertThat(of(more).command(List.of("-XX:AOTMode=record"), "serve")).containsExactly(
            Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:MaxRAM=4g", "-Xmx1g",
            "-XX:AOTMode=record", "-jar", jar.toString(), "serve");
    }

    @Test
    void one_that_was_cut_or_taken_away_is_made_anew() throws IOException {
        make();
        Files.writeString(cache.file(), "cut");
        assertThat(cache.isCurrent()).isFalse();
        make();
        Files.delete(cache.file());
        assertThat(cache.isCurrent()).isFalse();
    }

    @Test
    void what_cannot_be_made_is_remembered_and_leaves_its_last_words() throws Exception {
        try (Preparation preparation = new Preparation()) {
            assertThat(preparation.make(cache)).isEqualTo(Result.FAILED);
            assertThat(Preparation.log(cache)).content().contains("jupiter.jar");
            assertThat(cache.file()).doesNotExist();
            assertThat(temp.resolve("cache/jupiter.aot.rehearsal")).doesNotExist();
            assertThat(cache.isGivenUp()).isTrue();
            Files.writeString(jar, "another");
            assertThat(cache.isGivenUp()).isFalse();
        }
    }

    @Test
    void two_do_not_make_it_at_once() throws Exception {
        Files.createDirectories(temp.resolve("cache"));
        try (FileChannel channel = FileChannel.open(temp.resolve("cache/jupiter.aot.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock other = channel.lock();
                Preparation preparation = new Preparation()) {
            assertThat(other.isValid()).isTrue();
            assertThat(preparation.make(cache)).isEqualTo(Result.ELSEWHERE);
        }
    }

    @Test
    void a_server_that_stops_takes_it_along() throws Exception {
        try (Preparation preparation = new Preparation()) {
            preparation.breakOff();
            assertThat(preparation.make(cache)).isEqualTo(Result.BROKEN_OFF);
            assertThat(cache.isCurrent()).isFalse();
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_told() throws IOException {
        Files.writeString(temp.resolve("cache"), "a file where the folder should be");
        try (Preparation preparation = new Preparation()) {
            assertThatThrownBy(() -> preparation.make(cache)).isInstanceOf(IOException.class);
        }
    }
}
