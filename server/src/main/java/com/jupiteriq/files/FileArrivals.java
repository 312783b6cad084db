package com.jupiteriq.files;

import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.UUID;

/// How files come by and by: each is there with its first bytes, or before them, takes its room then, and is
/// told of when the last ones have come. How it grows in between is no change of which anybody is told.
public final class FileArrivals {

    private final Files files;
    private final FileStore store;
    private final BlobStore blobs;

    FileArrivals(Files files, FileStore store, BlobStore blobs) {
        this.files = files;
        this.store = store;
        this.blobs = blobs;
    }

    /// The key of a file, out of its row.
    public FileKey key(Tenant tenant, UUID file, byte[] sealed) {
        return store.key(tenant, file, sealed);
    }

    /// Records a file of which some bytes are there. Refuses with `Invalid` what is wrong with what is said
    /// about it. One that is whole emits `file.uploaded`.
    ///
    /// @param size of all its bytes
    /// @param first the part at its beginning, or none
    public StoredFile begin(FileKey key, FileDetails details, long size, List<Part> first, Write write) {
        return files.add(key, details, size, first, write);
    }

    /// Records the last part of a file, which emits `file.uploaded`. Refuses with `Conflict` when other bytes
    /// have come to its place.
    public StoredFile complete(UUID id, Part last, Write write) {
        StoredFile before = files.found(id, write);
        boolean same = before.status() == FileStatus.UPLOADING && before.size() == last.end()
            && !(write.isAgain() && store.received(write.caller(), id) != last.from());
        if (!same) {
            throw outrun();
        }
        write.follows(before.updatedAt());
        store.complete(before, last.from(), write);
        blobs.insert(id, last, write);
        StoredFile after = before.with(FileState.unseen(FileStatus.SCANNING), write.now());
        files.move(before, after, new Files.Move("file.upload", FileEvents.uploaded(after)), write);
        return after;
    }

    /// Of bytes whose place in the file is taken, or not reached yet.
    public static Refused outrun() {
        return new Refused(new Failure.Conflict("The file does not go on at this offset. Ask with HEAD"
            + " where it does, and send what comes from there on.", null));
    }

    /// Puts one part in place of many that hold the same bytes, in the same order. Whether they were still
    /// there; if not, nothing has become of it.
    public boolean join(Caller caller, UUID file, List<Part> parts, Part joined) {
        return blobs.join(caller, file, parts, joined);
    }
}
