package com.jupiteriq.files;

import com.jupiteriq.files.contents.FileKey;
import com.jupiteriq.files.contents.Part;
import java.util.UUID;

/// The bytes of a thumbnail and where they lie.
///
/// @param sha256 of them, in hexadecimal
/// @param key for this thumbnail alone
public record ThumbnailBytes(String contentType, long length, String sha256, FileKey key, Part part) {

    /// The key of a file for a thumbnail of it, so that no thumbnail can stand in another's place, or the
    /// file's.
    ///
    /// @param thumbnail an id that nothing else has
    public static FileKey key(FileKey file, UUID thumbnail) {
        return new FileKey(file.tenant(), thumbnail, file.key());
    }
}
