package com.jupiteriq.files;

import static com.jupiteriq.files.FileDocument.FILE;

import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The files of a tenant. Every change stages its rows, its audit entry and its events in the given write;
/// bytes lie in storage before the write that records them, and are given to the collection of garbage by the
/// write that forgets them.
///
/// Refuses with `Missing` what is not there, with `Conflict` what the state of the file forbids, with
/// `QuotaExceeded` beyond those of the plan.
public final class Files {

    static final String KIND = "file";

    /// Objects that a refusal names.
    private static final int MOST_OWNERS = 10;

    private final FileStore store;
    private final BlobStore blobs;
    private final FileRoom room;
    private final InstantSource clock;
    private final Runnable committed;

    /// @param committed hears that a file waits to be looked at; must not wait
    Files(
        FileStore store, BlobStore blobs, FileRoom room, InstantSource clock, Runnable committed) {
        this.store = store;
        this.blobs = blobs;
        this.room = room;
        this.clock = clock;
        this.committed = committed;
    }

    /// By the parameters of [FileList], newest first.
    public Listing<StoredFile> list() {
        return store.list();
    }

    public StoredFile get(Caller caller, UUID id) {
        return store.find(caller, id).orElseThrow(() -> missing(KIND));
    }

    /// Those of these files that are there.
    public List<StoredFile> these(Caller caller, Collection<UUID> wanted) {
        return store.these(caller, wanted);
    }

    private static Refused missing(String kind) {
        return new Refused(new Failure.Missing(kind));
    }

    /// Records a file whose bytes have come, with what was found out about it meanwhile. Emits
    /// `file.uploaded`, and `file.ready` where it can be read at once. What is wrong with what is said about
    /// it is refused with `Invalid`.
    public StoredFile add(Uploaded uploaded, FileDetails details, Write write) {
        FileState come = FileState.unseen(FileStatus.SCANNING);
        Verdict seen = uploaded.seen();
        StoredFile file = made(uploaded.key().file(), details, uploaded.part().size(),
            seen == null ? come : come.judged(seen, write.now()), write);
        return insert(file, uploaded.key(), List.of(uploaded.part()), write);
    }

    /// The same of a file of which not all bytes may be there, and which is told of only if they are.
    ///
    /// @param size of all its bytes
    /// @param parts of it that are there, from its beginning on
    StoredFile add(FileKey key, FileDetails details, long size, List<Part> parts, Write write) {
        FileStatus status = received(parts) == size ? FileStatus.SCANNING : FileStatus.UPLOADING;
        return insert(made(key.file(), details, size, FileState.unseen(status), write), key, parts, write);
    }

    private static StoredFile made(
        UUID id, FileDetails details, long size, FileState state, Write write) {
        demand(details, null, write.now());
        return new StoredFile(id, 1, details, size, state,
            StoredFile.Uploader.of(write.caller().principal()), 0, write.now(), write.now());
    }

    private StoredFile insert(StoredFile file, FileKey key, List<Part> parts, Write write) {
        room.take(file.size(), write);
        store.insert(file, key, received(parts), write);
        parts.forEach(part -> blobs.insert(file.id(), part, write));
        room.count(file, 1, write);
        write.record(new AuditEntry("file.create", file.publicId(), null, FILE.of(file)),
            FileEvents.added(file));
        wakeFor(file, write);
        return file;
    }

    private static long received(List<Part> parts) {
        return parts.stream().mapToLong(Part::size).sum();
    }

    private void wakeFor(StoredFile file, Write write) {
        if (file.status() == FileStatus.SCANNING || file.status() == FileStatus.PROCESSING) {
            write.afterwards(committed);
        }
    }

    /// Refuses with `Invalid` what nobody may say about a file that is to be made.
    public void demand(FileDetails details) {
        demand(details, null, clock.instant());
    }

