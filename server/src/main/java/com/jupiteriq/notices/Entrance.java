package com.jupiteriq.notices;

import org.jspecify.annotations.Nullable;

/// How somebody gets in to whom a token was mailed: by a link, or with the token alone where nobody has said
/// which page takes it.
public sealed interface Entrance {

    /// Opens a page with the token in its fragment, which no server and no log sees.
    record ByLink(String url) implements Entrance {

        @Override
        public String toString() {
            return "ByLink[hidden]";
        }
    }

    record ByToken(String token) implements Entrance {

        @Override
        public String toString() {
            return "ByToken[hidden]";
        }
    }

    /// @param page that takes the token, without a fragment; null when there is none
    /// @param token of letters, digits and `_`, which mean themselves in a URL
    static Entrance of(@Nullable String page, String token) {
        return page == null ? new ByToken(token) : new ByLink(page + "#token=" + token);
    }
}
