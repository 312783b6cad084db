package com.jupiteriq.files.scanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.scanning.ScanResult.Clean;
import com.jupiteriq.files.scanning.ScanResult.Failed;
import com.jupiteriq.files.scanning.ScanResult.Infected;
import com.jupiteriq.files.scanning.ScanResult.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdTest {

    private static final Engine ENGINE = new Engine("ClamAV", "1.4.6/27812");

    /// Longer than a busy machine takes for what is not late.
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Patience PATIENT = new Patience(LONG, LONG, 1 << 20, LONG);
    private static final Patience HASTY = new Patience(LONG, SHORT, 1 << 30, SHORT);

    private static final int SURE = (int) Clamd.SURELY_LOOKED_AT;

    private final FakeClamd server = new FakeClamd();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void every_byte_arrives_in_chunks() throws IOException {
        byte[] contents = new byte[200_000];
        new Random(1).nextBytes(contents);
        assertThat(scan(PATIENT, contents)).isEqualTo(new Clean(ENGINE));
        assertThat(server.taken()).containsExactly(contents);
        assertThat(server.chunks()).containsExactly(65_536, 65_536, 65_536, 200_000 - 3 * 65_536);
        assertThat(scan(PATIENT, new byte[0])).isEqualTo(new Clean(ENGINE));
    }

    @Test
    void what_was_found_has_a_name() throws IOException {
        server.verdict("stream: Win.Test.EICAR_HDB-1(44d88612fea8a8f36de82e1278abb02f:68) FOUND\0");
        assertThat(scan(PATIENT, new byte[10]))
            .isEqualTo(new Infected(ENGINE, "Win.Test.EICAR_HDB-1(44d88612fea8a8f36de82e1278abb02f:68)"));
    }

    @Test
    void what_is_too_large_is_not_sent_to_its_end() throws IOException {
        server.verdictBehind(150_000, "INSTREAM size limit exceeded. ERROR\0");
        assertThat(scan(PATIENT, new byte[100_000])).isEqualTo(new TooLarge(ENGINE));
        Endless contents = new Endless();
        assertThat(new Clamd(server.address(), PATIENT).scan(contents, 1L << 40))
            .isEqualTo(new TooLarge(ENGINE));
        assertThat(contents.read).isBetween(150_000L, 100L << 20);
    }

    /// Its limits are no virus, and nobody has looked at what lies behind them.
    @ParameterizedTest
    @ValueSource(strings = {"", ".MaxFileSize", ".MaxScanSize", ".MaxRecursion"})
    void what_the_scanner_does_not_look_at_whole_is_too_large(String which) throws IOException {
        server.verdict("stream: Heuristics.Limits.Exceeded" + which + " FOUND\0");
        assertThat(scan(PATIENT, new byte[10])).isEqualTo(new TooLarge(ENGINE));
    }

    @Test
    void who_calls_everything_clean_is_not_believed_of_large_files() throws IOException {
        Clamd clamd = new Clamd(server.address(), PATIENT);
        assertThat(clamd.scan(new ByteArrayInputStream(new byte[SURE]), SURE))
            .isEqualTo(new Clean(ENGINE));
        assertThat(server.taken()).hasSize(1);
        assertThat(clamd.scan(new ByteArrayInputStream(new byte[SURE + 1]), SURE + 1))
            .isEqualTo(new TooLarge(ENGINE));
        assertThat(server.taken()).hasSize(3).last().isEqualTo(DeepArchive.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK\\0", "stream: OK", "stream: OK\\n", "stream: OK\\0\\0", " stream: OK\\0",
        "stream: OK\\0stream: Virus FOUND\\0", "stream: ok\\0", "stream: NOT OK\\0", "stream:OK\\0",
        "1: stream: OK\\0", "\\0", "\\0stream: OK\\0", "stream: a virus FOUND\\0", "stream:  FOUND\\0",
        "stream: \u00e4 FOUND\\0", "HTTP/1.1 200 OK\\r\\n\\r\\n", "/tmp/x: OK\\0", "stream: OK FOUND ERROR"})
    void nonsense_is_never_clean(String answer) throws IOException {
        server.verdict(answer.replace("\\0", "\0").replace("\\r", "\r").replace("\\n", "\n"));
        assertThat(scan(PATIENT, new byte[10])).isEqualTo(failed("its answer is not understood"));
    }

    @Test
    void an_answer_without_end_is_nonsense() throws IOException {
        server.verdict("stream: " + "x".repeat(1 << 20));
        assertThat(scan(PATIENT, new byte[10])).isEqualTo(failed("its answer is not understood"));
    }

    @Test
    void who_calls_something_clean_before_it_has_all_of_it_has_not_looked() throws IOException {
        server.verdictBehind(100_000, FakeClamd.CLEAN);
        assertThat(new Clamd(server.address(), PATIENT).scan(new Endless(), 1L << 40))
            .isEqualTo(failed("its answer is not understood"));
    }

    @Test
    void an_error_is_told_in_one_line() throws IOException {
        server.verdict("stream: Can't allocate\tmemory\nfor   it ERROR\0");
        assertThat(scan(PATIENT, new byte[10]))
            .isEqualTo(failed("it reports an error: stream: Can't allocate memory for it"));
        server.verdict("COMMAND READ TIMED OUT ERROR\0");
        assertThat(scan(PATIENT, new byte[10])).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ClamAV 1.4.6                              | ClamAV 1.4.6
        ClamAV 1.4.6/27812                        | ClamAV 1.4.6/27812
        ClamAV 0.103.12-devel+dfsg/1/Thu Jan  1   | ClamAV 0.103.12-devel+dfsg/1
        Other-Scanner/2.1 7                       | Other-Scanner/2.1 7
        """)
    void the_engine_says_who_it_is(String answer, String engine) throws IOException {
        server.version(answer + "\0");
        assertThat(((Clean) scan(PATIENT, new byte[10])).engine().text()).isEqualTo(engine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "ClamAV\0", "ClamAV 1.4.6", "UNKNOWN COMMAND\n\0", "1 2\0",
        "220 mail.example ESMTP\r\n"})
    void who_does_not_say_who_it_is_scans_nothing(String answer) throws IOException {
        server.version(answer);
        assertThat(scan(PATIENT, new byte[10])).isInstanceOf(Failed.class);
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeClamd.HANG, FakeClamd.DRIP})
    void a_scanner_that_hangs_or_drips_is_given_up(String answer) throws IOException {
        server.verdict(answer);
        assertThat(scan(HASTY, new byte[10])).isEqualTo(failed("it did not answer in time"));
        server.version(answer);
        assertThat(scan(HASTY, new byte[10])).isEqualTo(failed("it did not answer in time"));
    }

    @Test
    void a_scanner_that_takes_nothing_is_given_up() throws IOException {
        server.readsNothing();
        assertThat(new Clamd(server.address(), HASTY).scan(new Endless(), 1L << 40))
            .isEqualTo(failed("it did not answer in time"));
    }

    @Test
    void all_that_is_sent_has_a_time_of_its_own() {
        assertThat(Patience.USUAL.sending(2L << 30)).isEqualTo(Duration.ofSeconds(30 + 2048));
        assertThat(Patience.USUAL.sending(100)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_scanner_that_closes_without_a_word_has_failed() throws IOException {
        server.verdict("");
        assertThat(scan(PATIENT, new byte[10]))
            .isEqualTo(failed("it closed the connection without an answer"));
        server.verdictBehind(100_000, "");
        assertThat(new Clamd(server.address(), PATIENT).scan(new Endless(), 1L << 40))
            .isInstanceOf(Failed.class);
    }

    @Test
    void a_scanner_that_is_not_there_has_failed(@TempDir Path folder) throws IOException {
        String nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + free.getLocalPort();
        }
        assertThat(new Clamd(ClamdAddress.parse(nobody), PATIENT).scan(InputStream.nullInputStream(), 0))
            .isEqualTo(new Failed("clamd at " + nobody + ": nobody listens there"));
        Clamd nameless = new Clamd(ClamdAddress.parse("clamd.invalid:3310"), PATIENT);
        assertThat(nameless.scan(InputStream.nullInputStream(), 0))
            .isEqualTo(new Failed("clamd at clamd.invalid:3310: its name has no address"));
        Path missing = folder.resolve("clamd.ctl");
        assertThat(new Clamd(ClamdAddress.parse(missing.toString()), PATIENT)
            .scan(InputStream.nullInputStream(), 0))
            .isEqualTo(new Failed("clamd at " + missing + ": there is no connection, or it was lost"));
    }

    @Test
    void an_interrupted_scan_ends_at_once_and_stays_interrupted() throws IOException {
        server.verdict(FakeClamd.HANG);
        Thread.currentThread().interrupt();
        ScanResult broken = scan(PATIENT, new byte[10]);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(broken).isEqualTo(failed("the scan was broken off"));
    }

    @Test
    void contents_that_are_not_what_was_announced_are_no_answer_of_the_scanner() {
        Clamd clamd = new Clamd(server.address(), PATIENT);
        InputStream contents = new ByteArrayInputStream(new byte[10]);
        assertThatThrownBy(() -> clamd.scan(contents, 11)).isInstanceOf(IOException.class)
            .hasMessage("of 11 bytes to be scanned there are 10");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the storage is away");
            }
        };
        assertThatThrownBy(() -> clamd.scan(broken, 11)).hasMessage("the storage is away");
    }

    private ScanResult scan(Patience patience, byte[] contents) throws IOException {
        return new Clamd(server.address(), patience)
            .scan(new ByteArrayInputStream(contents), contents.length);
    }

    private Failed failed(String why) {
        return new Failed("clamd at " + server.place() + ": " + why);
    }

    /// Contents of which there are always more.
    private static final class Endless extends InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return 'x';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            read += length;
            return length;
        }
    }
}
