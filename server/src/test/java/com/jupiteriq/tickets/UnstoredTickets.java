package com.jupiteriq.tickets;

import com.jupiteriq.store.Numbers;
import com.jupiteriq.store.TestTenants;
import org.jspecify.annotations.NullUnmarked;

/// Tickets with nothing behind them, for tests that only describe their operations, or without files.
@NullUnmarked
public final class UnstoredTickets {

    private UnstoredTickets() {}

    public static Tickets tickets() {
        return new Tickets(new TicketStore(null, null), new CommentStore(null), null, null, null);
    }

    static Tickets withoutFiles(TestTenants tenants) {
        return new Tickets(new TicketStore(tenants.reads, tenants.vault), new CommentStore(tenants.reads),
            new Attachments(null), new Numbers(tenants.worker, tenants.clock, Runnable::run), tenants.ids);
    }
}
