package com.jupiteriq.tickets;

import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Something said about a ticket.
///
/// @param isInternal whether only the support team sees it
/// @param attachments the files that belong to it
public record Comment(
    UUID id, String content, boolean isInternal, List<UUID> attachments, Principal author,
    Instant createdAt) {

    /// In code points (decision D13).
    public static final int MAX_CONTENT = 65_536;

    public String publicId() {
        return TypeId.of("cmt", id);
    }
}
