package com.jupiteriq.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The states of a ticket (003:295); every transition between them is allowed (decision C23).
public enum TicketStatus {
    OPEN,
    IN_PROGRESS,
    WAITING,
    RESOLVED,
    CLOSED;

    public static final List<String> WORDS = Arrays.stream(values()).map(TicketStatus::word).toList();

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    public static TicketStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
