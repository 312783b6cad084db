package com.jupiteriq.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.jupiteriq.Await;
import com.jupiteriq.LogLines;
import com.jupiteriq.edge.tls.TlsFiles;
import com.jupiteriq.edge.tls.TlsPair;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.tasks.Tasks;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The port with a certificate, and with its successor.
@Isolated("reads the log")
class TlsTest {

    private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir
    static Path shared;

    private static TestCertificates first;
    private static TestCertificates second;

    @TempDir
    Path folder;

    private final LogLines log = LogLines.of(Certificates.class, Level.INFO);

    @BeforeAll
    static void make() {
        first = TestCertificates.fresh(shared);
        second = TestCertificates.made(shared, "-keyalg", "RSA", "-keysize", "2048", "-validity", "2");
    }

    @AfterEach
    void leave() {
        log.close();
    }

    private TestServer server() {
        return new TestServer(TestServer.BOUNDS, first.write(folder));
    }

    private static SSLSocket connect(TestServer server, String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket) TestCertificates.trusting(first, second).getSocketFactory()
            .createSocket("127.0.0.1", server.server.port());
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.setSoTimeout(10_000);
        socket.startHandshake();
        return socket;
    }

    private static BigInteger serial(TestServer server) {
        try (SSLSocket socket = connect(server)) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaks_the_two_versions_that_are_safe(String version) throws IOException {
        try (TestServer server = server(); SSLSocket socket = connect(server, version)) {
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        }
    }

    private static String answer(SSLSocket socket) throws IOException {
        socket.getOutputStream().write(GET.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        byte[] start = socket.getInputStream().readNBytes(12);
        socket.getInputStream().skip(socket.getInputStream().available());
        return new String(start, java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Test
    void speaks_no_other_version() {
        TlsPair pair = TlsPair.of(first.write(folder));
        assertThat(pair.shown().getProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
    }

    @Test
    void closes_on_a_client_that_speaks_plain_http() {
        try (TestServer server = server(); Wired plain = server.connect()) {
            assertThat(plain.send(GET).closedByServer()).isTrue();
            assertThat(server.rooms.served).isEmpty();
            assertThat(serial(server)).isEqualTo(first.certificate().getSerialNumber());
        }
    }

    @Test
    void leaves_management_as_it_is() {
        try (TestServer server = server(); Wired plain = new Wired(server.server.managementPort())) {
            assertThat(plain.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
                .isEqualTo(200);
        }
    }

    @Test
    void shows_a_new_certificate_to_new_connections_only() throws IOException {
        try (TestServer server = server(); SSLSocket open = connect(server)) {
            second.write(folder);
            server.server.lookAtCertificate();
            assertThat(serial(server)).isEqualTo(second.certificate().getSerialNumber());
            assertThat(answer(open)).startsWith("HTTP/1.1 200");
            assertThat(log.messages()).singleElement().asString()
                .startsWith("The certificate has been renewed: CN=JupiterIQ, valid until ");
        }
    }

    @Test
    void looks_at_the_files_by_itself() {
        try (TestServer server = server()) {
            Background background = new Background(List.of(Tasks.of(Certificates.task(() -> server.server))));
            background.start();
            second.write(folder);
            Await.until("the new certificate",
                () -> serial(server).equals(second.certificate().getSerialNumber()));
            background.stop();
        }
    }

    @Test
    void keeps_the_old_certificate_when_the_new_one_is_broken() throws IOException {
        try (TestServer server = server()) {
            TlsFiles files = new TlsFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
            TestCertificates.write(files.certificate(), second.certificatePem());
            server.server.lookAtCertificate();
            assertThat(log.messages()).as("the key may be on its way").isEmpty();
            server.server.lookAtCertificate();
            server.server.lookAtCertificate();
            assertThat(log.messages()).containsExactly("The certificate stays as it was. The key in "
                + files.key() + " does not belong to the certificate in " + files.certificate()
                + "; give the key that the certificate was issued for.");
            Files.delete(files.key());
            server.server.lookAtCertificate();
            assertThat(serial(server)).isEqualTo(first.certificate().getSerialNumber());
            second.write(folder);
            server.server.lookAtCertificate();
            assertThat(serial(server)).isEqualTo(second.certificate().getSerialNumber());
        }
    }

    /// The same fault each time, which has the same files: none that can be read.
    @Test
    void tells_of_a_fault_again_after_all_was_well() throws IOException {
        try (TestServer server = server()) {
            int told = 0;
            for (TestCertificates mended : List.of(first, second, second)) {
                Files.delete(folder.resolve("key.pem"));
                for (int looks = 0; looks < 3; looks++) {
                    server.server.lookAtCertificate();
                }
                told++;
                assertThat(faults()).hasSize(told);
                mended.write(folder);
                server.server.lookAtCertificate();
            }
        }
    }

    private List<String> faults() {
        return log.messages().stream()
            .filter(line -> line.startsWith("The certificate stays as it was. The file ")).toList();
    }

    @Test
    void warns_of_a_certificate_that_has_expired() {
        TlsFiles files = TestCertificates
            .made(shared, "-keyalg", "EC", "-startdate", "-3d", "-validity", "1").write(folder);
        try (TestServer server = new TestServer(TestServer.BOUNDS, files)) {
            assertThat(server.server.port()).isPositive();
            assertThat(log.messages()).singleElement().asString()
                .matches("The certificate has expired on .*; clients will refuse it until it is replaced\\.");
        }
    }

    @Test
    void keeps_connections_of_http_1_alive() throws Exception {
        try (TestServer server = server();
            HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .sslContext(TestCertificates.trusting(first)).build()) {
            HttpRequest request = HttpRequest.newBuilder(
                URI.create("https://127.0.0.1:" + server.server.port() + "/a"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100_000])).build();
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
                assertThat(answer.body()).contains("\"address\":\"127.0.0.1\"");
            }
        }
    }
}
