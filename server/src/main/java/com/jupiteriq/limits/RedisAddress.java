package com.jupiteriq.limits;

import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.kernel.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where and as whom to reach Redis: `redis://user:password@host:6379/0`, or `rediss:` with TLS. Everything
/// but the host can be left out; `:password@` is a password without a user.
record RedisAddress(boolean tls, String host, int port, int database, String user, String password) {

    private static final int USUAL_PORT = 6379;
    private static final int MAX_PORT = 65_535;

    /// Refuses what it does not understand without repeating it, for it may hold a password.
    static RedisAddress parse(String text) {
        URI uri = uri(text);
        boolean tls = "rediss".equals(uri.getScheme());
        boolean known = tls || "redis".equals(uri.getScheme());
        if (!known || uri.getHost() == null || uri.getPort() > MAX_PORT || uri.getPort() == 0
            || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw notUnderstood();
        }
        String credentials = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = credentials.indexOf(':');
        if (colon < 0 && !credentials.isEmpty()) {
            throw notUnderstood();
        }
        return new RedisAddress(tls, uri.getHost().replaceAll("[\\[\\]]", ""),
            uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), database(uri.getRawPath()),
            decode(credentials.substring(0, Math.max(0, colon))), decode(credentials.substring(colon + 1)));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException quotesTheText) {
            throw notUnderstood();
        }
    }

    private static int database(@Nullable String path) {
        if (path == null || path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/[0-9]{1,5}")) {
            throw notUnderstood();
        }
        return Integer.parseInt(path.substring(1));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StartRefused notUnderstood() {
        return new StartRefused("--redis-url is not understood; write redis://user:password@host:6379/0, or"
            + " rediss:// for TLS, with special characters percent-encoded.");
    }

    /// Host and port, for messages.
    String place() {
        return Addresses.withPort(host, port);
    }

    @Override
    public String toString() {
        return "RedisAddress[" + place() + "]";
    }
}
