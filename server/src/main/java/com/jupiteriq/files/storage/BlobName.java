package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.DashedUuid;
import java.util.Optional;
import java.util.UUID;

/// Under which a blob lies. It is made of ids alone, so that nothing that a client has sent becomes a path or
/// a key of S3.
public record BlobName(UUID tenant, UUID id) {

    /// As the two are written where blobs lie; empty for anything else, also for the same ids in capitals.
    static Optional<BlobName> parse(String tenant, String id) {
        return DashedUuid.parse(tenant)
            .flatMap(owner -> DashedUuid.parse(id).map(own -> new BlobName(owner, own)))
            .filter(name -> name.tenant().toString().equals(tenant) && name.id().toString().equals(id));
    }
}
