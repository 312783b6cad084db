package com.jupiteriq.settings;

import com.jupiteriq.access.AddressList;
import com.jupiteriq.edge.tls.TlsFiles;
import com.jupiteriq.edge.wire.Cors;
import com.jupiteriq.edge.wire.ServerSettings;
import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.kernel.Setting;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.notices.PublicUrl;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where the server listens and what it takes in.
public record NetworkSettings(
    @Setting(value = "127.0.0.1", says = "Address to listen on; other than loopback only together with"
        + " tls-certificate, trusted-proxies or insecure-http.")
    String host,

    @Setting(value = "8080", to = 65_535, says = "Port of the API; 0 takes a free one.")
    int port,

    @Setting(to = 65_535, otherwise = "port + 1",
        says = "Port of the management address, which is always on loopback;"
        + " 0 takes a free one.")
    @Nullable Integer managementPort,

    @Setting(says = "File with the certificate of the API as PEM, its issuers behind it; the API then speaks"
        + " HTTPS only.")
    @Nullable Path tlsCertificate,

    @Setting(says = "File with the private key of the certificate as PEM, not encrypted. Both files are read"
        + " again when they change.")
    @Nullable Path tlsKey,

    @Setting(says =
        "Networks, as CIDR, of the proxies in front that end TLS and whose forwarded client addresses are"
        + " believed.")
    List<String> trustedProxies,

    @Setting(says = "Where people reach the server, such as https://api.example.com: scheme, host and port of"
        + " every address that it prints or mails. Without it those are known on a loopback address only.")
    @Nullable String publicUrl,

    @Setting(value = "false",
        says = "Serve unencrypted HTTP on an address that is not loopback; keys and data then"
        + " travel in clear.")
    boolean insecureHttp,

    @Setting(says = "Origins, such as https://app.example.com, whose pages may call the API from a browser;"
        + " * for all.")
    List<String> corsOrigins,

    @Setting(value = "512", from = 1, to = 100_000, says = "Requests worked on at the same time; one more is"
        + " answered 503, or waits up to two seconds where the account's plan has `priority_queue`.")
    int inFlight,

    @Setting(value = "30s", from = 100, to = 300_000,
        says = "Time in which the body of a request must have arrived;"
        + " later is answered 408.")
    Duration bodyTimeout) {

    public NetworkSettings {
        trustedProxies = List.copyOf(trustedProxies);
        if (AddressList.parse(trustedProxies).isEmpty()) {
            throw new StartRefused("--trusted-proxies must be networks such as 10.0.0.0/8 or fd00::/8, not \""
                + String.join(",", trustedProxies) + "\".");
        }
        corsOrigins = List.copyOf(corsOrigins);
        Cors.allowing(corsOrigins);
        if (publicUrl != null && !isOrigin(publicUrl)) {
            throw new StartRefused("--public-url must be an origin such as https://api.example.com.");
        }
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw new StartRefused("HTTPS needs both --tls-certificate and --tls-key; "
                + (tlsKey == null ? "--tls-key" : "--tls-certificate") + " is missing.");
        }
        if (tlsKey == null && trustedProxies.isEmpty() && !insecureHttp
            && !resolve(host).isLoopbackAddress()) {
            throw new StartRefused(
                "The host " + host + " is not loopback, and keys must not travel unencrypted:"
                + " give a certificate with --tls-certificate and --tls-key,"
                + " name the proxies in front that end TLS with --trusted-proxies CIDR,"
                + " or accept plain HTTP with --insecure-http.");
        }
        if (managementPort != null && managementPort == port && port != 0) {
            throw new StartRefused("--port and --management-port are both " + port + "; choose two ports.");
        }
        if (managementPort == null && port == 65_535) {
            throw new StartRefused(
                "There is no port after 65535 for management; choose one with --management-port.");
        }
    }

    private static boolean isOrigin(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null
                && (uri.getScheme() + "://" + uri.getRawAuthority()).equals(url)
                && uri.getRawUserInfo() == null && url.equals(url.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /// Under which address people reach the server.
    ///
    /// @param port on which it listens; empty while nobody knows
    public PublicUrl publicUrl(Supplier<OptionalInt> port) {
        return new PublicUrl(publicUrl, () -> {
            OptionalInt known = onLoopback() ? port.get() : OptionalInt.empty();
            return known.isPresent() ? Optional.of(url(known.getAsInt())) : Optional.empty();
        });
    }

    /// The port for management that was chosen, or that follows from the port.
    public int managementPortOrNext() {
        if (managementPort != null) {
            return managementPort;
        }
        return port == 0 ? 0 : port + 1;
    }

    /// The host under which programs on this machine reach a server that listens on it.
    private String reachable() {
        InetAddress address = resolve(host);
        return address.isAnyLocalAddress() ? address instanceof Inet6Address ? "::1" : "127.0.0.1" : host;
    }

    /// The address at which programs on this machine reach the API on this port.
    public String url(int port) {
        return (tlsKey == null ? "http://" : "https://") + Addresses.withPort(reachable(), port);
    }

    public static String managementUrl(int port) {
        return "http://" + Addresses.withPort("127.0.0.1", port);
    }

    /// Tells early that a certificate cannot be used; the server would find out only when its database runs.
    public void refuseUnusableCertificate() {
        TlsFiles files = tls();
        if (files != null) {
            files.refuseUnusable();
        }
    }

    private @Nullable TlsFiles tls() {
        return tlsCertificate == null || tlsKey == null ? null : new TlsFiles(tlsCertificate, tlsKey);
    }

    /// Tells early that a port is taken; the server itself would find out only when its database runs.
    public void refuseTakenPorts() {
        refuseTaken(resolve(host), port, "--port");
        refuseTaken(InetAddress.getLoopbackAddress(), managementPortOrNext(), "--management-port");
    }

    private static void refuseTaken(InetAddress address, int port, String flag) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            throw new StartRefused(
                "Port " + port + " of " + address.getHostAddress() + " cannot be listened on ("
                + taken.getMessage()
                + "); stop the program that has it or choose another with " + flag + ".", taken);
        }
    }

    public ServerSettings server() {
        ServerSettings.Bounds bounds = ServerSettings.Bounds.DEFAULT;
        return new ServerSettings(host, port, managementPortOrNext(),
            trustedProxies, new ServerSettings.Bounds(
            inFlight, bounds.connections(), bodyTimeout, bounds.bodyMemory(),
            bounds.headTime(), bounds.keepAlive(),
            bounds.requestsPerConnection(), bounds.drain(), bounds.linger(), bounds.answerMemory()),
            tls(), corsOrigins);
    }

    /// Whether only this machine can reach the server.
    public boolean onLoopback() {
        return resolve(host).isLoopbackAddress();
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new StartRefused(
                "The host \"" + host + "\" is not known here; give an address of this machine with"
                + " --host.", unknown);
        }
    }
}
