package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a receiver verifies deliveries with (000:62, 001:58): `whsec_` and the base64 of 24 to 64 bytes, as
/// Standard Webhooks has it, or text of the customer's own.
///
/// @param text as it is displayed, prefix included
record WebhookSecret(String text) {

    static final String PREFIX = "whsec_";

    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final int GENERATED_BYTES = 32;
    private static final int MIN_LENGTH = 16;
    private static final int MAX_LENGTH = 256;

    static WebhookSecret generated(SecureRandom random) {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /// The secret that a customer chose; refuses one that is neither kind.
    static WebhookSecret chosen(String text) {
        WebhookSecret secret = new WebhookSecret(text);
        boolean standard = text.startsWith(PREFIX);
        if (standard && !secret.isCanonical()) {
            throw wrong("A secret that begins with `" + PREFIX + "` must go on with the base64 of "
                + MIN_BYTES + " to " + MAX_BYTES + " bytes, padded with `=`."
                + " Leave it out to have one made.");
        }
        if (!standard && !isVisible(text)) {
            throw wrong("A secret of your own must have " + MIN_LENGTH + " to " + MAX_LENGTH
                + " visible ASCII characters. Leave it out to have one made.");
        }
        return secret;
    }

    /// What Standard Webhooks signs with; null for a secret of the customer's own.
    byte @Nullable [] standardKey() {
        return text.startsWith(PREFIX) ? bytes().orElseThrow(IllegalStateException::new) : null;
    }

    /// What `X-Webhook-Signature` is keyed with: the secret exactly as it is displayed (decision C28).
    byte[] displayedKey() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether every library reads the same bytes from it. Some refuse base64 without its padding; and what
    /// the customer keeps must be what is displayed, so it is not completed here.
    private boolean isCanonical() {
        return bytes().map(bytes -> PREFIX + Base64.getEncoder().encodeToString(bytes))
            .filter(text::equals)
            .isPresent();
    }

    private Optional<byte[]> bytes() {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES
                ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isVisible(String text) {
        return text.length() >= MIN_LENGTH && text.length() <= MAX_LENGTH
            && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static Refused wrong(String message) {
        return new Refused(Failure.Invalid.of(Problem.wrong("secret", message)));
    }

    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
