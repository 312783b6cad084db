package com.jupiteriq.organizations;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A group of users. Lengths are in code points.
///
/// @param version grows with every change of it and of its members
/// @param slug the name in addresses; no other one of its environment has it
public record Organization(
    UUID id,
    int version,
    String name,
    String slug,
    @Nullable String externalId,
    @Nullable JsonText metadata,
    int memberCount,
    Instant createdAt,
    Instant updatedAt) {

    public static final String PREFIX = "org";

    static final int MAX_NAME = 200;
    static final int MAX_SLUG = 63;
    static final String SLUG = "^(?=.{2,63}$)[a-z0-9](?:-?[a-z0-9])*$";
    static final int MAX_EXTERNAL_ID = 255;
    static final int MAX_METADATA_BYTES = 16 << 10;
    static final int MAX_METADATA_DEPTH = 8;

    /// With so many members more, which is no change of what is said about it.
    Organization grown(int more) {
        return new Organization(id, version + 1, name, slug, externalId, metadata, memberCount + more,
            createdAt, updatedAt);
    }

    /// `org_…` (decision C09)
    public String publicId() {
        return TypeId.of(PREFIX, id);
    }
}
