package com.jupiteriq.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.wire.TestCertificates;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A Redis that speaks TLS must show a certificate that the JDK believes.
@Isolated("sets a property of the process")
class SharedLimitsTlsTest {

    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Allowance> five = List.of(new Allowance(UUID.randomUUID(), 5, Window.HOUR));

    @TempDir
    Path temp;

    @AfterEach
    void trust_as_usual() {
        System.clearProperty(TRUST);
    }

    @Test
    void counts_over_tls_with_whom_it_trusts_and_with_nobody_else() throws Exception {
        var files = TestCertificates.fresh(temp).write(temp);
        int port = TestRedis.freePort();
        try (TestRedis redis = TestRedis.start("tls-port " + port, "tls-auth-clients no",
            "tls-cert-file " + files.certificate(), "tls-key-file " + files.key(),
            "tls-ca-cert-file " + files.certificate())) {
            assertThat(redis.port()).isNotEqualTo(port);
            assertThat(countedHere("rediss://127.0.0.1:" + port)).isEqualTo(1);
            System.setProperty(TRUST, trusting(files.certificate()));
            assertThat(countedHere("rediss://127.0.0.1:" + port)).isZero();
        }
    }

    private long countedHere(String url) {
        try (SharedLimits limits = new SharedLimits(
            Redis.at(RedisAddress.parse(url), PATIENCE), InstantSource.fixed(Instant.EPOCH))) {
            limits.spend(five);
            return limits.countedHere();
        }
    }

    private String trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry("redis",
                CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        Path file = temp.resolve("trusted.jks");
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, "changeit".toCharArray());
        }
        return file.toString();
    }
}
