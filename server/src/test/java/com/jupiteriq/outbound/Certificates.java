package com.jupiteriq.outbound;

import com.jupiteriq.Keytool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate and the authority that signed it, made by the JDK's own tool.
final class Certificates {

    private static final char[] PASSWORD = Keytool.PASSWORD.toCharArray();

    private final KeyStore all;

    private Certificates(KeyStore all) {
        this.all = all;
    }

    /// @param names as keytool writes them: `dns:localhost,ip:127.0.0.1`
    /// @param days until it ends, after it began three days ago
    static Certificates of(Path folder, String names, int days) throws Exception {
        Path file = folder.resolve(names.replaceAll("[^a-z0-9]", "-") + days + ".p12");
        Keytool.add(file, List.of("-keyalg", "EC", "-alias", "authority", "-dname", "CN=authority",
            "-ext", "bc:c", "-validity", "9"));
        Keytool.add(file, List.of("-keyalg", "EC", "-alias", "host", "-dname", "CN=host",
            "-ext", "san=" + names, "-validity", "" + days, "-startdate", "-3d", "-signer", "authority"));
        return new Certificates(KeyStore.getInstance(file.toFile(), PASSWORD));
    }

    /// Believes this authority and no other.
    SSLContext trust() throws GeneralSecurityException, IOException {
        KeyStore authority = empty();
        authority.setCertificateEntry("authority", all.getCertificate("authority"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authority);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /// Listens on this machine and shows this certificate.
    ServerSocket listen() throws GeneralSecurityException, IOException {
        KeyStore host = empty();
        host.setKeyEntry("host", all.getKey("host", PASSWORD), PASSWORD, all.getCertificateChain("host"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(host, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory()
            .createServerSocket(0, 256, InetAddress.getLoopbackAddress());
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
