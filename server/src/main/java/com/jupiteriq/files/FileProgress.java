package com.jupiteriq.files;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How files move on by themselves once their bytes are there, for whoever looks at the bytes. What is not as
/// it was when somebody began to look stays as it is.
public final class FileProgress {

    private final Files files;
    private final BlobStore blobs;

    FileProgress(Files files, BlobStore blobs) {
        this.files = files;
        this.blobs = blobs;
    }

    /// A file with its bytes, whatever became of it; empty for one that has none.
    public Optional<KeptFile> bytes(Caller caller, UUID id) {
        return blobs.find(caller, id);
    }

    /// Takes what was found out about a file. One that can be read emits `file.ready`, one that cannot
    /// `file.rejected`. Its bytes go, but for those in which there is a virus.
    ///
    /// @param seen the file as it was when somebody began to look
    /// @return as it is now; empty when it is another one by now, and nothing was staged
    public Optional<StoredFile> judge(StoredFile seen, Verdict verdict, Write write) {
        return same(seen, write).map(before -> {
            StoredFile after = before.with(before.state().judged(verdict, write.now()), write.now());
            files.move(before, after, new Files.Move("file.inspect", told(after)), write);
            return after;
        });
    }

    private static Event[] told(StoredFile file) {
        return switch (file.status()) {
            case READY -> new Event[] {FileEvents.ready(file)};
            case REJECTED, QUARANTINED -> new Event[] {FileEvents.rejected(file)};
            case UPLOADING, SCANNING, PROCESSING -> new Event[0];
        };
    }

    /// Lets a file that no scanner has taken wait for one again; any other stays as it is.
    public Optional<StoredFile> rescan(UUID id, Write write) {
        return blobs.find(write.caller(), id).map(KeptFile::file)
            .filter(file -> file.status() == FileStatus.SCANNING)
            .filter(file -> file.state().scan().state() == Scan.State.ERROR)
            .map(before -> {
                write.follows(before.updatedAt());
                StoredFile after = before.with(
                    before.state().judged(new Verdict.Unscanned(Scan.PENDING), write.now()), write.now());
                files.move(before, after, new Files.Move("file.rescan"), write);
                return after;
            });
    }

    /// Takes the thumbnails of a file, which is all that it waited for, and emits `file.ready`. They
    /// are staged behind the file: that it is deleted at this moment is a lost race.
    ///
    /// @return as [#judge]
    public Optional<StoredFile> picture(StoredFile seen, List<NewThumbnail> made, Write write) {
        return same(seen, write).map(before -> {
            StoredFile after = before.with(before.state().pictured(
                made.stream().map(NewThumbnail::thumbnail).toList()), write.now());
            files.move(before, after, new Files.Move("file.process", FileEvents.ready(after)), write);
            made.forEach(thumbnail -> blobs.insert(before.id(), thumbnail, write));
            return after;
        });
    }

    /// The file as it is, if nobody else has moved it on. What people say about it may be something else by
    /// now.
    private Optional<StoredFile> same(StoredFile seen, Write write) {
        return blobs.find(write.caller(), seen.id()).map(KeptFile::file)
            .filter(now -> now.state().equals(seen.state()))
            .map(now -> {
                write.follows(now.updatedAt());
                return now;
            });
    }
}
