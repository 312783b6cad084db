package com.jupiteriq.files;

import com.jupiteriq.files.contents.ByteTaker;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.files.storage.StorageFailure;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Gives the bytes of files and of their thumbnails to whoever may read them.
public final class FileContents {

    private final Files files;
    private final Contents contents;

    FileContents(Files files, Contents contents) {
        this.files = files;
        this.contents = contents;
    }

    /// Bytes that can be read from anywhere.
    ///
    /// @param name under which they are to be kept
    /// @param sha256 of all of them, in hexadecimal
    public record Readable(String name, String contentType, long length, String sha256, Source source) {}

    /// Gives a range of bytes that was found before. Refuses with `Missing` when the file has gone meanwhile.
    @FunctionalInterface
    public interface Source {
        void read(long from, long length, ByteTaker to);
    }

    /// Those of a file. Refuses with `Conflict` one that is not ready.
    public Readable of(Caller caller, UUID file) {
        return of(caller, files.open(caller, file));
    }

    /// Those of a file that is ready.
    public Readable of(Caller caller, KeptFile kept) {
        StoredFile file = kept.file();
        FileState state = file.state();
        Source bytes = (from, length, to) -> contents.read(kept.key(), kept.parts(), from, length, to);
        return new Readable(file.details().name(), Objects.requireNonNull(state.contentType()), file.size(),
            Objects.requireNonNull(state.sha256()), unlessGone(caller, file.id(), bytes));
    }

    /// Somebody may delete a file that was found just now. Then its bytes are missing, and no fault of ours.
    private Source unlessGone(Caller caller, UUID file, Source bytes) {
        return (from, length, to) -> {
            try {
                bytes.read(from, length, to);
            } catch (StorageFailure lost) {
                if (files.readable(caller, file).isEmpty()) {
                    throw new Refused(new Failure.Missing(Files.KIND));
                }
                throw lost;
            }
        };
    }

    /// Those of a thumbnail. Refuses with `Conflict` for a file that is not ready, and with `Missing` where
    /// it has none of this size.
    public Readable of(Caller caller, UUID file, Size size) {
        ThumbnailBytes small = files.thumbnail(caller, file, size);
        String ending = small.contentType().endsWith("png") ? ".png" : ".jpg";
        Source bytes = (from, length, to) ->
            contents.read(small.key(), List.of(small.part()), from, length, to);
        return new Readable(size.word() + ending, small.contentType(), small.length(), small.sha256(),
            unlessGone(caller, file, bytes));
    }
}
