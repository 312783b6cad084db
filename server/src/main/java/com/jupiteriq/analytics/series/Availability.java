package com.jupiteriq.analytics.series;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.store.Reads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// In how many minutes the server was there for a tenant. A minute counts when it is over, from the first on
/// in which any node was there.
final class Availability implements Source {

    private static final List<Column> COLUMNS = List.of(
        Column.count("count", "Minutes that are over."),
        Column.count("errors", "Those in which no node was there, or more than 5 % of at least 20 answers"
            + " failed by the server's own fault."),
        Column.measure("availability", new Schema.Decimal(),
            "How many per cent of the minutes it was there; null without any."));

    private final UptimeStore store;
    private final InstantSource clock;

    Availability(UptimeStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public String about() {
        return "In how many minutes the server was there.";
    }

    @Override
    public List<Group> groups() {
        return List.of();
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<Found> read(Caller caller, Question question, int most) {
        Caller inTime = caller.within(Deadline.in(Rollups.TIME).orSooner(caller.deadline()));
        Reads.Both<UptimeStore.Span, Instant> known = store.read(inTime, question.from(), question.to());
        Minutes up = new Minutes(question.from());
        known.first().forEach(span -> up.add(span.first(), span.last()));
        known.second().forEach(up::remove);
        Instant first = known.first().stream().map(UptimeStore.Span::first).min(Instant::compareTo)
            .orElse(question.to());
        Instant end = Interval.MINUTE.floor(clock.instant());
        List<Found> found = new ArrayList<>();
        for (Instant at = question.from(); at.isBefore(question.to()); at = question.interval().next(at)) {
            int from = up.place(later(at, first));
            int to = Math.max(from, up.place(sooner(question.interval().next(at), end)));
            long count = to - from;
            long down = count - up.between(from, to);
            found.add(new Found(at, null, List.of(
                Column.whole(count), Column.whole(down), Column.percent(count, down))));
        }
        return found;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// A set of minutes from a beginning on: one bit each, 200 KB for three years.
    private record Minutes(Instant from, BitSet set) {

        Minutes(Instant from) {
            this(from, new BitSet());
        }

        /// Of what was before the beginning that of the beginning.
        int place(Instant minute) {
            return (int) Math.max(
                0, (minute.getEpochSecond() - from.getEpochSecond()) / Interval.MINUTE.seconds());
        }

        void add(Instant first, Instant last) {
            if (!last.isBefore(from)) {
                set.set(place(first), place(last) + 1);
            }
        }

        void remove(Instant minute) {
            set.clear(place(minute));
        }

        int between(int first, int end) {
            return set.get(first, end).cardinality();
        }
    }
}
