package com.jupiteriq.tickets;

import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.UUID;

/// Something said about a ticket.
///
/// @param isInternal whether only the support team sees it
public record Comment(UUID id, String content, boolean isInternal, Principal author, Instant createdAt) {

    /// In code points (decision D13).
    public static final int MAX_CONTENT = 65_536;

    public String publicId() {
        return TypeId.of("cmt", id);
    }
}
