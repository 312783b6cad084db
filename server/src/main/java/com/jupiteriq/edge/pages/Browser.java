package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.http.Header;
import java.util.Optional;

/// The browser behind a request: which cookies it has, and whether its way here is secret.
///
/// @param secure as far as the operator or a trusted proxy says so, or the server itself sees it
record Browser(Call call, boolean secure) {

    Optional<String> cookie(Cookie cookie) {
        return cookie.of(call, secure);
    }

    Header keeps(Cookie.Change change) {
        return change.header(secure);
    }

    /// How bright its pages are.
    Theme theme() {
        return cookie(Cookie.THEME).flatMap(Theme::of).orElse(Theme.SYSTEM);
    }
}
