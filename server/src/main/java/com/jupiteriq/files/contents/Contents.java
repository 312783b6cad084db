package com.jupiteriq.files.contents;

import com.jupiteriq.files.storage.BlobName;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.kernel.Ids;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/// The bytes of files: sealed when they are written, opened by range. What becomes of a part is its record's:
/// one that is recorded nowhere is to be deleted by its [BlobName], or is found by its age.
///
/// Every read and write refuses with `Unavailable` when storage is full or away, also in the middle, and ends
/// in a [com.jupiteriq.files.storage.StorageFailure] when what it holds is not what was written. A transfer
/// holds a few MiB, however large the file is.
///
/// Safe for concurrent use.
public final class Contents {

    /// What is handed over at once.
    private static final int CHUNK = 64 << 10;

    private final Storage storage;
    private final Ids ids;
    private final SecureRandom random;

    public Contents(Storage storage, Ids ids, SecureRandom random) {
        this.storage = storage;
        this.ids = ids;
        this.random = random;
    }

    /// For a file that is to be made.
    public byte[] newKey() {
        byte[] key = new byte[FileKey.BYTES];
        random.nextBytes(key);
        return key;
    }

    /// @param from where the part begins in the file
    public PartWriter begin(FileKey key, long from) {
        UUID blob = ids.next();
        return new PartWriter(key, from, blob, storage.write(new BlobName(key.tenant(), blob)), sha256());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Gives a range of the file to somebody, and opens only the segments that it needs.
    public void read(FileKey key, List<Part> parts, long from, long length, ByteTaker to) {
        byte[] chunk = new byte[(int) Math.min(CHUNK, length)];
        try (RangeStream bytes = stream(key, parts, from, length)) {
            for (int count = bytes.read(chunk, 0, chunk.length); count > 0;
                    count = bytes.read(chunk, 0, chunk.length)) {
                to.take(chunk, 0, count);
            }
        }
    }

    /// The whole file. Reading it throws no `IOException`, but what [#read] throws.
    public InputStream open(FileKey key, List<Part> parts) {
        return stream(key, parts, 0, parts.getLast().end());
    }

    /// One part in place of many that follow one another; whoever asks records it and forgets the others.
    public Part join(FileKey key, List<Part> parts) {
        long from = parts.getFirst().from();
        try (PartWriter joined = begin(key, from)) {
            read(key, parts, from, parts.getLast().end() - from, joined::write);
            return joined.finish();
        }
    }

    private RangeStream stream(FileKey key, List<Part> parts, long from, long length) {
        long end = Math.addExact(from, length);
        List<Part> needed = parts.stream().filter(part -> part.from() < end && part.end() > from).toList();
        refuseGaps(needed, from, end);
        return new RangeStream(storage, key, needed, from, end);
    }

    /// A bug of whoever keeps the records, and never bytes of nothing.
    private static void refuseGaps(List<Part> parts, long from, long end) {
        long reached = from;
        for (Part part : parts) {
            if (part.from() > reached || part.from() < reached && reached != from) {
                throw new IllegalStateException("the parts of a file have a gap or overlap at " + reached);
            }
            reached = part.end();
        }
        if (reached < end) {
            throw new IllegalStateException("the parts of a file end at " + reached + ", before " + end);
        }
    }
}
