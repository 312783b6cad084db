package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.edge.waiting.TransferPlaces;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.edge.wire.ServerSettings.Uploads;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Bodies that are taken as they come, through all rooms and over real connections.
@ResourceLock(TransferRoutes.HOOKS)
class UploadTest {

    private static final String PATH = "/v1/things/upload";
    private static final String RESUME = "/v1/things/1/upload";
    private static final String OFFSET_BYTES = "application/offset+octet-stream";
    private static final Uploads SHORT = new Uploads(Duration.ofSeconds(1), Duration.ofSeconds(4));
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /// Between two bytes of a client that drips.
    private static final Duration DRIP = Duration.ofMillis(50);

    /// The largest body that moves on the thread of its request.
    private static final int SMALL = 256 << 10;

    /// Fewer requests are served at once than bodies may come in.
    private static final int IN_FLIGHT = 3;

    private static final TestServer SERVER = new TestServer(bounds(), Things.class);
    private static final Account ACCOUNT = SERVER.account();
    private static final String KEY = SERVER.key(ACCOUNT, "platform");

    private final List<Wired> open = new ArrayList<>();

    @Configuration(proxyBeanMethods = false)
    static class Things {

        @Bean
        V1Routes things() {
            return new V1Routes(TransferRoutes.all());
        }

        @Bean
        Pipeline.Bounds pipelineBounds() {
            TransferPlaces.Bounds usual = TransferPlaces.Bounds.UPLOADS;
            return new Pipeline.Bounds(ListLines.Rules.of(Pipeline.ORDINARY), new Transfers(
                new TransferPlaces(new TransferPlaces.Bounds(usual.principal(), usual.waiting(),
                    usual.account(), usual.node(), PATIENCE, usual.retryAfter())),
                new TransferPlaces(TransferPlaces.Bounds.DOWNLOADS)));
        }
    }

    private static Bounds bounds() {
        Bounds usual = Bounds.DEFAULT;
        return new Bounds(IN_FLIGHT, usual.connections(), usual.bodyTime(), usual.bodyMemory(),
            usual.headTime(), usual.keepAlive(), usual.requestsPerConnection(), usual.drain(), usual.linger(),
            usual.answerMemory(), SHORT);
    }

    @BeforeEach
    void begin() {
        TransferRoutes.SEEN.clear();
        TransferRoutes.taken = () -> {};
        TransferRoutes.given = () -> {};
    }

