package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a body comes in, over real sockets.
class BodyTest {

    private static final int LIMIT = 10 << 20;
    /// By how much a machine that does other things may be late.
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final TestServer SERVER = new TestServer();
    private static final String POST = "POST /b HTTP/1.1\r\nHost: x\r\n";

    @BeforeEach
    void begin() {
        SERVER.rooms.served.clear();
        SERVER.rooms.failures.clear();
        SERVER.rooms.serving = BodyTest::measure;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Answer measure(Call call) {
        byte[] body = call.body();
        CRC32 crc = new CRC32();
        crc.update(body);
        return TestRooms.json(200, new JsonWriter().object()
            .field("length", body.length).field("crc", crc.getValue()));
    }

    private static String measured(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return "{\"length\":" + body.length + ",\"crc\":" + crc.getValue() + "}";
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] post(String headers, byte[] body) {
        String head = POST + headers + "Content-Length: " + body.length + "\r\n\r\n";
        return join(head.getBytes(US_ASCII), body);
    }

    private static byte[] chunked(String headers, byte[] body, int size) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((POST + headers + "Transfer-Encoding: chunked\r\n\r\n").getBytes(US_ASCII));
        for (int from = 0; from < body.length; from += size) {
            byte[] chunk = Arrays.copyOfRange(body, from, Math.min(from + size, body.length));
            all.writeBytes((Integer.toHexString(chunk.length) + "\r\n").getBytes(US_ASCII));
            all.writeBytes(chunk);
            all.writeBytes("\r\n".getBytes(US_ASCII));
        }
        all.writeBytes("0\r\n\r\n".getBytes(US_ASCII));
        return all.toByteArray();
    }

    private static Answered send(byte[] request) {
        try (Wired wired = SERVER.connect()) {
            return wired.trySend(request).answer();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_191, 8_192, 8_193, 65_536, 65_537, 1_000_000, LIMIT - 1, LIMIT})
    void reads_a_body_whole_in_either_framing(int length) {
        byte[] body = noise(length);
        try (Wired wired = SERVER.connect()) {
            assertThat(wired.send(post("", body)).answer().text()).isEqualTo(measured(body));
            assertThat(wired.send(chunked("", body, 7_001)).answer().text()).isEqualTo(measured(body));
            assertThat(wired.send(post("Content-Encoding: identity\r\n", body)).answer().text())
                .isEqualTo(measured(body));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000_000})
    void unpacks_gzip(int length) {
        byte[] body = noise(length);
        try (Wired wired = SERVER.connect()) {
            for (String encoding : new String[] {"gzip", "x-gzip", "GZIP"}) {
                byte[] request = post("Content-Encoding: " + encoding + "\r\n", gzip(body));
                assertThat(wired.send(request).answer().text()).isEqualTo(measured(body));
            }
            assertThat(wired.send(chunked("Content-Encoding: gzip\r\n", gzip(body), 1_000)).answer().text())
                .isEqualTo(measured(body));
        }
    }

    @Test
    void unpacks_as_much_as_a_plain_body_may_have() {
        byte[] body = noise(LIMIT);
        assertThat(send(post("Content-Encoding: gzip\r\n", gzip(body))).text()).isEqualTo(measured(body));
        assertThat(send(post("Content-Encoding: gzip\r\n", gzip(new byte[LIMIT]))).text())
            .isEqualTo(measured(new byte[LIMIT]));
    }

    @Test
    void unpacks_every_member() {
        byte[] body = noise(3_000);
        byte[] packed = join(gzip(Arrays.copyOf(body, 1_000)), gzip(new byte[0]),
            gzip(Arrays.copyOfRange(body, 1_000, 3_000)));
        assertThat(send(post("Content-Encoding: gzip\r\n", packed)).text()).isEqualTo(measured(body));
    }

    @Test
    void refuses_one_byte_more_in_every_framing() {
        byte[] body = noise(LIMIT + 1);
        byte[] members = join(gzip(new byte[LIMIT]), gzip(new byte[1]));
        for (byte[] request : new byte[][] {
            post("", body),
            chunked("", body, 100_000),
            post("Content-Encoding: gzip\r\n", gzip(body)),
            post("Content-Encoding: gzip\r\n", gzip(new byte[LIMIT + 1])),
            chunked("Content-Encoding: gzip\r\n", gzip(new byte[LIMIT + 1]), 500),
            post("Content-Encoding: gzip\r\n", members),
            post("Content-Encoding: gzip\r\n", gzip(new byte[40 << 20])),
        }) {
            assertThat(send(request).status()).isEqualTo(413);
        }
        assertThat(SERVER.rooms.failures).hasSize(7).containsOnly(
            new Failure.TooLarge(Failure.Part.BODY, LIMIT));
    }

