package com.jupiteriq.events;

import com.jupiteriq.kernel.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The event log of a tenant, in order and resumable.
public final class Events {

    private final EventStore store;
    private final EventCatalogue catalogue;

    Events(EventStore store, EventCatalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /// A part of the log.
    ///
    /// @param nextAfter the position to continue after; the given one when nothing has come since
    public record Stretch(List<LoggedEvent> events, boolean hasMore, long nextAfter) {}

    /// The events after a position.
    ///
    /// @param selector a type or a family of the catalogue, null for all
    public Stretch after(Caller caller, long position, @Nullable String selector, int limit) {
        List<String> types = selector == null ? List.of() : catalogue.selected(selector);
        List<LoggedEvent> events = store.after(caller, position, types, limit + 1);
        boolean hasMore = events.size() > limit;
        List<LoggedEvent> shown = hasMore ? events.subList(0, limit) : events;
        return new Stretch(shown, hasMore, shown.isEmpty() ? position : shown.getLast().sequence());
    }
}
