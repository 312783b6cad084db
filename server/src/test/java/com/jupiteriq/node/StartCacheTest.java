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
    private StartCache cache;

    @BeforeEach
    void lay_out_an_installation() throws IOException {
        jar = Files.writeString(temp.resolve("jupiter.jar"), "no jar");
        cache = of(FLAGS);
    }

    private StartCache of(List<String> flags) {
        return new StartCache(temp.resolve("cache/jupiter.aot"), jar, flags);
    }

    @Test
    void what_the_cache_itself_brings_and_what_attaches_is_no_flag_that_matters() {
        List<String> more = List.of("-XX:AOTCache=/a", "-XX:+VerifySharedSpaces", "-Xlog:aot*=off", "-Dx=y",
            "-agentlib:jdwp=server=y", "-XX:StartFlightRecording", "-XX:MaxRAM=4g", "-Xmx1g");
        assertThat(of(more).command(List.of("-XX:AOTMode=record"), "serve")).containsExactly(
            Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:MaxRAM=4g", "-Xmx1g",
            "-XX:AOTMode=record", "-jar", jar.toString(), "serve");
    }

    @Test
    void what_cannot_be_made_leaves_its_last_words_and_the_one_that_was() throws Exception {
        Files.writeString(Files.createDirectories(temp.resolve("cache")).resolve("jupiter.aot"), "old");
        Preparation preparation = new Preparation(cache);
        assertThat(preparation.make()).isEqualTo(Result.FAILED);
        assertThat(preparation.log()).content().contains("jupiter.jar");
        assertThat(cache.file()).hasContent("old");
        assertThat(temp.resolve("cache/jupiter.aot.rehearsal")).doesNotExist();
    }

    @Test
    void a_new_one_takes_the_place_of_the_old_one() throws IOException {
        Files.writeString(Files.createDirectories(temp.resolve("cache")).resolve("jupiter.aot"), "old");
        cache.take(Files.writeString(temp.resolve("made"), "new"));
        assertThat(cache.file()).hasContent("new");
        assertThat(temp.resolve("made")).doesNotExist();
    }

    @Test
    void two_do_not_make_it_at_once() throws Exception {
        Files.createDirectories(temp.resolve("cache"));
        try (FileChannel channel = FileChannel.open(temp.resolve("cache/jupiter.aot.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock other = channel.lock()) {
            assertThat(other.isValid()).isTrue();
            assertThat(new Preparation(cache).make()).isEqualTo(Result.ELSEWHERE);
        }
    }

    @Test
    void one_that_is_broken_off_makes_nothing() throws Exception {
        Preparation preparation = new Preparation(cache);
        preparation.breakOff();
        assertThat(preparation.make()).isEqualTo(Result.BROKEN_OFF);
        assertThat(cache.file()).doesNotExist();
    }

    @Test
    void a_place_that_cannot_be_written_is_told() throws IOException {
        Files.writeString(temp.resolve("cache"), "a file where the folder should be");
        assertThatThrownBy(() -> new Preparation(cache).make()).isInstanceOf(IOException.class);
    }
}
