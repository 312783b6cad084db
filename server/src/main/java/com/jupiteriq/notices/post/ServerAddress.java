package com.jupiteriq.notices.post;

import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.kernel.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where and as whom mail is handed over: `smtp://user:password@host:587`, which changes to TLS when the
/// server offers it (RFC 3207), or `smtps:` with TLS at once (RFC 8314). Everything but the host can be left
/// out.
///
/// @param user null when nobody signs in; then the password is empty
record ServerAddress(boolean tls, String host, int port, @Nullable String user, String password) {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int MAX_PORT = 65_535;

    /// Refuses what it does not understand without repeating it, for it may hold a password.
    static ServerAddress parse(String text) {
        URI uri = uri(text);
        boolean tls = "smtps".equals(uri.getScheme());
        boolean known = tls || "smtp".equals(uri.getScheme());
        boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        if (!known || uri.getHost() == null || uri.getPort() > MAX_PORT || uri.getPort() == 0 || !bare
            || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw notUnderstood();
        }
        String credentials = uri.getRawUserInfo();
        int colon = credentials == null ? 0 : credentials.indexOf(':');
        if (credentials != null && (colon <= 0 || colon == credentials.length() - 1)) {
            throw notUnderstood();
        }
        return new ServerAddress(tls, uri.getHost().replaceAll("[\\[\\]]", ""),
            uri.getPort() < 0 ? tls ? SUBMISSIONS : SUBMISSION : uri.getPort(),
            credentials == null ? null : decode(credentials.substring(0, colon)),
            credentials == null ? "" : decode(credentials.substring(colon + 1)));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException quotesTheText) {
            throw notUnderstood();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StartRefused notUnderstood() {
        return new StartRefused("--mail-url is not understood; write smtp://user:password@host:587, or"
            + " smtps:// for TLS at once, with special characters percent-encoded.");
    }

    /// Host and port, for messages.
    String place() {
        return Addresses.withPort(host, port);
    }

    @Override
    public String toString() {
        return "ServerAddress[" + place() + "]";
    }
}
