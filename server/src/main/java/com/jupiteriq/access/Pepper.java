package com.jupiteriq.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The operator's secret without which the stored hashes of keys are worth nothing.
public final class Pepper {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte VERSION = 1;
    private static final int MIN_BYTES = 32;

    /// Secrets of keys begin with a letter.
    private static final byte[] TICKETS = "\0stream-ticket\0".getBytes(StandardCharsets.US_ASCII);

    /// Never fed, only cloned.
    private final Mac keyed;

    /// @param secret at least 32 random bytes
    public Pepper(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("a pepper has at least " + MIN_BYTES + " bytes");
        }
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /// A version byte and HMAC-SHA-256 of the whole secret.
    byte[] hash(KeySecret secret) {
        byte[] code = copy().doFinal(secret.bytes());
        byte[] hash = new byte[code.length + 1];
        hash[0] = VERSION;
        System.arraycopy(code, 0, hash, 1, code.length);
        return hash;
    }

    /// Takes the same time wherever the two differ.
    boolean matches(KeySecret secret, byte[] stored) {
        return MessageDigest.isEqual(hash(secret), stored);
    }

    /// What nobody can make who does not have the pepper; never the hash of a key.
    byte[] seal(byte[] ticket) {
        Mac mac = copy();
        mac.update(TICKETS);
        return mac.doFinal(ticket);
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be cloned", e);
        }
    }
}
