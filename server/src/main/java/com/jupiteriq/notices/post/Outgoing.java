package com.jupiteriq.notices.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// A mail as it leaves.
public record Outgoing(UUID id, Instant createdAt, String language, Contents contents) {

    /// What is sealed.
    public record Contents(String recipient, String subject, String plain, String html) {

        @Override
        public String toString() {
            return "Contents[hidden]";
        }
    }

    /// Whether the mail servers on its way must know addresses in other scripts (RFC 6531).
    boolean isInternational() {
        return !StandardCharsets.US_ASCII.newEncoder().canEncode(contents.recipient());
    }
}
