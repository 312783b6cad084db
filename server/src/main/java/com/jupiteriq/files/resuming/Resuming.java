package com.jupiteriq.files.resuming;

import com.jupiteriq.files.FileArrivals;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.files.contents.PartWriter;
import com.jupiteriq.files.resuming.Underway.Turn;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Files that come in many requests.
///
/// Refuses with `Missing` what is not there or did not come so, with `Gone` what nobody has gone on with for
/// too long.
public final class Resuming {

    /// How long somebody may go on with an upload, or ask for it, behind its last byte.
    public static final Duration KEPT = Duration.ofHours(24);

    private final UploadStore store;
    private final Files files;
    private final FileRoom room;
    private final Growth.Tools tools;
    private final Ids ids;
    private final Underway underway = new Underway();

    Resuming(UploadStore store, Files files, FileRoom room, Growth.Tools tools, Ids ids) {
        this.store = store;
        this.files = files;
        this.room = room;
        this.tools = tools;
        this.ids = ids;
    }

    /// Takes the first bytes of a file that is to come, if there are any. Refuses with `TooLarge` and
    /// `QuotaExceeded` what there is no room for, with `Invalid` what nobody may say about a file, with
    /// `ChecksumMismatch` other bytes than were said. What came of a request that was refused in the middle
    /// is good; what came of one whose client has left is gone with it, since nobody was told where to go on.
    public Begun take(Caller caller, NewUpload upload, InputStream bytes, @Nullable Checksum checksum) {
        room.demand(caller, upload.length());
        files.demand(upload.details());
        FileKey key = new FileKey(caller.tenant().id(), ids.next(), tools.contents().newKey());
        Sent sent = new Sent(bytes, upload.length(), checksum);
        byte[] chunk = new byte[Growth.CHUNK];
        int count = sent.read(chunk, chunk.length);
        if (count < 0) {
            sent.verify();
            return new Begun(upload, key, List.of(), "");
        }
        try (PartWriter writer = tools.contents().begin(key, 0)) {
            while (count >= 0) {
                writer.write(chunk, 0, count);
                count = readOn(sent, chunk);
            }
            sent.verify();
            Part part = writer.finish();
            return new Begun(upload, key, List.of(part), HexFormat.of().formatHex(writer.sha256()));
        }
    }

    /// A request that is refused in the middle ends there.
    private static int readOn(Sent sent, byte[] chunk) {
        try {
            return sent.read(chunk, chunk.length);
        } catch (Refused refused) {
            if (sent.isDivisible()) {
                return -1;
            }
            throw refused;
        }
    }

    /// Records a file whose first bytes were taken.
    public StoredFile begin(Begun begun, Write write) {
        NewUpload upload = begun.upload();
        StoredFile file =
            tools.arrivals().begin(begun.key(), upload.details(), upload.length(), begun.first(), write);
        store.insert(file.id(), upload.said(), write);
        return file;
    }

    /// Nothing has recorded it, nor will.
    public void forget(Begun begun) {
        begun.first().forEach(part -> tools.uploads().forget(begun.key(), part));
    }

    /// How far a file has come, with whatever came of a connection that has just broken.
    public Upload get(Caller caller, UUID file) {
        underway.settle(caller, file);
        return found(caller, file).upload();
    }

    private UploadStore.Found found(Caller caller, UUID file) {
        UploadStore.Found found = store.find(caller, file, Joining.MANY)
            .orElseThrow(() -> new Refused(new Failure.Missing("upload")));
        if (!now().isBefore(found.upload().ends())) {
            throw new Refused(new Failure.Gone("This upload is over: nothing has come for "
                + KEPT.toHours() + " hours. Begin another one."));
        }
        return found;
    }

    private Instant now() {
        return tools.clock().instant();
    }

    /// Goes on with a file. Refuses with `Conflict` where it goes on at another offset, with `TooLarge` more
    /// bytes than it lacks, with `ChecksumMismatch` other bytes than were said, and as it is told whoever may
    /// not go on. What was recorded before a refusal stays.
    public Upload grow(Caller caller, UUID file, Addition addition) {
        underway.settle(caller, file);
        try (Turn turn = underway.begin(caller, file)) {
            UploadStore.Found found = found(caller, file);
            Upload upload = found.upload();
            if (addition.offset() != upload.offset()) {
                throw FileArrivals.outrun();
            }
            if (addition.announced().orElse(0) > upload.lacking()) {
                throw new Refused(new Failure.TooLarge(Failure.Part.BODY, upload.lacking()));
            }
            long grown = grow(caller, found, addition, turn);
            return grown == upload.offset() ? upload
                : new Upload(file, grown, upload.length(), upload.said(), now().plus(KEPT));
        }
    }

    /// A whole file takes nothing more, and says so to whoever repeats the end of it.
    private long grow(Caller caller, UploadStore.Found found, Addition addition, Turn turn) {
        Upload upload = found.upload();
        Sent sent = new Sent(addition.bytes(), upload.lacking(), addition.checksum());
        FileKey key = found.key();
        if (key == null) {
            sent.read(new byte[1], 1);
            return upload.offset();
        }
        try (Growth growth = new Growth(tools, caller, found, key, turn, addition.stillAllowed())) {
            return growth.take(sent);
        }
    }
}
