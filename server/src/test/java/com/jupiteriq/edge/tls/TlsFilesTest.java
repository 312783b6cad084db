package com.jupiteriq.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.edge.wire.TestCertificates;
import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pairs that no client could be served with are refused in one sentence.
class TlsFilesTest {

    @TempDir
    static Path shared;

    private static TestCertificates good;
    private static TestCertificates other;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() {
        good = TestCertificates.fresh(shared);
        other = TestCertificates.made(
            shared, "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=Somebody");
    }

    @Test
    void good_pairs_are_taken() {
        good.write(folder).refuseUnusable();
        assertThat(other.write(folder).fingerprint()).hasSize(64);
        other.write(folder).refuseUnusable();
    }

    @Test
    void missing_files() throws IOException {
        TlsFiles files = good.write(folder);
        Files.delete(files.key());
        assertRefused(files, "The file " + files.key() + " of --tls-key does not exist.");
        Files.delete(files.certificate());
        assertRefused(files, "The file " + files.certificate() + " of --tls-certificate does not exist.");
    }

    @Test
    void a_folder_in_place_of_a_file() throws IOException {
        TlsFiles files = good.write(folder);
        Files.delete(files.key());
        Files.createDirectory(files.key());
        assertRefused(files, "The file " + files.key() + " of --tls-key cannot be read (Is a directory).");
    }

    @Test
    void a_file_that_is_far_too_large() throws IOException {
        TlsFiles files = good.write(folder);
        Files.write(files.certificate(), new byte[(1 << 20) + 1]);
        assertRefused(files, "The file " + files.certificate()
            + " of --tls-certificate is larger than 1048576 bytes and cannot be what is meant.");
    }

    @Test
    void no_certificate() {
        TlsFiles files = good.write(folder);
        for (String text : new String[] {"", "hello\n", good.keyPem(),
            TestCertificates.pem("CERTIFICATE", new byte[] {1, 2, 3})}) {
            TestCertificates.write(files.certificate(), text);
            assertRefused(files, "The file " + files.certificate()
                + " holds no certificate as PEM; it has to begin with -----BEGIN CERTIFICATE-----.");
        }
    }

    @Test
    void no_key() {
        TlsFiles files = good.write(folder);
        for (String text : new String[] {"", "hello\n", good.certificatePem(),
            TestCertificates.pem("PRIVATE KEY", new byte[] {1, 2, 3})}) {
            TestCertificates.write(files.key(), text);
            assertRefused(files, "The file " + files.key() + " holds no private key as PEM; it has to begin"
                + " with -----BEGIN PRIVATE KEY-----, and the key has to be RSA or EC.");
        }
    }

    @Test
    void an_encrypted_key() {
        TlsFiles files = good.write(folder);
        TestCertificates.write(files.key(), TestCertificates.pem("ENCRYPTED PRIVATE KEY", new byte[] {1}));
        assertRefused(files, "The key in " + files.key() + " is encrypted, which is not supported; write it"
            + " in clear with `openssl pkey` and let nobody else read the file.");
    }

    @Test
    void the_key_of_another_certificate() {
        TlsFiles files = good.write(folder);
        for (TestCertificates stranger : new TestCertificates[] {other, TestCertificates.fresh(shared)}) {
            TestCertificates.write(files.key(), stranger.keyPem());
            assertRefused(files, "The key in " + files.key() + " does not belong to the certificate in "
                + files.certificate() + "; give the key that the certificate was issued for.");
        }
    }

    @Test
    void certificates_that_are_no_chain() {
        TlsFiles files = good.write(folder);
        TestCertificates.write(files.certificate(), good.certificatePem() + other.certificatePem());
        assertRefused(files, "The certificates in " + files.certificate() + " are no chain; put the server's"
            + " own first and each issuer behind the one that it has signed.");
    }

    private static void assertRefused(TlsFiles files, String sentence) {
        assertThatThrownBy(files::refuseUnusable).isInstanceOf(StartRefused.class).hasMessage(sentence);
    }
}
