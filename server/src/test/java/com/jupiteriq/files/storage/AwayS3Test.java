package com.jupiteriq.files.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// What clients are told while the S3 that holds the files of a whole server is away, and that they get
/// through when it is back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayS3Test {

    private static final int MIB = 1 << 20;
    private static final String PDF = "%PDF-1.4\n" + "x".repeat(1_000) + "\nstartxref\n9\n%%EOF\n";
    private static final Way WAY = new Way();

    private TestServer server;
    private String platform;
    private String identity;

    @Configuration(proxyBeanMethods = false)
    static class InS3 {

        @Bean
        @Primary
        StorageSettings inS3() {
            return new StorageSettings(null, 0, WAY.url(), TestS3.BUCKET, null, TestS3.freshPrefix(),
                TestS3.ACCESS_KEY, TestS3.SECRET_KEY);
        }
    }

    @BeforeAll
    void start() {
        WAY.open();
        server = new TestServer(InS3.class);
        var account = server.account();
        platform = server.key(account, "platform");
        identity = server.key(account, "identity");
    }

    @AfterEach
    void comeBack() {
        WAY.open();
    }

    @AfterAll
    void stop() {
        server.close();
        WAY.close();
    }

    private String key(String contract) {
        return contract.equals("platform") ? platform : identity;
    }

    private HttpResponse<String> upload(String key) {
        return server.send(server.request("/v1/files", key).header("X-File-Name", "a.pdf")
            .POST(BodyPublishers.ofString(PDF)));
    }

    private static String id(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private static void assertAway(int status, String retryAfter, String body) {
        assertThat(status).as(body).isEqualTo(503);
        assertThat(retryAfter).isEqualTo("10");
        assertThat(body).contains("\"code\":\"SERVICE_UNAVAILABLE\"").doesNotContain("S3", "127.0.0.1");
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertAway(answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(""), answer.body());
    }

    private HttpRequest.Builder tus(String path, String key, String... headers) {
        HttpRequest.Builder request = server.request(path, key).header("Tus-Resumable", "1.0.0");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> add(String path, String key) {
        return server.send(tus(path, key, "Upload-Offset", "0", "Content-Type",
            "application/offset+octet-stream").method("PATCH", BodyPublishers.ofString(PDF)));
    }

    private HttpResponse<String> content(String path, String key) {
        return server.get(path + "/content", key);
    }

    private void awaitReady(String path, String key) {
        Await.until(path + " is ready", () -> content(path, key).statusCode() == 200);
        assertThat(content(path, key).body()).isEqualTo(PDF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "identity"})
    void nothing_is_taken_or_given_and_the_next_try_gets_through(String contract) {
        String key = key(contract);
        String earlier = id(upload(key));
        awaitReady(earlier, key);
        String begun = id(server.send(tus("/v1/files/uploads", key, "Upload-Length", "" + PDF.length(),
            "Upload-Metadata", "filename " + Base64.getEncoder().encodeToString("a.pdf".getBytes(UTF_8)))
            .POST(BodyPublishers.noBody())));
        long files = server.tenants.count("files");
        WAY.close();
        assertAway(upload(key));
        assertAway(add(begun, key));
        assertAway(content(earlier, key));
        assertThat(server.get(earlier, key).statusCode()).as("what is told of it").isEqualTo(200);
        assertThat(server.tenants.count("files")).isEqualTo(files);
        WAY.open();
        awaitReady(id(upload(key)), key);
        assertThat(add(begun, key).statusCode()).isEqualTo(204);
        awaitReady(begun.replace("/uploads", ""), key);
        assertThat(content(earlier, key).body()).isEqualTo(PDF);
    }

    /// A part of it is there already.
    @Test
    void what_breaks_off_in_the_middle_is_refused_and_leaves_nothing() {
        long files = server.tenants.count("files");
        long parts = server.tenants.count("file_parts");
        long before = WAY.sent();
        try (Wired wired = new Wired(server.part(WebServer.class).port())) {
            wired.send("POST /v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + platform
                + "\r\nX-File-Name: a.pdf\r\nContent-Length: " + 18 * MIB + "\r\n\r\n" + "x".repeat(9 * MIB));
            Await.until("a part is there", () -> WAY.sent() > before + 8 * MIB);
            WAY.close();
            Answered answer = wired.send("x".repeat(9 * MIB)).answer();
            assertAway(answer.status(), answer.header("Retry-After"), answer.text());
        }
        assertThat(server.tenants.count("files")).isEqualTo(files);
        assertThat(server.tenants.count("file_parts")).isEqualTo(parts);
    }

    /// To the S3, open or not.
    private static final class Way implements AutoCloseable {

        private final URI target = URI.create(TestS3.url());
        private final Set<Socket> going = ConcurrentHashMap.newKeySet();
        private final AtomicLong sent = new AtomicLong();
        private ServerSocket listening = listen(0);
        private final int port = listening.getLocalPort();

        Way() {
            accept(listening);
        }

        private static ServerSocket listen(int port) {
            try {
                return new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String url() {
            return "http://127.0.0.1:" + port;
        }

        /// Bytes of requests.
        long sent() {
            return sent.get();
        }

        void open() {
            if (listening.isClosed()) {
                listening = listen(port);
                accept(listening);
            }
        }

        private void accept(ServerSocket door) {
            Thread.startVirtualThread(() -> {
                try {
                    while (true) {
                        Socket client = door.accept();
                        going.add(client);
                        Thread.startVirtualThread(() -> lead(client));
                    }
                } catch (IOException closed) {
                    // by the test
                }
            });
        }

        private void lead(Socket client) {
            try (client; Socket s3 = new Socket(target.getHost(), target.getPort())) {
                going.add(s3);
                Thread.startVirtualThread(() -> pass(s3, client, new AtomicLong()));
                pass(client, s3, sent);
            } catch (IOException away) {
                // whoever it is will notice
            } finally {
                going.remove(client);
            }
        }

        private static void pass(Socket from, Socket to, AtomicLong counted) {
            try (from; to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] some = new byte[64 << 10];
                for (int count = in.read(some); count >= 0; count = in.read(some)) {
                    out.write(some, 0, count);
                    counted.addAndGet(count);
                }
            } catch (IOException broken) {
                // whoever it is will notice
            }
        }

        @Override
        public void close() {
            try {
                listening.close();
                for (Socket socket : List.copyOf(going)) {
                    socket.close();
                }
                going.clear();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
