package com.jupiteriq.files.contents;

import com.jupiteriq.files.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes the bytes of one part, seals and digests them on their way. Belongs to one thread at a time.
///
/// ```java
/// try (PartWriter writer = contents.begin(key, 0)) {
///     writer.write(bytes, 0, count);
///     Part part = writer.finish();        // durable; record it, or let the storage forget it
/// }
/// ```
public final class PartWriter implements AutoCloseable {

    /// What a small part is gathered in, so that one takes no more memory than it needs.
    private static final int SMALL = 64 << 10;

    private final FileKey key;
    private final long from;
    private final UUID blob;
    private final Storage.Writing writing;
    private final MessageDigest digest;
    private byte[] small = new byte[0];
    private long size;
    private @Nullable OutputStream sealing;
    private byte @Nullable [] sha256;

    PartWriter(FileKey key, long from, UUID blob, Storage.Writing writing, MessageDigest digest) {
        this.key = key;
        this.from = from;
        this.blob = blob;
        this.writing = writing;
        this.digest = digest;
    }

    public void write(byte[] bytes, int start, int length) {
        if (sha256 != null) {
            throw new IllegalStateException("the part is finished");
        }
        digest.update(bytes, start, length);
        try {
            if (sealing == null && size + length <= SMALL) {
                gather(bytes, start, length);
            } else {
                sealing(Segments.SEGMENT).write(bytes, start, length);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        size += length;
    }

    private void gather(byte[] bytes, int start, int length) {
        int gathered = (int) size;
        if (small.length < gathered + length) {
            small = Arrays.copyOf(small, Math.min(SMALL, Math.max(gathered + length, 2 * gathered)));
        }
        System.arraycopy(bytes, start, small, gathered, length);
    }

    /// With what was gathered already in it.
    private OutputStream sealing(long expected) throws IOException {
        OutputStream stream = sealing;
        if (stream == null) {
            stream = new Segments(key, from, expected).sealing(new Outward(writing));
            stream.write(small, 0, (int) size);
            small = new byte[0];
            sealing = stream;
        }
        return stream;
    }

    /// How many bytes came so far.
    public long size() {
        return size;
    }

    /// When it returns, the part survives a loss of power. A part has at least one byte.
    public Part finish() {
        if (size == 0) {
            throw new IllegalStateException("a part without a byte");
        }
        try {
            sealing(size).close();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        writing.finish();
        sha256 = digest.digest();
        return new Part(from, size, blob);
    }

    /// Of the bytes that were written; known when they are finished.
    public byte[] sha256() {
        if (sha256 == null) {
            throw new IllegalStateException("the part is not finished");
        }
        return sha256.clone();
    }

    /// Without [#finish()] what came is gone.
    @Override
    public void close() {
        writing.close();
    }

    /// Into the blob; what cannot be written is refused there.
    private static final class Outward extends OutputStream {

        private final Storage.Writing writing;

        Outward(Storage.Writing writing) {
            this.writing = writing;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            writing.write(bytes, from, length);
        }
    }
}
