package com.jupiteriq.tickets;

import com.jupiteriq.kernel.JsonText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people and systems may say about a ticket; the bounds are decision D13, in code points unless said.
///
/// @param customerEmail the customer to whom replies go
/// @param attachments the files that belong to it, as they were named; in a ticket each is named once
/// @param metadata a JSON object of the caller's own, its keys and numbers kept as sent
public record TicketDetails(
    String subject,
    @Nullable String description,
    TicketStatus status,
    Priority priority,
    @Nullable String category,
    @Nullable String customerEmail,
    List<String> tags,
    List<UUID> attachments,
    @Nullable JsonText metadata) {

    public static final int MAX_SUBJECT = 500;
    public static final int MAX_DESCRIPTION = 65_536;
    public static final int MAX_CATEGORY = 100;
    public static final int MAX_TAGS = 20;
    public static final int MAX_TAG = 50;
    public static final int MAX_METADATA_BYTES = 16_384;
    public static final int MAX_METADATA_DEPTH = 8;

    public TicketDetails {
        tags = List.copyOf(tags);
        attachments = List.copyOf(attachments);
    }

    public TicketDetails status(TicketStatus status) {
        return new TicketDetails(subject, description, status, priority, category,
            customerEmail, tags, attachments, metadata);
    }

    TicketDetails attachments(List<UUID> files) {
        return new TicketDetails(subject, description, status, priority, category,
            customerEmail, tags, files, metadata);
    }
}
