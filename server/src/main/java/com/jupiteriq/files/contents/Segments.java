package com.jupiteriq.files.contents;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// How the bytes of one part are sealed: 40 bytes of salt and nonce, then segments of 64 KiB, each with its
/// tag. The first is shorter by what stands before it, the last ends with the part.
///
/// A part of a single segment looks the same whatever the size of segments is, so for a small one as little
/// memory is taken as it needs.
final class Segments {

    /// Of a segment, with its tag. Each is one call of the cipher, which the JVM only compiles to the
    /// instructions of the processor when it has been called often.
    static final int SEGMENT = 64 << 10;

    /// Before the first segment: a byte, the salt, and what all nonces begin with.
    static final int HEAD = 40;

    static final int TAG = 16;

    private static final String MAC = "HmacSha256";

    private final AesGcmHkdfStreaming tink;
    private final byte[] place;
    private final int segment;

    /// @param from where the part begins in the file
    /// @param size of a part that fits into one segment; of all larger ones any size will do
    Segments(FileKey key, long from, long size) {
        this.place = (key.tenant() + "/" + key.file() + "/" + from).getBytes(StandardCharsets.UTF_8);
        this.segment = (int) Math.min(SEGMENT, HEAD + size + TAG);
        try {
            this.tink = new AesGcmHkdfStreaming(key.key(), MAC, FileKey.BYTES, segment, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Closing it seals the last segment.
    OutputStream sealing(OutputStream sealed) throws IOException {
        try {
            return tink.newEncryptingStream(sealed, place);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SeekableByteChannel opening(SeekableByteChannel sealed) throws IOException {
        try {
            return tink.newSeekableDecryptingChannel(sealed, place);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// How long the blob of a part is.
    long sealedSize(long size) {
        return tink.expectedCiphertextSize(size);
    }

    /// Where the segment begins in the blob that holds a byte; what stands before the first counts to it.
    long segmentStart(long position) {
        return (position + HEAD) / (segment - TAG) * segment;
    }

    /// Where the segment ends in the blob that holds a byte, when it is not the last.
    long segmentEnd(long position) {
        return segmentStart(position) + segment;
    }
}
