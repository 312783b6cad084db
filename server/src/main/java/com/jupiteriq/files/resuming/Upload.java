package com.jupiteriq.files.resuming;

import com.jupiteriq.files.StoredFile;
import java.time.Instant;
import java.util.UUID;

/// How far a file has come.
///
/// @param file its id, which is also that of the upload
/// @param offset how many bytes are there, for good
/// @param length of the whole file
/// @param said what the client has said of it, as it came
/// @param ends when nobody can go on with it any more, nor ask for it
public record Upload(UUID file, long offset, long length, String said, Instant ends) {

    public String publicId() {
        return StoredFile.publicId(file);
    }

    /// How many bytes are still to come.
    long lacking() {
        return length - offset;
    }

    public boolean isWhole() {
        return offset == length;
    }

    @Override
    public String toString() {
        return "Upload[" + publicId() + " " + offset + "/" + length + "]";
    }
}