    /// @param before what was said; null for nothing
    private static void demand(FileDetails details, @Nullable FileDetails before, Instant now) {
        List<Problem> problems = new ArrayList<>(0);
        String fault = FileName.fault(details.name());
        if (fault != null) {
            problems.add(Problem.wrong(FileDocument.NAME.name(), fault));
        }
        Instant end = details.expiresAt();
        boolean kept = before != null && end != null && end.equals(before.expiresAt());
        if (end != null && !kept && !end.isAfter(now)) {
            problems.add(Problem.wrong(FileDocument.EXPIRES_AT.name(),
                "This time is over. Send a later one, or null for a file that does not expire."));
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(List.copyOf(problems)));
        }
    }

    /// Changes what is said about a file and emits `file.updated`. A change that changes nothing writes
    /// nothing.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the file's version
    /// @param change from the file as it is to what is to be said about it
    public StoredFile change(
        UUID id, IntPredicate expected, Function<StoredFile, Draft<StoredFile>> change, Write write) {
        StoredFile before = changeable(id, expected, write);
        FileDetails details = FileDocument.details(change.apply(before));
        demand(details, before.details(), write.now());
        StoredFile after = before.with(details, write.now());
        Changes changes = FILE.changes(before, after);
        if (changes.none()) {
            return before;
        }
        store.describe(before, after, write);
        write.record(
            new AuditEntry("file.update", after.publicId(), changes.before(), changes.after()),
            FileEvents.updated(after, changes.fields()));
        return after;
    }

    /// Deletes a file with its bytes and links, and emits `file.deleted`. Refuses with `Conflict` one that is
    /// attached to something.
    public void delete(UUID id, IntPredicate expected, Write write) {
        delete(changeable(id, expected, write), write);
    }

    /// Deletes a file whose time is over, likewise; one that has more time by now stays.
    public void expire(UUID id, Write write) {
        StoredFile file = found(id, write);
        Instant end = file.details().expiresAt();
        if (end != null && !end.isAfter(write.now())) {
            write.follows(file.updatedAt());
            delete(file, write);
        }
    }

    private void delete(StoredFile file, Write write) {
        if (file.uses() > 0) {
            throw inUse(store.owners(write.caller(), file.id(), MOST_OWNERS + 1));
        }
        store.hold(file, write);
        blobs.discard(file.id(), write);
        store.delete(file, write);
        room.count(file, -1, write);
        write.record(new AuditEntry("file.delete", file.publicId(), FILE.of(file), null),
            FileEvents.deleted(file));
    }

    private static Refused inUse(List<String> owners) {
        String named = String.join(", ", owners.subList(0, Math.min(owners.size(), MOST_OWNERS)));
        return new Refused(new Failure.Conflict("The file is attached to " + named
            + (owners.size() > MOST_OWNERS ? " and others" : "")
            + ". It can be deleted when it was taken off there, or when they are deleted.", null));
    }

    private StoredFile changeable(UUID id, IntPredicate expected, Write write) {
        StoredFile file = found(id, write);
        write.follows(expected, file.version(), file.updatedAt());
        return file;
    }

    /// A file that is about to change, or something that belongs to it.
    StoredFile found(UUID id, Write write) {
        write.about(id.toString());
        StoredFile file = get(write.caller(), id);
        write.about(file.publicId());
        return file;
    }

    /// How it is told that a file has moved on.
    ///
    /// @param action in the audit trail
    record Move(String action, Event... events) {}

    /// Moves a file on, or to its end, with what was told of it.
    void move(StoredFile before, StoredFile after, Move move, Write write) {
        boolean lost = before.status().keepsBytes() && !after.status().keepsBytes();
        if (lost) {
            blobs.discard(before.id(), write);
        }
        store.move(before, after, write);
        room.moved(before, after, write);
        Changes changes = FileDocument.moves(before, after);
        write.record(
            new AuditEntry(move.action(), after.publicId(), changes.before(), changes.after()),
            move.events());
        wakeFor(after, write);
    }

    /// Refuses with `Conflict` what nobody can read.
    public static void demandReady(StoredFile file) {
        if (file.status() != FileStatus.READY) {
            throw new Refused(new Failure.Conflict(switch (file.status()) {
                case UPLOADING -> "The file is still being uploaded.";
                case SCANNING, PROCESSING -> "The file is still being looked at. Wait until its status is"
                    + " ready, or for the event file.ready.";
                case REJECTED -> "The file was rejected, and its bytes are gone.";
                case QUARANTINED -> "A virus was found in the file. POST /files/{id}/appeal says that it is"
                    + " none.";
                case READY -> throw new IllegalStateException("it is ready");
            }, null));
        }
    }

    /// A file and where its bytes lie. Refuses with `Conflict` one that is not ready.
    public KeptFile open(Caller caller, UUID id) {
        Optional<KeptFile> kept = blobs.find(caller, id);
        demandReady(kept.map(KeptFile::file).orElseGet(() -> get(caller, id)));
        return kept.orElseThrow(() -> missing(KIND));
    }

    /// The same, empty for one that is not ready.
    public Optional<KeptFile> readable(Caller caller, UUID id) {
        return blobs.find(caller, id).filter(kept -> kept.file().status() == FileStatus.READY);
    }

    /// Refuses with `Conflict` for a file that is not ready, and with `Missing` where it has none of this
    /// size.
    public ThumbnailBytes thumbnail(Caller caller, UUID id, Size size) {
        demandReady(get(caller, id));
        return blobs.thumbnail(caller, id, size).orElseThrow(() -> missing("thumbnail"));
    }
}
