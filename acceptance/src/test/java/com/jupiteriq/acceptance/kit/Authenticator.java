package com.jupiteriq.acceptance.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A phone that shows codes (RFC 6238). A server takes each code once and never an older one, so that one
/// is used after the other: of the time before, of now, of the time after.
public final class Authenticator {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int PERIOD_SECONDS = 30;

    private final byte[] key;
    private long next;

    /// @param secret in base32, as it is typed
    public Authenticator(String secret) {
        key = base32(secret.replaceAll("\\s", ""));
        next = now() - 1;
    }

    private static long now() {
        return Instant.now().getEpochSecond() / PERIOD_SECONDS;
    }

    private static byte[] base32(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char c : text.toCharArray()) {
            held = held << 5 | ALPHABET.indexOf(c);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.write(held >> bits);
            }
        }
        return out.toByteArray();
    }

    /// A code that was not shown before and is good now.
    public String code() {
        Eventually.until("another code", Duration.ofSeconds(PERIOD_SECONDS), () -> next <= now() + 1);
        next = Math.max(next, now() - 1);
        return at(next++);
    }

    private String at(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 15;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
