package com.jupiteriq.files;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.util.Objects;

/// How much a tenant may keep of files: how many, how large each, and how many bytes in all. What is counted
/// is exact once a write is committed; what is told before a byte has come may be a little old.
public final class FileRoom {

    /// How many files there may be, by the name of plans.
    public static final String FILES = "files";
    /// Bytes of all files whose bytes are kept.
    public static final String BYTES = "storage_bytes";
    /// Bytes of one file.
    public static final String SIZE = "file_bytes";

    /// Of one file, whatever was agreed: what a bucket of S3 takes as one object, in 10,000 parts of 8 MiB,
    /// and somewhat less.
    static final long LARGEST = 64L << 30;

    private final FileStore store;

    FileRoom(FileStore store) {
        this.store = store;
    }

    /// The largest file that the caller may upload.
    public static long largest(Caller caller) {
        Long most = caller.entitlements().quota(SIZE);
        return Math.min(Objects.requireNonNullElse(most, LARGEST), LARGEST);
    }

    public long files(Caller caller) {
        return store.list().count(caller);
    }

    /// Bytes of all files whose bytes are kept.
    public long bytes(Caller caller) {
        return store.bytes(caller);
    }

    /// Refuses before a byte has come what there is no room for: with `TooLarge` a larger file than may be,
    /// and with `QuotaExceeded` one that does not fit beside the others.
    ///
    /// @param announced how large it will be; one byte where nobody knows
    public void demand(Caller caller, long announced) {
        if (announced > largest(caller)) {
            throw new Refused(new Failure.TooLarge(Failure.Part.BODY, largest(caller)));
        }
        FileStore.Used used = store.used(caller);
        refuseBeyond(FILES, caller, used.files(), 1);
        refuseBeyond(BYTES, caller, used.bytes(), announced);
    }

    private static void refuseBeyond(String quota, Caller caller, long used, long more) {
        Long most = caller.entitlements().quota(quota);
        if (most != null && used + more > most) {
            throw new Refused(new Failure.QuotaExceeded(quota, most, used));
        }
    }

    /// Leaves room for one more file of this size. Refuses with `QuotaExceeded` when it is committed and
    /// there is none.
    void take(long size, Write write) {
        Caller caller = write.caller();
        store.list().makeRoom(FILES, write);
        Long most = caller.entitlements().quota(BYTES);
        if (most != null) {
            write.takeRoom(BYTES, most, FileStore.bytes(caller.tenant()), size, largest(caller));
        }
    }

    /// Counts a file that comes, or goes.
    void count(StoredFile file, int sign, Write write) {
        write.count(FileStore.COUNTER, file.status().word(), sign);
        write.count(FileStore.BYTES_COUNTER, "", sign * kept(file));
    }

    void moved(StoredFile before, StoredFile after, Write write) {
        count(before, -1, write);
        count(after, 1, write);
    }

    private static long kept(StoredFile file) {
        return file.status().keepsBytes() ? file.size() : 0;
    }
}
