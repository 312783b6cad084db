package com.jupiteriq.edge.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.jupiteriq.kernel.StartRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.jsse.PEMFile;
import org.jspecify.annotations.Nullable;

/// A chain of certificates with the private key of the first, which belong together.
public record TlsPair(List<X509Certificate> chain, PrivateKey key) {

    /// Older versions are refused (R006); 1.3 is preferred by every client that speaks it.
    private static final String PROTOCOLS = "TLSv1.2+TLSv1.3";

    /// Of the store in memory, which needs one.
    private static final String PASSWORD = "memory";

    private static final byte[] PROBE = "JupiterIQ".getBytes(ISO_8859_1);

    /// Reads the pair. Refuses, in one sentence, what no client could be served with.
    public static TlsPair of(TlsFiles files) {
        List<X509Certificate> chain = chain(files.certificateBytes(), files.certificate());
        PrivateKey key = key(files.keyBytes(), files.key());
        if (!belongs(key, chain.getFirst())) {
            throw new StartRefused("The key in " + files.key() + " does not belong to the certificate in "
                + files.certificate() + "; give the key that the certificate was issued for.");
        }
        TlsPair pair = new TlsPair(chain, key);
        pair.store(files.certificate());
        return pair;
    }

    private static List<X509Certificate> chain(byte[] pem, Path file) {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem)).stream()
                .map(X509Certificate.class::cast)
                .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException none) {
            // said below
        }
        throw new StartRefused(
            "The file " + file + " holds no certificate as PEM; it has to begin with"
            + " -----BEGIN CERTIFICATE-----.");
    }

    private static PrivateKey key(byte[] pem, Path file) {
        if (new String(pem, ISO_8859_1).contains("ENCRYPTED")) {
            throw new StartRefused("The key in " + file + " is encrypted, which is not supported; write it"
                + " in clear with `openssl pkey` and let nobody else read the file.");
        }
        PrivateKey key = null;
        try {
            key = new PEMFile(file.toString(), new ByteArrayInputStream(pem), null, null).getPrivateKey();
        } catch (IOException | GeneralSecurityException | RuntimeException none) {
            // said below
        }
        if (key == null) {
            throw new StartRefused("The file " + file + " holds no private key as PEM; it has to begin with"
                + " -----BEGIN PRIVATE KEY-----, and the key has to be RSA or EC.");
        }
        return key;
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        try {
            String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException different) {
            return false;
        }
    }

    private KeyStore store(@Nullable Path file) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                "api", key, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
            return store;
        } catch (IOException | GeneralSecurityException unordered) {
            throw new StartRefused("The certificates in " + file + " are no chain; put the server's own first"
                + " and each issuer behind the one that it has signed.", unordered);
        }
    }

    /// As the connector takes it.
    public SSLHostConfig shown() {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols(PROTOCOLS);
        SSLHostConfigCertificate certificate =
            new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(store(null));
        certificate.setCertificateKeystorePassword(PASSWORD);
        host.addCertificate(certificate);
        return host;
    }

    /// What clients will not like about it, as one sentence; by the clock of the world, which is theirs too.
    public Optional<String> fault() {
        X509Certificate own = chain.getFirst();
        try {
            own.checkValidity();
            return Optional.empty();
        } catch (CertificateExpiredException past) {
            return Optional.of("The certificate has expired on " + own.getNotAfter().toInstant()
                + "; clients will refuse it until it is replaced.");
        } catch (CertificateNotYetValidException early) {
            return Optional.of("The certificate is not valid before " + own.getNotBefore().toInstant()
                + "; clients will refuse it until then.");
        }
    }

    /// Says whose it is and nothing of the key.
    @Override
    public String toString() {
        X509Certificate own = chain.getFirst();
        return own.getSubjectX500Principal().getName() + ", valid until " + own.getNotAfter().toInstant();
    }
}
