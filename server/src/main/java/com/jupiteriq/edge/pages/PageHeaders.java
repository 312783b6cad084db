package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.http.Header;
import java.util.List;
import java.util.stream.Stream;

/// The headers by which browsers keep a page apart from others.
final class PageHeaders {

    static final Header HTML = new Header("Content-Type", "text/html; charset=utf-8");

    /// Two years (RFC 6797). Only what came over TLS may say so.
    private static final Header STRICT_TRANSPORT =
        new Header("Strict-Transport-Security", "max-age=63072000");

    /// Nothing but our own files, no code and no style within the page, no frame around it.
    private static final String POLICY = String.join("; ", "default-src 'none'", "style-src 'self'",
        "script-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'");

    private static final List<Header> ALWAYS = List.of(
        new Header("Cache-Control", "no-store"),
        new Header("Content-Security-Policy", POLICY),
        new Header("X-Frame-Options", "DENY"),
        // links that are mailed have a secret in their query
        new Header("Referrer-Policy", "no-referrer"),
        new Header("Cross-Origin-Opener-Policy", "same-origin"),
        new Header("Cross-Origin-Resource-Policy", "same-origin"),
        new Header("Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"));

    private PageHeaders() {}

    static List<Header> of(boolean secure) {
        return secure ? Stream.concat(ALWAYS.stream(), Stream.of(STRICT_TRANSPORT)).toList() : ALWAYS;
    }
}
