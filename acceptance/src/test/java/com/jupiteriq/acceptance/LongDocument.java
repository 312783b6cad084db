package com.jupiteriq.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// A document of any size of which nobody holds all bytes: the same noise again and again, numbered.
///
/// @param noise what is repeated
record LongDocument(long size, byte[] noise) {

    private static final int NOISE = 1 << 20;
    private static final int ENDS = 1_000;

    static LongDocument of(long size, long seed) {
        byte[] noise = new byte[NOISE];
        new Random(seed).nextBytes(noise);
        return new LongDocument(size, noise);
    }

    /// Between the ends of a document there is noise.
    InputStream open() {
        byte[] ends = UploadDriver.document(2 * ENDS, 0);
        return new SequenceInputStream(Collections.enumeration(List.of(
            new ByteArrayInputStream(ends, 0, ENDS), new Noise(size - 2 * ENDS),
            new ByteArrayInputStream(ends, ENDS, ENDS))));
    }

    String sha256() {
        return sha256(open());
    }

    static String sha256(InputStream bytes) {
        try (DigestInputStream all =
                new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            byte[] some = new byte[NOISE];
            int count = all.read(some);
            while (count >= 0) {
                count = all.read(some);
            }
            return HexFormat.of().formatHex(all.getMessageDigest().digest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Noise extends InputStream {

        private final byte[] current = Arrays.copyOf(noise, noise.length);
        private long left;
        private int at;
        private byte number;

        Noise(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left == 0) {
                return -1;
            }
            if (at == current.length) {
                at = 0;
                current[0] = number++;
            }
            int count = (int) Math.min(left, Math.min(length, current.length - at));
            System.arraycopy(current, at, into, from, count);
            at += count;
            left -= count;
            return count;
        }
    }
}
