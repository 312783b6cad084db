package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.analytics.rollups.RequestFacet;
import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.analytics.rollups.Slice;
import com.jupiteriq.analytics.series.RequestSeries;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.store.Sql;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much keys are used, day by day, as the [RequestLog] counts it when it writes its entries; how long
/// that took and how near it came to limits, as the rollups do.
public final class KeyUsage {

    /// The days that can be asked for at once.
    public static final int MOST_DAYS = 366;

    /// How many days are kept.
    static final int DAYS_KEPT = 400;

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final RequestLogStore store;
    private final Rollups rollups;
    private final InstantSource clock;
    private final Task task =
        new Task("key-usage", "Forgets how much keys were used long ago", Duration.ofHours(6), this::sweep);

    KeyUsage(RequestLogStore store, Rollups rollups, InstantSource clock) {
        this.store = store;
        this.rollups = rollups;
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
        Map<LocalDate, UsedDay.More> more = more(caller, key, first);
        return Stream.iterate(first, date -> date.plusDays(1)).limit(days)
            .map(date -> used.getOrDefault(date, UsedDay.none(date)).with(more.get(date)))
            .toList();
    }

    private Map<LocalDate, UsedDay.More> more(Caller caller, UUID key, LocalDate first) {
        Slice slice = new Slice(RequestFacet.SERIES, Interval.DAY, start(first), start(today().plusDays(1)),
            null, RequestSeries.REFUSED,
            List.of(Sql.of(RequestFacet.KEY.column() + " = ?", TypeId.of("key", key))),
            Set.of(Slice.Part.TIMES, Slice.Part.PEAK));
        return rollups.read(caller, slice, MOST_DAYS + 1).stream().collect(Collectors.toMap(
            sum -> LocalDate.ofInstant(sum.at(), ZoneOffset.UTC),
            sum -> new UsedDay.More(
                sum.percentiles(RequestSeries.PERCENTS), sum.failed(), sum.peak())));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
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
