package com.jupiteriq.data.feed;

import com.jupiteriq.data.ItemEvents;
import com.jupiteriq.data.Items;
import com.jupiteriq.events.Events;
import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of data items since a position of the event log, in the order of commits (000:513-517): of
/// each item its latest state. Whoever has read all items since they knew a position has them all when they
/// have followed the changes from there.
public final class ChangeFeed {

    /// Changes of one page.
    public static final int MAX_LIMIT = 1_000;

    /// How many events one look passes at most.
    private static final int SCANNED = 1_000;

    /// Events that are read at once, at the beginning, when nobody knows how large they are, and at most.
    private static final int FIRST_STEP = 20;
    private static final int MAX_STEP = 200;

    /// The characters of events that are read at once, as far as those before tell.
    private static final int STEP_LENGTH = 1 << 20;

    /// The characters of items behind which a page ends; one that is reached within a bulk ends behind it.
    private static final int PAGE_LENGTH = 4 << 20;

    private final Events events;
    private final Items items;

    ChangeFeed(Events events, Items items) {
        this.events = events;
        this.items = items;
    }

    /// A part of the changes.
    ///
    /// @param nextAfter the position to continue after
    public record Stretch(List<ItemChange> changes, long nextAfter, boolean hasMore) {}

    /// What a look ahead has seen.
    ///
    /// @param found whether there may be changes of items that are asked for
    /// @param nextAfter where to look on when there are none
    /// @param hasMore whether there are events behind that
    public record Look(boolean found, long nextAfter, boolean hasMore) {}

    /// The position of the newest event: all that came before it is in what is read from now on.
    public long newest(Caller caller) {
        return events.newest(caller);
    }

    /// The changes after a position; those of one bulk are never divided. Refuses with `Forgotten` where what
    /// came next is no longer kept, and for a position that there is not yet.
    ///
    /// @param type only of items of this type; null for all. One that was deleted for good may be of any.
    public Stretch after(Caller caller, long position, @Nullable String type, int limit) {
        ChangePage page = new ChangePage(type);
        long last = position;
        int passed = 0;
        int step = Math.min(limit, FIRST_STEP);
        boolean more = true;
        while (more && passed < SCANNED && page.count() < limit && page.length() < PAGE_LENGTH) {
            List<LoggedEvent> passing = passing(caller, last, ItemEvents.ALL, step);
            Touched touched = new Touched();
            List<LoggedEvent> taken = passing.subList(0, touched.by(passing, limit - page.count()));
            page.add(touched, items.these(caller, touched.all().keySet()));
            last = taken.isEmpty() ? last : taken.getLast().sequence();
            passed += taken.size();
            more = taken.size() < passing.size() || passing.size() == step;
            step = following(taken);
        }
        return new Stretch(page.changes(), last, more);
    }

    private static int following(List<LoggedEvent> taken) {
        long length = taken.stream().mapToLong(event -> event.data().text().length()).sum();
        return Math.clamp((long) STEP_LENGTH * taken.size() / Math.max(1, length), 1, MAX_STEP);
    }

    /// Whether there may be changes after a position, without reading any item; a bulk may hold items of any
    /// type.
    public Look look(Caller caller, long position, @Nullable String type) {
        Set<String> told = type == null ? Set.of() : ItemEvents.OF_ONE;
        List<LoggedEvent> passing = passing(caller, position, told, type == null ? SCANNED : MAX_STEP);
        for (LoggedEvent event : passing) {
            if (Touched.isOfItems(event) && (type == null || !ItemEvents.OF_ONE.contains(event.type())
                    || type.equals(Touched.type(event)))) {
                return new Look(true, event.sequence() - 1, true);
            }
        }
        return new Look(false, passing.isEmpty() ? position : passing.getLast().sequence(),
            !passing.isEmpty());
    }

    private List<LoggedEvent> passing(Caller caller, long position, Set<String> types, int limit) {
        List<LoggedEvent> passing = events.passing(caller, position, types, limit);
        long newest = passing.isEmpty() ? events.newest(caller) : 0;
        if (newest > position) {
            passing = events.passing(caller, position, types, limit);
        }
        boolean follows = passing.isEmpty()
            ? position == newest : passing.getFirst().sequence() == position + 1;
        if (!follows) {
            throw new Refused(new Failure.Forgotten(events.oldest(caller)));
        }
        return passing;
    }
}
