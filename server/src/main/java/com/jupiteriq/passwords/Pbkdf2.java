package com.jupiteriq.passwords;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// PBKDF2 with HMAC (RFC 8018), by the JDK.
///
/// @param length of the digest in bytes
record Pbkdf2(Hash hash, int rounds, byte[] salt, int length) implements Recipe {

    enum Hash {
        SHA1("PBKDF2WithHmacSHA1", 20, 2_000_000),
        SHA256("PBKDF2WithHmacSHA256", 32, 2_000_000),

        /// Processors have instructions for the others.
        SHA512("PBKDF2WithHmacSHA512", 64, 1_000_000);

        private final String algorithm;
        private final int bytes;
        private final int maxRounds;

        Hash(String algorithm, int bytes, int maxRounds) {
            this.algorithm = algorithm;
            this.bytes = bytes;
            this.maxRounds = maxRounds;
        }

        /// All rounds are done once for each piece of the digest that is as long as the hash.
        int maxRounds(int length) {
            return maxRounds / Math.ceilDiv(length, bytes);
        }
    }

    @Override
    public byte[] digest(String password, Bench bench) {
        char[] chars = password.toCharArray();
        PBEKeySpec parameters = new PBEKeySpec(chars, salt, rounds, length * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(hash.algorithm).generateSecret(parameters).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            parameters.clearPassword();
            Arrays.fill(chars, '\0');
        }
    }
}
