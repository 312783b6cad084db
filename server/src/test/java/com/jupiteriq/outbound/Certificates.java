package com.jupiteriq.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate and the authority that signed it, made by the JDK's own tool.
final class Certificates {

    private static final String PASSWORD = "changeit";

    private final KeyStore all;

    private Certificates(KeyStore all) {
        this.all = all;
    }

    /// @param names as keytool writes them: `dns:localhost,ip:127.0.0.1`
    /// @param days until it ends, after it began three days ago
    static Certificates of(Path folder, String names, int days) throws Exception {
        String file = folder.resolve(names.replaceAll("[^a-z0-9]", "-") + days + ".p12").toString();
        make(file, "-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c", "-validity", "9");
        make(file, "-alias", "host", "-dname", "CN=host", "-ext", "san=" + names, "-validity", "" + days,
            "-startdate", "-3d", "-signer", "authority");
        return new Certificates(KeyStore.getInstance(Path.of(file).toFile(), PASSWORD.toCharArray()));
    }

    private static void make(String file, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg", "EC",
            "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file));
        command.addAll(List.of(more));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes());
        if (tool.waitFor() != 0) {
            throw new IOException(said);
        }
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
        char[] password = PASSWORD.toCharArray();
        KeyStore host = empty();
        host.setKeyEntry("host", all.getKey("host", password), password, all.getCertificateChain("host"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(host, password);
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
