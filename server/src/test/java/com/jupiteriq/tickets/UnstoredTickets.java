package com.jupiteriq.tickets;

import org.jspecify.annotations.NullUnmarked;

/// Tickets with nothing behind them, for tests that only describe their operations.
@NullUnmarked
public final class UnstoredTickets {

    private UnstoredTickets() {}

    public static Tickets tickets() {
        return new Tickets(new TicketStore(null, null), new CommentStore(null), null, null);
    }
}
