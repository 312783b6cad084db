package com.jupiteriq.events;

import com.jupiteriq.kernel.Caller;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The event log of a tenant, in order and resumable.
public final class Events {

    /// How many events one filtered look passes at most.
    static final int SCANNED = 1_000;

    private final EventStore store;
    private final EventCatalogue catalogue;

    Events(EventStore store, EventCatalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /// A part of the log.
    ///
    /// @param nextAfter the position to continue after: that of the last event that was looked at, so that a
    ///     filter that matches nothing does not look at the same events again
    public record Stretch(List<LoggedEvent> events, boolean hasMore, long nextAfter) {}

    /// The events after a position.
    ///
    /// @param selector a type or a family of the catalogue, null for all
    public Stretch after(Caller caller, long position, @Nullable String selector, int limit) {
        if (selector == null) {
            List<LoggedEvent> events = store.after(caller, position, limit + 1);
            return stretch(events, events, position, limit, events.size() > limit);
        }
        List<String> types = catalogue.selected(selector);
        List<LoggedEvent> scanned = store.after(caller, position, types, SCANNED);
        List<LoggedEvent> wanted = scanned.stream().filter(event -> types.contains(event.type())).toList();
        return stretch(scanned, wanted, position, limit, wanted.size() > limit || scanned.size() == SCANNED);
    }

    /// The next `limit` events after a position, whatever their type; those of other types than `types`
    /// without their data.
    public List<LoggedEvent> passing(Caller caller, long position, Set<String> types, int limit) {
        return store.after(caller, position, List.copyOf(types), limit);
    }

    /// The position of the newest event; 0 while there was none.
    public long newest(Caller caller) {
        return store.newest(caller);
    }

    /// The position of the oldest event that is kept; the next one's when none is.
    public long oldest(Caller caller) {
        return store.oldest(caller).orElseGet(() -> store.newest(caller) + 1);
    }

    private static Stretch stretch(
        List<LoggedEvent> scanned, List<LoggedEvent> wanted, long position, int limit, boolean hasMore) {
        if (wanted.size() > limit) {
            List<LoggedEvent> shown = wanted.subList(0, limit);
            return new Stretch(shown, true, shown.getLast().sequence());
        }
        return new Stretch(wanted, hasMore, scanned.isEmpty() ? position : scanned.getLast().sequence());
    }
}
