package com.jupiteriq.edge.pages;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A sentence that the next page says, on its way in a cookie: no link can make a page say it.
final class Said {

    /// Characters of a sentence.
    private static final int MAX = 300;

    private Said() {}

    static String kept(String sentence) {
        return Base64.getUrlEncoder().withoutPadding()
            .encodeToString(sentence.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<String> read(String kept) {
        try {
            String sentence = new String(Base64.getUrlDecoder().decode(kept), StandardCharsets.UTF_8);
            return Optional.of(sentence).filter(text -> text.length() <= MAX);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
