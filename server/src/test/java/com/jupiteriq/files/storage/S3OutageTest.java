package com.jupiteriq.files.storage;

import static com.jupiteriq.files.storage.FolderStorageTest.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An S3 that is away, slow, broken, or somebody else.
@Order(Integer.MIN_VALUE)
class S3OutageTest {

    private static final int MIB = 1 << 20;

    /// Short, so that what is waited for in vain is not waited for long.
    private static final S3Limits SHORT = new S3Limits(Duration.ofMillis(500), Duration.ofMillis(500),
        Duration.ofMillis(800), Duration.ofSeconds(2), Duration.ofSeconds(1), 3);

    /// What a busy machine takes beside.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final BlobName name = new BlobName(UUID.randomUUID(), UUID.randomUUID());

    @Test
    void nobody_is_there() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        S3Address address = S3Address.of("http://127.0.0.1:" + port, "files", null, null);
        try (S3Storage storage = new S3Storage(new S3Bucket(address, "a", "b", SHORT),
                InstantSource.system())) {
            assertUnavailable(() -> storage.read(name, 0, 1));
            assertUnavailable(() -> put(storage, 10));
            assertUnavailable(() -> put(storage, 9 * MIB));
            assertUnavailable(() -> storage.delete(List.of(name)));
            assertUnavailable(() -> storage.olderThan(Instant.now(), some -> { }));
            assertThatCode(storage::checked).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void it_says_nothing(boolean virtual) throws Exception {
        withOdd((number, request, to) -> OddS3.waitFor(request.in()), storage -> {
            assertInTime(virtual, () -> assertUnavailable(() -> storage.read(name, 0, 1)));
            assertInTime(virtual, () -> assertUnavailable(() -> put(storage, 10)));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void it_takes_no_bytes(boolean virtual) throws Exception {
        withOdd((number, request, to) -> LockSupport.parkNanos(Duration.ofMinutes(1).toNanos()), storage ->
            assertInTime(virtual, () -> assertUnavailable(() -> put(storage, 8 * MIB))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void it_drips(boolean virtual) throws Exception {
        withOdd((number, request, to) -> {
            OddS3.send(to, "HTTP/1.1 200 OK\r\n");
            while (true) {
                OddS3.send(to, "X-Drop: 1\r\n");
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }, storage -> assertInTime(virtual, () -> assertUnavailable(() -> storage.read(name, 0, 1))));
    }

    @Test
    void it_fails_and_is_asked_again_but_not_for_ever() throws Exception {
        try (OddS3 odd = new OddS3((number, request, to) -> {
            request.body();
            OddS3.say(to, "500 Internal Server Error", "", "<html>sorry</html>");
        }); S3Storage storage = new S3Storage(odd.bucket(SHORT), InstantSource.system())) {
            assertUnavailable(() -> storage.read(name, 0, 1));
            assertThat(odd.heard).hasSize(SHORT.attempts());
        }
    }

    @Test
    void it_recovers_while_it_is_asked_again() throws Exception {
        try (OddS3 odd = new OddS3((number, request, to) -> {
            request.body();
            if (number < 2) {
                OddS3.say(to, "503 Slow Down", "", "");
            } else {
                OddS3.say(to, "200 OK", "ETag: \"1\"\r\n", "");
            }
        }); S3Storage storage = new S3Storage(odd.bucket(SHORT), InstantSource.system())) {
            put(storage, 10);
            assertThat(odd.heard).hasSize(3).allMatch(heard -> heard.line().startsWith("PUT "));
        }
    }

    @Test
    void it_refuses_the_key_which_no_repetition_mends() throws Exception {
        try (OddS3 odd = new OddS3((number, request, to) -> {
            request.body();
            OddS3.say(to, "403 Forbidden", "", XML + "<Error><Code>AccessDenied</Code></Error>");
        }); S3Storage storage = new S3Storage(odd.bucket(SHORT), InstantSource.system())) {
            assertUnavailable(() -> storage.read(name, 0, 1));
            assertThat(odd.heard).hasSize(1);
            assertThatThrownBy(storage::checked).isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The access key may not list the bucket files at http://127.0.0.1:");
        }
    }

    @Test
    void a_bucket_that_went_away_is_no_missing_blob() throws Exception {
        withOdd((number, request, to) -> OddS3.say(to, "404 Not Found", "",
                XML + "<Error><Code>NoSuchBucket</Code></Error>"),
            storage -> assertUnavailable(() -> storage.read(name, 0, 1)));
    }

    @Test
    void a_connection_that_breaks_is_gone_on_with_behind_the_last_byte() throws Exception {
        byte[] plain = new byte[100];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) ('a' + i % 26);
        }
        try (OddS3 odd = new OddS3((number, request, to) -> {
            String[] range = request.header("range").substring("bytes=".length()).split("-");
            int from = Integer.parseInt(range[0]);
            int until = Math.min(plain.length, Integer.parseInt(range[1]) + 1);
            OddS3.say(to, "206 Partial Content", "Content-Length: " + (until - from) + "\r\n",
                new String(plain, from, Math.min(30, until - from), StandardCharsets.US_ASCII));
        }); S3Storage storage = new S3Storage(odd.bucket(SHORT), InstantSource.system());
                InputStream stream = storage.read(name, 5, 1_000)) {
            assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(plain, 5, 100));
            assertThat(odd.heard).extracting(heard -> heard.header("range"))
                .containsExactly("bytes=5-1004", "bytes=35-99", "bytes=65-99", "bytes=95-99");
        }
    }

    @Test
    void a_connection_that_breaks_without_a_byte_again_and_again_is_given_up() throws Exception {
        try (OddS3 odd = new OddS3((number, request, to) -> OddS3.say(
                to, "206 Partial Content", "Content-Length: 100\r\n", number == 0 ? "ten bytes." : ""));
                S3Storage storage = new S3Storage(odd.bucket(SHORT), InstantSource.system());
                InputStream stream = storage.read(name, 0, 100)) {
            assertThat(stream.readNBytes(10)).hasSize(10);
            assertUnavailable(stream::read);
            assertThat(odd.heard).hasSize(1 + S3Reading.MAX_BROKEN);
        }
    }

    @Test
    void silence_in_the_middle_of_a_blob_ends() throws Exception {
        withOdd((number, request, to) -> {
            OddS3.send(to, "HTTP/1.1 206 Partial Content\r\nContent-Length: 100\r\n\r\n"
                + (number == 0 ? "ten bytes." : ""));
            OddS3.waitFor(request.in());
        }, storage -> {
            try (InputStream stream = storage.read(name, 0, 100)) {
                assertThat(stream.readNBytes(10)).hasSize(10);
                assertInTime(true, () -> assertUnavailable(() -> stream.skip(90)));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_lost_answer_to_the_last_request_is_asked_for(boolean there) throws Exception {
        try (OddS3 odd = new OddS3((number, request, to) -> {
            int size = request.body().length;
            String line = request.line();
            if (line.startsWith("POST") && line.contains("uploads")) {
                OddS3.say(to, "200 OK", "", XML + "<InitiateMultipartUploadResult><UploadId>7</UploadId>"
                    + "</InitiateMultipartUploadResult>");
            } else if (line.startsWith("PUT")) {
                OddS3.say(to, "200 OK", "ETag: \"" + size + "\"\r\n", "");
            } else if (line.startsWith("POST")) {
                OddS3.say(to, "404 Not Found", "", XML + "<Error><Code>NoSuchUpload</Code></Error>");
            } else if (line.startsWith("HEAD") && there) {
                OddS3.say(to, "200 OK", "Content-Length: " + 9 * MIB + "\r\n", "");
            } else {
                OddS3.say(to, line.startsWith("DELETE") ? "204 No Content" : "404 Not Found", "", "");
            }
        }); S3Storage storage = new S3Storage(odd.bucket(S3Limits.STANDARD), InstantSource.system())) {
            if (there) {
                put(storage, 9 * MIB);
            } else {
                assertUnavailable(() -> put(storage, 9 * MIB));
            }
            assertThat(odd.heard.stream().filter(heard -> heard.line().startsWith("DELETE")))
                .hasSize(there ? 0 : 2);
        }
    }

    private void put(Storage storage, int size) {
        try (Storage.Writing writing = storage.write(name)) {
            writing.write(new byte[size], 0, size);
            writing.finish();
        }
    }

    private interface Use {
        void of(S3Storage storage) throws Exception;
    }

    private static void withOdd(OddS3.Manner manner, Use use) throws Exception {
        try (OddS3 odd = new OddS3(manner);
                S3Storage storage = new S3Storage(odd.bucket(SHORT), InstantSource.system())) {
            use.of(storage);
        }
    }

    /// On a thread of either kind, as they do not break off alike.
    private static void assertInTime(boolean virtual, ThrowingCallable work) throws InterruptedException {
        long begun = System.nanoTime();
        Throwable[] failed = new Throwable[1];
        Thread thread = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> {
            try {
                work.call();
            } catch (Throwable thrown) {
                failed[0] = thrown;
            }
        });
        Duration longest = SHORT.call().plus(SHORT.cleaning().multipliedBy(2)).plus(GRACE);
        assertThat(thread.join(longest)).as("ended within %s", longest).isTrue();
        assertThat(failed[0]).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(longest);
    }
}
