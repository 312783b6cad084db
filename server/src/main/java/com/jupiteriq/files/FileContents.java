package com.jupiteriq.files;

import com.jupiteriq.files.contents.ByteTaker;
import com.jupiteriq.files.contents.Contents;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.kernel.Caller;
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

    /// Gives a range of bytes that was found before.
    @FunctionalInterface
    public interface Source {
        void read(long from, long length, ByteTaker to);
    }

    /// Those of a file. Refuses with `Conflict` one that is not ready.
    public Readable of(Caller caller, UUID file) {
        return of(files.open(caller, file));
    }

    /// Those of a file that is ready.
    public Readable of(KeptFile kept) {
        StoredFile file = kept.file();
        FileState state = file.state();
        return new Readable(file.details().name(), Objects.requireNonNull(state.contentType()), file.size(),
            Objects.requireNonNull(state.sha256()),
            (from, length, to) -> contents.read(kept.key(), kept.parts(), from, length, to));
    }

    /// Those of a thumbnail. Refuses with `Conflict` for a file that is not ready, and with `Missing` where
    /// it has none of this size.
    public Readable of(Caller caller, UUID file, Size size) {
        ThumbnailBytes small = files.thumbnail(caller, file, size);
        String ending = small.contentType().endsWith("png") ? ".png" : ".jpg";
        return new Readable(size.word() + ending, small.contentType(), small.length(), small.sha256(),
            (from, length, to) ->
                contents.read(small.key(), List.of(small.part()), from, length, to));
    }
}
