package com.jupiteriq.files.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.files.pictures.Drawn.Made;
import com.jupiteriq.files.pictures.Drawn.Unavailable;
import com.jupiteriq.store.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The life of the process that draws: the real one, and some that misbehave.
@Order(Integer.MIN_VALUE)
class StudioTest {

    private static final byte[] PLAIN = Samples.as("jpeg", Samples.photo(600, 400));

    private static final int PHOTOS = 20;

    private final TestClock clock = new TestClock();
    private final List<Pictures> begun = new ArrayList<>();

    @AfterEach
    void end() {
        begun.forEach(Pictures::close);
    }

    private Pictures real() {
        return with(new Pictures(new PictureSettings(null), clock));
    }

    private Pictures fake(String script) {
        return with(new Pictures(new PictureSettings(null), clock,
            () -> new ProcessBuilder("/bin/sh", "-c", script).start(), Duration.ofSeconds(3)));
    }

    private Pictures with(Pictures pictures) {
        begun.add(pictures);
        return pictures;
    }

    @Test
    void a_process_sees_two_hundred_pictures() {
        Pictures pictures = real();
        assertThat(pictures.studio().pid()).as("nobody has asked yet").isEmpty();
        byte[] photo = Samples.as("jpeg", Samples.photo(1_600, 1_200));
        drawn(pictures, photo);
        long first = pid(pictures);
        long before = System.nanoTime();
        for (int i = 0; i < PHOTOS; i++) {
            assertThat(drawn(pictures, photo)).isInstanceOf(Made.class);
        }
        System.out.printf("%.1f pictures of 1600 × 1200 a second, three thumbnails each%n",
            PHOTOS / ((System.nanoTime() - before) / 1e9));
        byte[] small = Samples.as("jpeg", Samples.quarters(20, 10));
        for (int i = 1 + PHOTOS; i < Studio.MOST_PICTURES; i++) {
            assertThat(drawn(pictures, small)).isInstanceOf(Made.class);
        }
        assertThat(pid(pictures)).isEqualTo(first);
        drawn(pictures, PLAIN);
        assertThat(pid(pictures)).isNotEqualTo(first);
        assertThat(ProcessHandle.of(first)).as("the first one is gone").isEmpty();
        assertThat(pictures.studio().started()).isEqualTo(2);
    }

    @Test
    void a_process_that_is_killed_in_the_middle_costs_nobody_a_picture() {
        Pictures pictures = real();
        drawn(pictures, PLAIN);
        long first = pid(pictures);
        int[] opened = {0};
        Drawn drawn = pictures.thumbnails(
            () -> opened[0]++ == 0
                ? interrupted(pictures, StudioTest::kill) : new ByteArrayInputStream(PLAIN),
            "image/jpeg", PicturesTest.ALL);
        assertThat(drawn).isInstanceOf(Made.class);
        assertThat(opened[0]).isEqualTo(2);
        assertThat(pid(pictures)).isNotEqualTo(first);
    }

    @Test
    void a_picture_over_which_two_are_lost_is_given_up_and_the_next_one_is_drawn() {
        Pictures pictures = real();
        drawn(pictures, PLAIN);
        Drawn drawn = pictures.thumbnails(
            () -> interrupted(pictures, StudioTest::kill), "image/jpeg", PicturesTest.ALL);
        assertThat(drawn).isInstanceOf(Unavailable.class);
        assertThat(pictures.studio().pid()).isEmpty();
        assertThat(drawn(pictures, PLAIN)).isInstanceOf(Made.class);
    }

    /// A process that was stopped, as if it had found a picture without end.
    @Test
    void a_process_that_takes_too_long_is_replaced() {
        Pictures pictures = with(
            new Pictures(new PictureSettings(null), clock, null, Duration.ofSeconds(10)));
        drawn(pictures, PLAIN);
        int[] opened = {0};
        Drawn drawn = pictures.thumbnails(
            () -> opened[0]++ == 0 ? interrupted(pictures, pid -> signal(pid, "STOP"))
                : new ByteArrayInputStream(PLAIN),
            "image/jpeg", PicturesTest.ALL);
        assertThat(drawn).isInstanceOf(Made.class);
        assertThat(pictures.studio().started()).isEqualTo(2);
    }

