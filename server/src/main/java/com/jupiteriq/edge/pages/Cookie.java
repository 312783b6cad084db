package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.http.Header;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cookies of the pages. Over TLS their names begin so that no browser takes them from another host, from
/// a part of the site or over an open wire (`__Host-`); on plain HTTP, which only leaves the machine where
/// the operator insists, no browser would take such a name.
public enum Cookie {
    /// Stands for a browser that is signed in; the session ends in the database.
    SESSION("jiq", Duration.ofDays(400)),
    /// What the forms of somebody who is not signed in repeat.
    FORM("jiq-form", null),
    /// By which a browser is known again in which somebody has signed in before.
    DEVICE("jiq-device", Duration.ofDays(400)),
    THEME("jiq-theme", Duration.ofDays(400)),
    /// What the next page says once.
    SAID("jiq-said", Duration.ofMinutes(1));

    /// Of a value; ours are shorter.
    private static final int MAX_VALUE = 1_024;
    private static final String HOST_ONLY = "__Host-";

    private final String name;
    private final @Nullable Duration kept;

    Cookie(String name, @Nullable Duration kept) {
        this.name = name;
        this.kept = kept;
    }

    /// What the browser has sent; empty for nothing, for what cannot be ours, and for two different values of
    /// one name, of which somebody else may have set one.
    Optional<String> of(Call call, boolean secure) {
        String wanted = name(secure);
        String found = null;
        for (String line : call.headers("Cookie")) {
            for (String pair : line.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(wanted)) {
                    String value = pair.substring(equals + 1).strip();
                    if (found != null && !found.equals(value)) {
                        return Optional.empty();
                    }
                    found = value;
                }
            }
        }
        return Optional.ofNullable(found).filter(Cookie::isOurs);
    }

    private static boolean isOurs(String value) {
        return !value.isEmpty() && value.length() <= MAX_VALUE && value.chars().allMatch(Cookie::isPlain);
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
            || c == '.';
    }

    private String name(boolean secure) {
        return secure ? HOST_ONLY + name : name;
    }

    /// A value for it, of letters, digits, `-`, `_` and `.`; null to take it away.
    public record Change(Cookie cookie, @Nullable String value) {

        public Change {
            if (value != null && !isOurs(value)) {
                throw new IllegalArgumentException("no value for a cookie");
            }
        }

        /// Sent along with requests that follow a link from elsewhere, so that who is signed in stays so, but
        /// not with forms and frames of other sites.
        Header header(boolean secure) {
            Duration kept = value == null ? Duration.ZERO : cookie.kept;
            List<String> parts = List.of(cookie.name(secure) + "=" + (value == null ? "" : value), "Path=/",
                "HttpOnly", "SameSite=Lax");
            return new Header("Set-Cookie", String.join("; ", parts)
                + (secure ? "; Secure" : "") + (kept == null ? "" : "; Max-Age=" + kept.toSeconds()));
        }

        @Override
        public String toString() {
            return "Change[" + cookie + "]";
        }
    }
}
