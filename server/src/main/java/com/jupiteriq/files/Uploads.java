package com.jupiteriq.files;

import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import com.jupiteriq.files.contents.PartWriter;
import com.jupiteriq.files.kinds.Ends;
import com.jupiteriq.files.kinds.Found;
import com.jupiteriq.files.storage.BlobName;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the bytes of files into storage, before any write: a write may run again, and an upload may not.
/// What is refused or broken off leaves nothing behind.
public final class Uploads {

    /// Under which what is wrong with the bytes is told.
    public static final String FIELD = "file";

    private static final int CHUNK = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final Contents contents;
    private final Storage storage;
    private final Ids ids;
    private final InspectionTrigger inspection;

    Uploads(Contents contents, Storage storage, Ids ids, InspectionTrigger inspection) {
        this.contents = contents;
        this.storage = storage;
        this.ids = ids;
        this.inspection = inspection;
    }

    /// Takes all there is. Refuses with `TooLarge` more than the caller may upload, and with `Invalid`
    /// nothing at all.
    public Uploaded take(Caller caller, InputStream bytes) {
        return take(caller, ids.next(), bytes);
    }

    /// The same under an id that no other file has.
    public Uploaded take(Caller caller, UUID id, InputStream bytes) {
        FileKey key = new FileKey(caller.tenant().id(), id, contents.newKey());
        Ends ends = new Ends();
        try (PartWriter writer = contents.begin(key, 0)) {
            copy(bytes, writer, ends, FileRoom.largest(caller));
            Optional<Found> found = ends.found();
            Part part = writer.finish();
            String sum = HexFormat.of().formatHex(writer.sha256());
            return new Uploaded(key, part, sum,
                found.flatMap(kind -> inspection.passes(caller, part.size(), kind, sum)).orElse(null));
        }
    }

    private static void copy(InputStream bytes, PartWriter writer, Ends ends, long most) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
                if (writer.size() + count > most) {
                    throw new Refused(new Failure.TooLarge(Failure.Part.BODY, most));
                }
                writer.write(chunk, 0, count);
                ends.pass(chunk, 0, count);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (writer.size() == 0) {
            throw new Refused(Failure.Invalid.of(
                Problem.wrong(FIELD, "The file is empty. Send one of at least one byte.")));
        }
    }

    /// Deletes the bytes of a file that nothing has recorded, nor will. What cannot be deleted now is found
    /// by its age.
    public void forget(Uploaded uploaded) {
        forget(uploaded.key(), uploaded.part());
    }

    /// Deletes some of its bytes, likewise.
    public void forget(FileKey key, Part part) {
        try {
            storage.delete(List.of(new BlobName(key.tenant(), part.blob())));
        } catch (Refused later) {
            LOG.debug("The bytes of an upload are deleted later: {}", later.getMessage());
        }
    }
}
