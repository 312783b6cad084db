package com.jupiteriq.cannedreplies;

import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A text to answer with, under a name that no other one of its environment has. Lengths are in code points.
///
/// @param version grows with every change
public record CannedReply(
    UUID id,
    int version,
    String name,
    String content,
    List<String> tags,
    Instant createdAt,
    Instant updatedAt) {

    static final String PREFIX = "rpl";

    static final int MAX_NAME = 100;
    static final int MAX_CONTENT = 65_536;
    static final int MAX_TAGS = 20;
    static final int MAX_TAG = 50;

    public CannedReply {
        tags = List.copyOf(tags);
    }

    /// `rpl_…` (decision C09)
    String publicId() {
        return TypeId.of(PREFIX, id);
    }
}
