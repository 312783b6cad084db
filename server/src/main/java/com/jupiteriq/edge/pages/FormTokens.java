package com.jupiteriq.edge.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// By what a form is known to be of our own page: it repeats a secret of the browser that no other page can
/// read. A page is packed together with what strangers have typed, and how well that packs must not tell
/// anything of the secret: it looks different each time.
final class FormTokens {

    /// The hidden field of every form.
    static final String FIELD = "form_token";

    private static final int SECRET_BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random;

    FormTokens(SecureRandom random) {
        this.random = random;
    }

    /// A secret for somebody who has none yet.
    String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }

    /// What a form says.
    String masked(String secret) {
        byte[] plain = secret.getBytes(StandardCharsets.US_ASCII);
        byte[] token = new byte[2 * plain.length];
        random.nextBytes(token);
        for (int i = 0; i < plain.length; i++) {
            token[plain.length + i] = (byte) (token[i] ^ plain[i]);
        }
        return TEXT.encodeToString(token);
    }

    /// Whether a form says it.
    static boolean matches(String sent, String secret) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(sent);
        } catch (IllegalArgumentException none) {
            return false;
        }
        byte[] known = secret.getBytes(StandardCharsets.US_ASCII);
        byte[] plain = new byte[token.length / 2];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (token[i] ^ token[plain.length + i]);
        }
        return token.length == 2 * known.length && MessageDigest.isEqual(plain, known);
    }
}