    @Test
    void refuses_by_the_announced_length_before_a_byte_has_come() {
        try (Wired wired = SERVER.connect()) {
            assertThat(wired.send(POST + "Content-Length: " + (LIMIT + 1) + "\r\n\r\n").answer().status())
                .isEqualTo(413);
        }
        try (Wired wired = SERVER.connect()) {
            assertThat(wired.send(POST + "Content-Length: 9223372036854775807\r\n\r\n").answer().status())
                .isEqualTo(413);
        }
    }

    @Test
    void shows_the_refusal_also_to_a_client_that_sends_everything_first() {
        byte[] request = post("", noise(20 << 20));
        try (Wired wired = SERVER.connect()) {
            assertThat(wired.send(request).answer().status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "compress", "gzip\r\nContent-Encoding: gzip"})
    void refuses_unknown_encodings(String encoding) {
        byte[] request = post("Content-Encoding: " + encoding + "\r\n", gzip(noise(10)));
        assertThat(send(request).status()).isEqualTo(415);
    }

    @Test
    void refuses_broken_gzip() {
        byte[] packed = gzip(noise(5_000));
        byte[] wrongSum = packed.clone();
        wrongSum[packed.length - 8] ^= 1;
        for (byte[] broken : new byte[][] {
            noise(100), Arrays.copyOf(packed, packed.length - 1), Arrays.copyOf(packed, 9),
            Arrays.copyOf(packed, 2_000), wrongSum, "{}".getBytes(US_ASCII),
        }) {
            assertThat(send(post("Content-Encoding: gzip\r\n", broken)).status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "zz\r\nab\r\n0\r\n\r\n", "-1\r\nab\r\n0\r\n\r\n", "2\r\nabc\r\n0\r\n\r\n", "123456789\r\n",
        "\r\n\r\n",
        "2\nab\n0\n\n", "2;\u0000\r\nab\r\n0\r\n\r\n", "0\r\nno colon\r\n\r\n",
    })
    void refuses_broken_chunks(String framing) {
        try (Wired wired = SERVER.connect()) {
            Answered answered = wired.send(POST + "Transfer-Encoding: chunked\r\n\r\n" + framing).answer();
            assertThat(answered.status()).isEqualTo(400);
            assertThat(answered.header("Connection")).isEqualTo("close");
            assertThat(wired.closedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Content-Length: 10000     | a",
        "Transfer-Encoding: chunked| ",
        "Transfer-Encoding: chunked| 2710",
        "Transfer-Encoding: chunked| 2710;ext=",
        "Transfer-Encoding: chunked| 2710CRLFab",
        "Transfer-Encoding: chunked| 0CRLFtrailer",
        "Content-Length: 10000CRLFContent-Encoding: gzip| a",
    })
    void gives_up_a_body_that_stops(String framing, String start) {
        String head = POST + framing.replace("CRLF", "\r\n") + "\r\n\r\n";
        try (Wired wired = SERVER.connect()) {
            long begun = System.nanoTime();
            wired.send(head).send(start == null ? "" : start.replace("CRLF", "\r\n"));
            Answered answered = wired.answer();
            expectTooSlow(answered, begun);
            assertThat(wired.closedByServer()).isTrue();
        }
    }

    private static void expectTooSlow(Answered answered, long begun) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(answered.status()).isEqualTo(408);
        assertThat(answered.header("Connection")).isEqualTo("close");
        assertThat(took).isBetween(TestServer.BODY_TIME.minusMillis(20), TestServer.BODY_TIME.plus(BUSY));
        assertThat(SERVER.rooms.failures).containsExactly(new Failure.TooSlow(TestServer.BODY_TIME));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Content-Length: 10000                                  | a",
        "Transfer-Encoding: chunked                             | 1CRLFaCRLF",
        "Transfer-Encoding: chunkedCRLFContent-Encoding: gzip   | 1CRLFaCRLF",
    })
    void gives_up_a_body_that_drips(String framing, String drop) {
        String head = POST + framing.replace("CRLF", "\r\n") + "\r\n\r\n";
        drip(head, drop.replace("CRLF", "\r\n"));
    }

    @Test
    void gives_up_a_body_that_drips_inside_its_framing() {
        drip(POST + "Transfer-Encoding: chunked\r\n\r\n1;", "x");
    }

    private static void drip(String head, String drop) {
        try (ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor();
            Wired wired = SERVER.connect()) {
            long begun = System.nanoTime();
            wired.send(head);
            Future<?> drops = tap.scheduleAtFixedRate(
                () -> wired.trySend(drop.getBytes(US_ASCII)), 20, 20, TimeUnit.MILLISECONDS);
            expectTooSlow(wired.answer(), begun);
            drops.cancel(true);
        }
    }

    @Test
    void gives_up_a_chunked_body_that_never_ends() {
        SERVER.rooms.serving = BodyTest::measure;
        try (Wired wired = SERVER.connect()) {
            wired.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = chunkOf(1 << 20);
            for (int i = 0; i < 12; i++) {
                wired.trySend(chunk);
            }
            assertThat(wired.answer().status()).isEqualTo(413);
        }
    }

    private static byte[] chunkOf(int size) {
        return join((Integer.toHexString(size) + "\r\n").getBytes(US_ASCII), new byte[size],
            "\r\n".getBytes(US_ASCII));
    }

    @Test
    void takes_a_body_that_comes_late_but_in_time() throws Exception {
        try (ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
            Wired wired = SERVER.connect()) {
            wired.send(POST + "Content-Length: 4\r\n\r\nab");
            later.schedule(() -> wired.send("cd"), 200, TimeUnit.MILLISECONDS).get();
            assertThat(wired.answer().text()).isEqualTo(measured("abcd".getBytes(US_ASCII)));
            assertThat(wired.send(post("", noise(3))).answer().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n5\r\nab"})
    void does_nothing_for_a_client_that_leaves(String start) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        SERVER.rooms.serving = call -> {
            try {
                return TestRooms.echo(call);
            } catch (ClientGone expected) {
                ended.countDown();
                throw expected;
            }
        };
        Wired wired = SERVER.connect();
        wired.send(POST + start);
        wired.close();
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(SERVER.rooms.failures).isEmpty();
    }

    @Test
    void gives_no_answer_to_half_a_body() throws Exception {
        try (Wired wired = SERVER.connect()) {
            wired.send(POST + "Content-Length: 100\r\n\r\nabc");
            wired.socket.shutdownOutput();
            assertThat(wired.closedByServer()).isTrue();
            assertThat(SERVER.rooms.failures).isEmpty();
        }
    }

    @Test
    void asks_for_a_body_only_when_it_wants_it() {
        try (Wired wired = SERVER.connect()) {
            wired.send(POST + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
            assertThat(wired.answer().status()).isEqualTo(100);
            assertThat(wired.send("abc").answer().text()).isEqualTo(measured("abc".getBytes(US_ASCII)));
        }
        SERVER.rooms.serving = call -> TestRooms.json(401, new JsonWriter().object());
        try (Wired wired = SERVER.connect()) {
            wired.send(POST + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
            assertThat(wired.answer().status()).isEqualTo(401);
            assertThat(wired.closedByServer()).isTrue();
        }
    }

    @Test
    void bounds_the_memory_of_all_bodies() throws Exception {
        Bounds tight = new Bounds(64, 64, TestServer.BODY_TIME, 2L << 20, Duration.ofSeconds(5),
            Duration.ofSeconds(5), 100, Duration.ofSeconds(1), Duration.ofMillis(500),
            Bounds.DEFAULT.answerMemory());
        try (TestServer server = new TestServer(tight, java.util.List.of())) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            server.rooms.serving = call -> {
                call.body();
                held.countDown();
                await(release);
                return TestRooms.json(200, new JsonWriter().object());
            };
            try (Wired first = server.connect();
                Wired second = server.connect();
                Wired third = server.connect()) {
                first.send(post("", noise(2 << 20)));
                assertThat(held.await(5, TimeUnit.SECONDS)).isTrue();
                assertThat(second.send(post("", noise(1 << 20))).answer().status()).isEqualTo(503);
                third.send(post("", noise(60_000)));
                release.countDown();
                assertThat(first.answer().status()).isEqualTo(200);
                assertThat(third.answer().status()).isEqualTo(200);
                assertThat(third.send(post("", noise(2 << 20))).answer().status()).isEqualTo(200);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