    private static InputStream interrupted(Pictures pictures, Consumer<Long> middle) {
        InputStream rest = new InputStream() {
            private final InputStream bytes =
                new ByteArrayInputStream(PLAIN, PLAIN.length / 2, PLAIN.length);
            private boolean passed;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                if (!passed) {
                    passed = true;
                    middle.accept(pid(pictures));
                }
                return bytes.read(into, from, most);
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(PLAIN, 0, PLAIN.length / 2), rest);
    }

    private static void kill(long pid) {
        signal(pid, "KILL");
        Await.until("it is gone", () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static void signal(long pid, String name) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        exit 1                                | it ended
        echo no memory >&2; exit 1            | it ended: no memory
        echo something else                   | it answered another greeting
        exec cat                              | it took too long
        exec sleep 60                         | it took too long""")
    void a_process_that_cannot_be_started_is_no_reason_to_fail(String script, String why) {
        Pictures pictures = fake(script);
        assertThat(drawn(pictures, PLAIN)).isInstanceOfSatisfying(Unavailable.class, unavailable ->
            assertThat(unavailable.why()).endsWith(why));
        assertThat(pictures.studio().started()).isEqualTo(2);
    }

    @Test
    void a_program_that_is_not_there_is_no_reason_to_fail() {
        Pictures pictures = with(new Pictures(new PictureSettings(null), clock,
            () -> new ProcessBuilder("/nowhere/java").start(), Duration.ofSeconds(5)));
        assertThat(drawn(pictures, PLAIN)).isInstanceOf(Unavailable.class);
    }

    /// After the greeting, each in octal: the verdict, how many, and so on.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        \\0377                                 | answered there is no place 255
        \\0004\\0001                           | answered more than was asked for
        \\0000\\0007                           | answered more than was asked for
        \\0001\\0000\\0000\\0000\\0000\\0000\\0000\\0000\\0000\\0000 | answered an answer without its end
        \\0000\\0001\\0000\\0000\\0001\\0000\\0001 | answered other dimensions
        \\0000\\0001\\0000\\0000\\0200\\0000\\0001\\0000\\0177\\0377\\0377\\0377 | thumbnail of 2147483647 b
        \\0000\\0001\\0000\\0000\\0200\\0000\\0001\\0000\\0000\\0000\\0000\\0002ab | a thumbnail that is none
        \\0000\\0001                           | it ended""")
    void nonsense_on_the_pipe_is_not_believed(String octal, String why) {
        String greeting = "\\0112\\0111\\0121\\0120\\0000\\0000\\0000\\0001";
        Pictures pictures = fake("printf '%b' '" + greeting + "'; head -c 1000 >/dev/null; printf '%b' '"
            + octal + "'; exec >&-; cat >/dev/null");
        assertThat(drawn(pictures, PLAIN)).isInstanceOfSatisfying(Unavailable.class, unavailable ->
            assertThat(unavailable.why()).contains(why));
    }

    @Test
    void what_the_file_itself_throws_passes_and_costs_no_process() {
        Pictures pictures = real();
        drawn(pictures, PLAIN);
        long first = pid(pictures);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(PLAIN), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        });
        assertThatThrownBy(() -> pictures.thumbnails(() -> broken, "image/jpeg", PicturesTest.ALL))
            .isInstanceOf(UncheckedIOException.class).hasMessageContaining("the disk is gone");
        assertThatThrownBy(() -> pictures.thumbnails(() -> {
            throw new IllegalStateException("no such file");
        }, "image/jpeg", PicturesTest.ALL)).hasMessage("no such file");
        assertThat(drawn(pictures, PLAIN)).isInstanceOf(Made.class);
        assertThat(pid(pictures)).isEqualTo(first);
    }

    @Test
    void a_process_that_nobody_needs_is_ended() {
        Pictures pictures = real();
        drawn(pictures, PLAIN);
        long first = pid(pictures);
        pictures.endIdle();
        assertThat(pid(pictures)).isEqualTo(first);
        clock.forward(Studio.IDLE);
        pictures.endIdle();
        assertThat(pictures.studio().pid()).isEmpty();
        assertThat(ProcessHandle.of(first)).isEmpty();
        assertThat(drawn(pictures, PLAIN)).isInstanceOf(Made.class);
    }

    @Test
    void the_process_ends_with_its_node_whatever_it_does() throws Exception {
        Pictures pictures = real();
        drawn(pictures, PLAIN);
        long pid = pid(pictures);
        CountDownLatch closed = new CountDownLatch(1);
        Drawn drawn = pictures.thumbnails(() -> interrupted(pictures, none -> {
            Thread.startVirtualThread(() -> {
                pictures.close();
                closed.countDown();
            });
            await(closed);
        }), "image/jpeg", PicturesTest.ALL);
        assertThat(drawn).isInstanceOf(Unavailable.class);
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(drawn(pictures, PLAIN)).isInstanceOf(Unavailable.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// It loses its pipe when the node is killed, and ends by itself.
    @Test
    void the_process_ends_when_nobody_can_ask_it_any_more() throws Exception {
        Process process = Launch.drawing(Files.createTempDirectory("pictures-test-"));
        try {
            assertThat(process.getInputStream().readNBytes(8)).hasSize(8);
            process.getOutputStream().close();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void many_wait_for_each_other_and_all_are_drawn() throws Exception {
        Pictures pictures = real();
        List<Drawn> all = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Studio.MOST_WAITING; i++) {
            threads.add(Thread.startVirtualThread(() -> all.add(drawn(pictures, PLAIN))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(all).hasSize(Studio.MOST_WAITING).allMatch(Made.class::isInstance);
        assertThat(pictures.studio().started()).isOne();
    }

    @Test
    void a_queue_has_an_end() throws Exception {
        OneAtATime places = new OneAtATime(1, Duration.ofMillis(10));
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread first = Thread.startVirtualThread(() -> places.give(() -> {
            taken.countDown();
            await(over);
            return 1;
        }));
        await(taken);
        assertThat(places.give(() -> 2)).as("it has waited long enough").isEmpty();
        over.countDown();
        first.join();
        assertThat(places.give(() -> 3)).contains(3);
        assertThat(new OneAtATime(0, Duration.ofSeconds(1)).give(() -> 4)).isEmpty();
    }

    /// Neither its environment nor its arguments tell anything, and it works in a folder that is no more.
    @Test
    void the_process_knows_nothing_of_the_server() throws Exception {
        Pictures pictures = real();
        drawn(pictures, PLAIN);
        Path process = Path.of("/proc", Long.toString(pid(pictures)));
        List<String> environment = zeroed(process.resolve("environ"));
        assertThat(environment).allMatch(one -> one.matches("(MALLOC_ARENA_MAX|PWD|OLDPWD|SHLVL|_)=.*"));
        List<String> words = zeroed(process.resolve("cmdline"));
        assertThat(words).contains("-Xmx256m", "-XX:+UseSerialGC", Launch.DRAWING);
        assertThat(Files.readSymbolicLink(process.resolve("cwd")).getFileName().toString())
            .matches("jupiter-pictures-[0-9]+ \\(deleted\\)");
        assertThat(Files.readString(process.resolve("limits")))
            .containsPattern("Max file size +0 ").containsPattern("Max core file size +0 ")
            .containsPattern("Max address space +1610612736 ");
    }

    private static List<String> zeroed(Path file) throws IOException {
        return Arrays.stream(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0"))
            .filter(one -> !one.isEmpty()).toList();
    }

    private static Drawn drawn(Pictures pictures, byte[] jpeg) {
        return PicturesTest.drawn(pictures, "image/jpeg", jpeg);
    }

    private static long pid(Pictures pictures) {
        return pictures.studio().pid().orElseThrow();
    }
}
