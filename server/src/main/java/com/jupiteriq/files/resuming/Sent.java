package com.jupiteriq.files.resuming;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// The bytes of one request: no more than the file lacks, and added up where they are to be verified.
final class Sent {

    private final InputStream bytes;
    private final long most;
    private final @Nullable Checksum checksum;
    private final @Nullable MessageDigest digest;
    private long lacking;
    private boolean excessive;

    /// @param most bytes that the file lacks
    Sent(InputStream bytes, long most, @Nullable Checksum checksum) {
        this.bytes = bytes;
        this.most = most;
        this.checksum = checksum;
        this.digest = checksum == null ? null : checksum.algorithm().digest();
        this.lacking = most;
    }

    /// At most so many of them; -1 behind the last. Refuses with `TooLarge` when there are too many.
    int read(byte[] chunk, long wanted) {
        int count = next(chunk, (int) Math.min(Math.min(chunk.length, wanted), Math.max(1, lacking)));
        if (count > 0 && lacking == 0) {
            excessive = true;
            throw new Refused(new Failure.TooLarge(Failure.Part.BODY, most));
        }
        if (count > 0 && digest != null) {
            digest.update(chunk, 0, count);
        }
        lacking -= Math.max(0, count);
        return count;
    }

    private int next(byte[] chunk, int wanted) {
        try {
            return bytes.read(chunk, 0, wanted);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Whether those that came are good without those that did not.
    boolean isDivisible() {
        return checksum == null && !excessive;
    }

    boolean isVerified() {
        return checksum != null;
    }

    /// Refuses with `ChecksumMismatch` when all of them do not add up to what was said.
    void verify() {
        if (checksum != null && digest != null) {
            checksum.demand(digest);
        }
    }
}
