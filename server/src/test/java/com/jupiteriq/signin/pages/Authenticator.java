package com.jupiteriq.signin.pages;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a person has in their pocket, written by RFC 6238 alone.
public final class Authenticator {

    private Authenticator() {}

    public static String code(String base32, Instant at) {
        BigInteger bits = BigInteger.ONE;
        for (char digit : base32.toUpperCase(Locale.ROOT).toCharArray()) {
            bits = bits.shiftLeft(5)
                .or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digit)));
        }
        byte[] marked = bits.toByteArray();
        byte[] secret = new byte[marked.length - 1];
        System.arraycopy(marked, 1, secret, 0, secret.length);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            ByteBuffer hash = ByteBuffer.wrap(
                mac.doFinal(ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array()));
            return "%06d".formatted((hash.getInt(hash.get(19) & 15) & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