    @AfterEach
    void hangUp() {
        open.forEach(Wired::close);
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void bytes_and_forms_are_taken_and_put_on_record() {
        HttpResponse<String> bytes = SERVER.send(upload("Hello", "X-File-Name", "a.txt"));
        assertThat(bytes.statusCode()).as(bytes.body()).isEqualTo(201);
        assertThat(bytes.body()).isEqualTo("{\"name\":\"a.txt\",\"length\":5}");
        assertThat(bytes.headers().firstValue("Upload-Offset")).contains("9");
        assertThat(SERVER.send(upload(form("b.txt", "Bytes"), "Content-Type", FORM)).body())
            .isEqualTo("{\"name\":\"b.txt\",\"length\":5}");
        assertThat(TransferRoutes.SEEN).containsExactly(
            "begun", "taken a.txt 5", "recorded", "begun", "taken b.txt 5", "recorded");
    }

    @Test
    void a_body_may_be_missing_or_as_large_as_is_allowed() {
        assertThat(SERVER.send(upload("")).body()).isEqualTo("{\"name\":\"none\",\"length\":0}");
        assertThat(SERVER.send(upload("x".repeat(TransferRoutes.MOST))).statusCode()).isEqualTo(201);
    }

    @Test
    void what_is_announced_too_large_is_refused_before_its_first_byte() {
        long more = TransferRoutes.MOST + 1;
        Answered refused = wired(head(PATH, "Content-Length: " + more)).answer();
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("larger than " + TransferRoutes.MOST + " bytes");
        assertThat(wired(head(PATH, "Content-Length: 3221225472", "Expect: 100-continue")).answer().status())
            .as("without a word that it may go on").isEqualTo(413);
        assertThat(wired(head(PATH, "Content-Length: 6", "X-Most: 5")).answer().status())
            .as("the request decides").isEqualTo(413);
        assertThat(TransferRoutes.SEEN).isEmpty();
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on() {
        Wired asking = wired(head(PATH, "Content-Length: 5", "Expect: 100-continue"));
        assertThat(asking.answer().status()).isEqualTo(100);
        assertThat(asking.send("Hello").answer().status()).isEqualTo(201);
    }

    @Test
    void what_is_not_announced_is_refused_when_it_passes_the_bound() {
        Wired endless = wired(head(PATH, "Transfer-Encoding: chunked", "X-Most: 100000"));
        String chunk = "2710\r\n" + "x".repeat(10_000) + "\r\n";
        IntStream.range(0, 11).forEach(each -> endless.send(chunk));
        assertThat(endless.answer().status()).isEqualTo(413);
        assertThat(TransferRoutes.SEEN).containsExactly("begun", "refused TooLarge");
    }

    @Test
    void broken_chunks_are_refused() {
        Wired broken = wired(head(PATH, "Transfer-Encoding: chunked")).send("5\r\nHello\r\nzz\r\n");
        assertThat(broken.answer().status()).isEqualTo(400);
        assertThat(TransferRoutes.SEEN).containsExactly("begun", "refused Unreadable");
    }

    @Test
    void who_stalls_is_refused_after_the_silence() {
        Answered refused = wired(head(PATH, "Content-Length: 10")).send("Hello").answer();
        assertThat(refused.status()).isEqualTo(408);
        assertThat(refused.text()).contains("REQUEST_TIMEOUT");
        assertThat(wired(head(PATH, "Transfer-Encoding: chunked")).send("5\r\nHel").answer().status())
            .isEqualTo(408);
        assertThat(TransferRoutes.SEEN)
            .containsExactly("begun", "refused TooSlow", "begun", "refused TooSlow");
    }

    @Test
    void who_drips_is_refused_when_the_time_of_the_whole_is_over() throws Exception {
        Wired dripping = wired(head(PATH, "Content-Length: 1000000"));
        while (dripping.socket.getInputStream().available() == 0) {
            dripping.send("x");
            LockSupport.parkNanos(DRIP.toNanos());
        }
        Answered refused = dripping.answer();
        assertThat(refused.status()).isEqualTo(504);
        assertThat(refused.text()).contains("GATEWAY_TIMEOUT", "tus");
        assertThat(TransferRoutes.SEEN).containsExactly("begun", "refused TransferTooLong");
    }

    @Test
    void who_leaves_leaves_nothing() {
        wired(head(PATH, "Content-Length: 10")).send("Hello").close();
        Await.until("it is noticed", () -> TransferRoutes.SEEN.contains("gone"));
        assertThat(TransferRoutes.SEEN).containsExactly("begun", "gone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST  | /v1/things/upload   | Content-Encoding | gzip                     | 415",
        "POST  | /v1/things/upload   | Content-Encoding | Identity                 | 201",
        "POST  | /v1/things/upload   | Content-Type     | nonsense                 | 201",
        "POST  | /v1/things/upload   | Content-Type     | multipart/form-data      | 400",
        "PATCH | /v1/things/1/upload | Content-Type     | application/octet-stream | 415",
        "PATCH | /v1/things/1/upload | X-Other          | x                        | 415",
        "PATCH | /v1/things/1/upload | Content-Type     | Application/Offset+Octet-Stream; a=b | 204"})
    void a_body_has_a_type_and_no_encoding(
        String method, String path, String header, String value, int status) {
        HttpResponse<String> answer = SERVER.send(SERVER.request(path, KEY).header(header, value)
            .header("Tus-Resumable", "1.0.0").method(method, BodyPublishers.ofString("Hello")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void what_is_refused_is_forgotten() {
        assertThat(SERVER.send(upload("Hello", "X-Fate", "refuse")).statusCode()).isEqualTo(409);
        assertThat(TransferRoutes.SEEN).containsExactly("begun", "taken none 5", "forgotten");
    }

    @Test
    void nothing_is_forgotten_that_may_be_on_record() {
        for (String key : List.of("", "unknown")) {
            TransferRoutes.SEEN.clear();
            HttpRequest.Builder upload = upload("Hello", "X-Fate", "break");
            HttpResponse<String> answer =
                SERVER.send(key.isEmpty() ? upload : upload.header("Idempotency-Key", key));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(TransferRoutes.SEEN).containsExactly("begun", "taken none 5", "recorded");
        }
    }

    @Test
    void a_repetition_is_answered_from_what_was_kept_and_its_body_forgotten() {
        assertThat(SERVER.send(keyed("Hello", "again")).headers().firstValue("Idempotent-Replayed"))
            .isEmpty();
        HttpResponse<String> again = SERVER.send(keyed("Hello", "again"));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.headers().firstValue("Upload-Offset")).contains("9");
        assertThat(again.headers().firstValue("Location")).contains("/v1/things/1");
        HttpResponse<String> otherwise = SERVER.send(
            upload(form("none", "Hello"), "Content-Type", FORM, "Idempotency-Key", "again"));
        assertThat(otherwise.headers().firstValue("Idempotent-Replayed"))
            .as("the same in another form").contains("true");
        assertThat(SERVER.send(keyed("Other", "again")).statusCode()).isEqualTo(422);
        assertThat(TransferRoutes.SEEN.stream().filter(what -> !what.startsWith("taken"))).containsExactly(
            "begun", "recorded", "begun", "forgotten", "begun", "forgotten", "begun", "forgotten");
    }

    @Test
    void of_two_with_one_key_one_is_kept() {
        CyclicBarrier both = new CyclicBarrier(2);
        TransferRoutes.taken = () -> {
            try {
                both.await();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        };
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 2).mapToObj(each ->
            CompletableFuture.supplyAsync(() -> SERVER.send(keyed("Hello", "both")))).toList();
        assertThat(answers.stream().map(answer -> answer.join().statusCode())).containsOnly(201);
        assertThat(answers.stream().filter(answer ->
            answer.join().headers().firstValue("Idempotent-Replayed").isPresent())).hasSize(1);
        assertThat(TransferRoutes.SEEN).filteredOn("recorded"::equals).hasSize(1);
        assertThat(TransferRoutes.SEEN).filteredOn("forgotten"::equals).hasSize(1);
    }

    @Test
    void a_body_is_no_part_of_a_batch() {
        String answer = SERVER.send("POST", "/v1/batch", KEY,
            "{\"operations\":[{\"method\":\"POST\",\"path\":\"/things/upload\",\"body\":{}}]}").body();
        assertThat(answer).contains("\"status\":422", "cannot be part of a batch");
        assertThat(TransferRoutes.SEEN).isEmpty();
    }

    @Test
    void who_may_not_is_refused_before_the_body() {
        String keyless = "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n";
        assertThat(wired(keyless).answer().status()).isEqualTo(401);
        assertThat(TransferRoutes.SEEN).isEmpty();
    }

    /// More bodies come in slowly than requests are served at once, and nobody else waits for them.
    @Test
    void a_sixth_waits_and_is_refused_and_others_are_served() {
        List<Wired> five = IntStream.range(0, 5).mapToObj(each -> slow(KEY)).toList();
        Await.until("five have begun", () -> TransferRoutes.SEEN.equals(
            List.of("begun", "begun", "begun", "begun", "begun")));
        HttpResponse<String> sixth = SERVER.send(upload("Hello"));
        assertThat(sixth.statusCode()).as(sixth.body()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).contains("10");
        assertThat(SERVER.get("/v1/tickets", KEY).statusCode()).isEqualTo(200);
        assertThat(SERVER.send(upload("")).statusCode()).as("without a body").isEqualTo(201);
        assertThat(SERVER.send(upload("Hello", SERVER.key(ACCOUNT, "platform"))).statusCode())
            .as("somebody else of the account").isEqualTo(201);
        five.forEach(Wired::close);
        Await.until("their places are free", () -> SERVER.send(upload("Hello")).statusCode() == 201);
    }

    @Test
    void whoever_waits_gets_the_place_that_is_left() {
        List<Wired> five = IntStream.range(0, 5).mapToObj(each -> slow(KEY)).toList();
        Await.until("five have begun", () -> TransferRoutes.SEEN.size() == 5);
        Wired sixth = wired(head(PATH, "Content-Length: 5") + "Hello");
        assertThat(five.getFirst().send("World").answer().status()).isEqualTo(201);
        assertThat(sixth.answer().status()).isEqualTo(201);
    }

    /// A virtual one would keep its processor from everybody else for as long as the client is quick.
    @Test
    void what_is_large_or_may_be_moves_on_a_thread_of_the_system() {
        List<Boolean> virtual = new CopyOnWriteArrayList<>();
        TransferRoutes.taken = () -> virtual.add(Thread.currentThread().isVirtual());
        TransferRoutes.given = TransferRoutes.taken;
        assertThat(SERVER.send(upload("x".repeat(SMALL))).statusCode()).isEqualTo(201);
        assertThat(SERVER.get("/v1/things/" + SMALL + "/bytes", KEY).body()).hasSize(SMALL);
        assertThat(virtual).containsExactly(true, true);
        assertThat(SERVER.send(upload("x".repeat(SMALL + 1))).statusCode()).isEqualTo(201);
        assertThat(wired(head(PATH, "Transfer-Encoding: chunked") + "1\r\nx\r\n0\r\n\r\n").answer().status())
            .isEqualTo(201);
        assertThat(SERVER.get("/v1/things/" + (SMALL + 1) + "/bytes", KEY).body()).hasSize(SMALL + 1);
        assertThat(virtual).containsExactly(true, true, false, false, false);
    }

    private Wired slow(String key) {
        return wired(head(PATH, "Content-Length: 10").replace(KEY, key)).send("Hello");
    }

    @Test
    void every_answer_of_a_route_may_carry_a_header() {
        HttpResponse<String> more = SERVER.send(resume("Hello", "Tus-Resumable", "1.0.0"));
        assertThat(more.statusCode()).isEqualTo(204);
        assertThat(more.headers().firstValue("Upload-Offset")).contains("5");
        assertThat(more.headers().firstValue("Tus-Resumable")).contains("1.0.0");
        HttpResponse<String> other = SERVER.send(resume("Hello", "Tus-Resumable", "0.2.2"));
        assertThat(other.statusCode()).isEqualTo(412);
        assertThat(other.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(other.headers().firstValue("Tus-Resumable")).contains("1.0.0");
        HttpResponse<String> wrong =
            SERVER.send(resume("Hello", "Tus-Resumable", "1.0.0", "Upload-Checksum", "wrong"));
        assertThat(wrong.statusCode()).isEqualTo(460);
        assertThat(wrong.body()).contains("CHECKSUM_MISMATCH");
        HttpResponse<String> head = SERVER.send(SERVER.request(RESUME, KEY).header("Tus-Resumable", "1.0.0")
            .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(204);
        assertThat(head.headers().firstValue("Upload-Offset")).contains("5");
        assertThat(head.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void anybody_is_told_what_is_possible() {
        HttpResponse<String> told = options(RESUME);
        assertThat(told.statusCode()).isEqualTo(204);
        assertThat(told.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(told.headers().firstValue("Tus-Extension")).contains("creation");
        assertThat(options(PATH).statusCode()).isEqualTo(401);
        HttpResponse<String> wrong = SERVER.send(SERVER.request(RESUME, KEY).DELETE());
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow").orElse("")).contains("OPTIONS");
    }

    private static HttpResponse<String> options(String path) {
        return SERVER.send(SERVER.open(path).method("OPTIONS", BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder upload(String body, String... headers) {
        boolean byKey = headers.length == 1;
        HttpRequest.Builder request = SERVER.request(PATH, byKey ? headers[0] : KEY)
            .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return headers.length < 2 ? request : request.headers(headers);
    }

    private static HttpRequest.Builder keyed(String body, String key) {
        return upload(body, "Idempotency-Key", key);
    }

    private static HttpRequest.Builder resume(String body, String... headers) {
        return SERVER.request(RESUME, KEY).header("Content-Type", OFFSET_BYTES).headers(headers)
            .method("PATCH", BodyPublishers.ofString(body));
    }

    private static final String FORM = "multipart/form-data; boundary=b";

    private static String form(String name, String bytes) {
        return "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nHi\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"
            + bytes + "\r\n--b--\r\n";
    }

    private Wired wired(String request) {
        Wired wired = new Wired(SERVER.part(WebServer.class).port());
        open.add(wired);
        return wired.send(request);
    }

    private static String head(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + KEY + "\r\n"
            + String.join("\r\n", headers) + "\r\n\r\n";
    }
}
