package com.jupiteriq.files.resuming;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the bytes of one request are said to add up to. MD5 and SHA-1 are no proof against anybody, which is
/// not asked of them here: they find what was changed by accident.
public record Checksum(Algorithm algorithm, byte[] expected) {

    /// By which bytes are added up.
    public enum Algorithm {
        SHA1("SHA-1"), SHA256("SHA-256"), MD5("MD5");

        private final String jdk;

        Algorithm(String jdk) {
            this.jdk = jdk;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Algorithm> of(String word) {
            return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Algorithm::word).toList();
        }

        MessageDigest digest() {
            try {
                return MessageDigest.getInstance(jdk);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /// Refuses with `ChecksumMismatch` when they add up to something else.
    void demand(MessageDigest digest) {
        if (!MessageDigest.isEqual(expected, digest.digest())) {
            throw new Refused(new Failure.ChecksumMismatch());
        }
    }

    @Override
    public String toString() {
        return "Checksum[" + algorithm.word() + "]";
    }
}
