package com.jupiteriq.files;

import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.UUID;

/// A file of a tenant, as far as it is told of; where its bytes lie is told to nobody.
///
/// @param version grows with every change
/// @param size of all its bytes, also of those that have not come yet
/// @param uploader who has made it
/// @param uses how many objects it is attached to
public record StoredFile(
    UUID id,
    int version,
    FileDetails details,
    long size,
    FileState state,
    Uploader uploader,
    int uses,
    Instant createdAt,
    Instant updatedAt) {

    public static final String PREFIX = "file";

    /// Whoever has uploaded it; what they are called is kept nowhere.
    public record Uploader(Principal.Kind kind, UUID id) {

        static Uploader of(Principal principal) {
            return new Uploader(principal.kind(), principal.id());
        }
    }

    /// `file_…` (decision C09)
    public String publicId() {
        return publicId(id);
    }

    public static String publicId(UUID id) {
        return TypeId.of(PREFIX, id);
    }

    public FileStatus status() {
        return state.status();
    }

    StoredFile with(FileDetails other, Instant now) {
        return new StoredFile(id, version + 1, other, size, state, uploader, uses, createdAt, now);
    }

    StoredFile with(FileState other, Instant now) {
        return new StoredFile(id, version + 1, details, size, other, uploader, uses, createdAt, now);
    }
}
