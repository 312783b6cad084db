package com.jupiteriq.files.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jupiteriq.files.pictures.Drawn.Made;
import com.jupiteriq.files.pictures.Drawn.None;
import com.jupiteriq.files.pictures.Drawn.Unavailable;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.store.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thumbnails of videos, by a program that stands for `ffmpeg`, and by the real one where there is one.
class VideoFramesTest {

    private static final byte[] VIDEO = "a video".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final List<Pictures> begun = new ArrayList<>();

    @AfterEach
    void end() {
        begun.forEach(Pictures::close);
    }

    private Pictures with(String script) throws IOException {
        return with(program(script), Duration.ofSeconds(15));
    }

    private Path program(String script) throws IOException {
        Path program = Files.createTempFile(folder, "ffmpeg", "");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    private Pictures with(Path program, Duration limit) {
        Pictures pictures = new Pictures(new PictureSettings(program), new TestClock(), null, limit);
        begun.add(pictures);
        return pictures;
    }

    @Test
    void what_is_no_program_is_refused_at_the_start() throws IOException {
        Path text = Files.createFile(folder.resolve("text"));
        for (Path path : List.of(folder, text, folder.resolve("nothing"))) {
            assertThatThrownBy(() -> new PictureSettings(path)).isInstanceOf(StartRefused.class)
                .hasMessage("--ffmpeg names " + path + ", which is no program that this user may run;"
                    + " name one such as /usr/bin/ffmpeg, or leave it out.");
        }
    }

    @Test
    void the_first_frame_is_drawn() throws IOException {
        Path frame = Files.write(folder.resolve("frame"), Samples.as("png", Samples.quarters(640, 360)));
        Pictures pictures = with("echo \"$@\" >&2; cat " + frame);
        assertThat(drawn(pictures, VIDEO)).isInstanceOfSatisfying(Made.class, made ->
            assertThat(made.thumbnails()).hasSize(2));
    }

    @Test
    void it_is_told_what_the_video_is_and_may_read_nothing_else() throws IOException {
        Pictures pictures =
            with("echo \"$@\"; echo; env; ulimit -f; cat /proc/self/fd/3; ls >&2 . && >it || echo nowhere");
        Frames.Frame frame = frames(pictures, VIDEO, "video/webm");
        String text = new String(((Frames.Picture) frame).png(), StandardCharsets.UTF_8);
        assertThat(text).contains("-protocol_whitelist file -f matroska -i file:/proc/self/fd/3",
            "-nostdin", "-frames:v 1", "a video");
        assertThat(text).contains("\n0\n", "nowhere").doesNotContain("HOME=", "JAVA_HOME");
    }

    private static Frames.Frame frames(Pictures pictures, byte[] video, String contentType) {
        return pictures.frames().first(() -> new ByteArrayInputStream(video), contentType);
    }

    @Test
    void what_makes_no_frame_is_no_reason_to_fail() throws IOException {
        assertThat(drawn(with("exit 1"), VIDEO)).isInstanceOf(None.class);
        assertThat(drawn(with("exit 0"), VIDEO)).isInstanceOf(None.class);
        assertThat(drawn(with("echo no picture"), VIDEO)).isInstanceOf(None.class);
        assertThat(drawn(with("kill -9 $$"), VIDEO)).isInstanceOf(None.class);
        assertThat(drawn(with("cat /dev/zero"), VIDEO)).isInstanceOf(None.class);
        assertThat(drawn(with("echo x >file"), VIDEO)).isInstanceOf(None.class);
        assertThat(drawn(with("exit 70"), VIDEO)).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_format_that_is_unknown_is_not_guessed() throws IOException {
        Pictures pictures = with("exit 1");
        assertThat(frames(pictures, VIDEO, "video/unheard-of")).isEqualTo(
            new Frames.Without(new None("it is of no known video format")));
    }

    @Test
    void one_that_takes_too_long_is_killed() throws IOException {
        Pictures pictures = with(program("exec sleep 100"), Duration.ofSeconds(1));
        assertThat(drawn(pictures, VIDEO)).isInstanceOf(None.class);
        assertThat(ProcessHandle.current().descendants()
            .filter(one -> one.info().commandLine().orElse("").contains("sleep 100"))).isEmpty();
    }

    @Test
    void a_large_video_arrives_whole() throws IOException {
        Pictures pictures = with("head -c 16 /proc/self/fd/3; tail -c 16 /proc/self/fd/3");
        byte[] large = new byte[40 << 20];
        Arrays.fill(large, (byte) 'm');
        System.arraycopy("the beginning---".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 16);
        System.arraycopy("---------the end".getBytes(StandardCharsets.US_ASCII), 0, large,
            large.length - 16, 16);
        Frames.Frame frame = frames(pictures, large, "video/mp4");
        assertThat(new String(((Frames.Picture) frame).png(), StandardCharsets.US_ASCII))
            .isEqualTo("the beginning------------the end");
    }

    /// Skipped with a reason where none is installed, which CI must not do; it makes the video itself.
    @Test
    void a_real_one_draws_a_real_video() throws Exception {
        Optional<Path> real = Arrays.stream(System.getenv("PATH").split(":"))
            .map(one -> Path.of(one, "ffmpeg")).filter(Files::isExecutable).findFirst();
        assertThat(real.isPresent() || !"true".equals(System.getenv("CI")))
            .as("CI must not skip this test, but ffmpeg is not installed").isTrue();
        assumeTrue(real.isPresent(), "ffmpeg is not installed");
        for (String type : List.of("mp4", "webm")) {
            Path video = folder.resolve("video." + type);
            Process made = new ProcessBuilder(real.get().toString(), "-loglevel", "error", "-f", "lavfi",
                "-i", "testsrc=duration=1:size=1280x720:rate=5", "-y", video.toString()).inheritIO().start();
            assertThat(made.waitFor()).isZero();
            Pictures pictures = with(real.get(), Duration.ofSeconds(30));
            byte[] bytes = Files.readAllBytes(video);
            assertThat(pictures.thumbnails(() -> new ByteArrayInputStream(bytes), "video/" + type,
                PicturesTest.ALL)).isInstanceOfSatisfying(Made.class, drawn ->
                assertThat(drawn.thumbnails()).extracting(SmallPicture::size).containsExactly(Size.values()));
            assertThat(drawn(pictures, VIDEO)).isInstanceOf(None.class);
            byte[] list = ("#EXTM3U\n#EXTINF:1,\nfile://" + video + "\n").getBytes(StandardCharsets.US_ASCII);
            assertThat(drawn(pictures, list)).isInstanceOf(None.class);
        }
    }

    private static Drawn drawn(Pictures pictures, byte[] video) {
        return PicturesTest.drawn(pictures, "video/mp4", video);
    }
}
