package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.jupiteriq.Keytool;
import com.jupiteriq.edge.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for the loopback address with its key, fresh from the JDK's `keytool`.
public final class TestCertificates {

    private static final char[] PASSWORD = Keytool.PASSWORD.toCharArray();

    private final KeyStore store;

    private TestCertificates(KeyStore store) {
        this.store = store;
    }

    /// An elliptic key, valid from now on.
    public static TestCertificates fresh(Path folder) {
        return made(folder, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2");
    }

    public static TestCertificates made(Path folder, String... options) {
        try {
            Path file = Files.createTempDirectory(folder, "keytool").resolve("store.p12");
            List<String> all =
                new ArrayList<>(List.of("-alias", "api", "-ext", "san=ip:127.0.0.1,dns:localhost"));
            all.addAll(List.of(options));
            if (!all.contains("-dname")) {
                all.addAll(List.of("-dname", "CN=JupiterIQ"));
            }
            Keytool.add(file, all);
            return new TestCertificates(KeyStore.getInstance(file.toFile(), PASSWORD));
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Writes both files, over those that are there.
    public TlsFiles write(Path folder) {
        TlsFiles files = new TlsFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        write(files.certificate(), certificatePem());
        write(files.key(), keyPem());
        return files;
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String keyPem() {
        try {
            return pem("PRIVATE KEY", store.getKey("api", PASSWORD).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String pem(String type, byte[] bytes) {
        return "-----BEGIN " + type + "-----\n"
            + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes)
            + "\n-----END " + type + "-----\n";
    }

    X509Certificate certificate() {
        try {
            return (X509Certificate) Objects.requireNonNull(store.getCertificate("api"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Of a client that trusts these certificates and no others.
    public static SSLContext trusting(TestCertificates... trusted) {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            for (int i = 0; i < trusted.length; i++) {
                anchors.setCertificateEntry("anchor" + i, trusted[i].certificate());
            }
            TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
