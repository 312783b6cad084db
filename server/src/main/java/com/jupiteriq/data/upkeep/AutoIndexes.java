package com.jupiteriq.data.upkeep;

import com.jupiteriq.data.types.AllTypeStore;
import com.jupiteriq.data.types.AllTypeStore.Place;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.data.types.IndexWishes;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives types the indexes that filters ask for, and takes them away when no filter goes by them any more.
/// What was heard and not yet written down is forgotten with the process; filters will ask again.
final class AutoIndexes implements IndexWishes {

    static final String NAME = "data-wishes";

    /// Days without use after which an index goes.
    static final int DAYS_KEPT = 30;

    private static final Duration EVERY = Duration.ofSeconds(10);

    /// Wishes in memory; more are not heard.
    private static final int MOST_WISHES = 1_000;
    /// Indexes of whose use is known today; others are written down each time.
    private static final int MOST_USES = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(AutoIndexes.class);

    private final AllTypeStore store;
    private final DataTypes types;
    private final Writes writes;
    private final InstantSource clock;
    private final Set<Wish> wishes = ConcurrentHashMap.newKeySet();
    private final Set<Use> uses = ConcurrentHashMap.newKeySet();
    private final Set<Use> written = new HashSet<>();
    private final Task task = new Task(
        NAME, "Adds indexes of data that filters ask for, and drops those that none goes by", EVERY,
        this::work).ending(this::remember);
    private LocalDate today = LocalDate.EPOCH;

    AutoIndexes(AllTypeStore store, DataTypes types, Writes writes, InstantSource clock) {
        this.store = store;
        this.types = types;
        this.writes = writes;
        this.clock = clock;
    }

    private record Wish(Tenant tenant, String type, Path path) {}

    private record Use(UUID tenant, int index) {}

    Task task() {
        return task;
    }

    @Override
    public void wanted(Caller caller, String type, Path path) {
        if (wishes.size() < MOST_WISHES) {
            wishes.add(new Wish(caller.tenant(), type, path));
        }
    }

    @Override
    public void used(Caller caller, int index) {
        if (uses.size() < MOST_USES) {
            uses.add(new Use(caller.tenant().id(), index));
        }
    }

    void work() {
        remember();
        for (Iterator<Wish> each = wishes.iterator(); each.hasNext() && !task.stopping();) {
            Wish wish = each.next();
            each.remove();
            change(wish.tenant(), write -> types.addIndex(wish.type(), wish.path(), write));
        }
        for (Place place : store.outOfUse(today().minusDays(DAYS_KEPT))) {
            change(place.tenant(), write -> types.dropIndex(place.type(), place.index(), write));
        }
    }

    /// Once a day of each index.
    private void remember() {
        LocalDate day = today();
        if (!day.equals(today)) {
            written.clear();
            today = day;
        }
        for (Iterator<Use> each = uses.iterator(); each.hasNext();) {
            Use use = each.next();
            each.remove();
            if (!written.contains(use)) {
                store.used(use.tenant(), use.index(), day);
                if (written.size() < MOST_USES) {
                    written.add(use);
                }
            }
        }
    }

    private void change(Tenant tenant, Consumer<Write> change) {
        try {
            writes.run(SystemCallers.of(tenant, NAME), write -> {
                change.accept(write);
                return tenant;
            });
        } catch (Refused later) {
            LOG.debug("The indexes of {} are changed later: {}", tenant.id(), later.getMessage());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
