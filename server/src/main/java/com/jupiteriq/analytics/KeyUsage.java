package com.jupiteriq.analytics;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much keys are used, day by day, as the [RequestLog] counts it when it writes its entries.
public final class KeyUsage {

    /// The days that can be asked for at once.
    public static final int MOST_DAYS = 366;

    /// How many days are kept.
    static final int DAYS_KEPT = 400;

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final RequestLogStore store;
    private final InstantSource clock;
    private final Task task =
        new Task("key-usage", "Forgets how much keys were used long ago", Duration.ofHours(6), this::sweep);

    KeyUsage(RequestLogStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// The last days, today included, the oldest first; also those without any use.
    ///
    /// @param days 1 to [#MOST_DAYS]
    public List<UsedDay> of(Caller caller, UUID key, int days) {
        LocalDate first = today().minusDays(days - 1L);
        Map<LocalDate, UsedDay> used = store.usage(caller, key, first).stream()
            .collect(Collectors.toMap(UsedDay::date, Function.identity()));
        return Stream.iterate(first, date -> date.plusDays(1)).limit(days)
            .map(date -> used.getOrDefault(date, UsedDay.none(date)))
            .toList();
    }

    /// Forgets all use of a key that is deleted.
    public void forget(Tenant tenant, UUID key) {
        store.forgetUsage(tenant, key);
    }

    void sweep() {
        LocalDate first = today().minusDays(DAYS_KEPT);
        int forgotten;
        do {
            forgotten = store.forgetUsage(first, FORGOTTEN_AT_ONCE);
        } while (forgotten == FORGOTTEN_AT_ONCE && !task.stopping());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
