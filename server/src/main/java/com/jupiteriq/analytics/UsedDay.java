package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Use;
import com.jupiteriq.analytics.series.Column;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much a key was used on a day (UTC).
///
/// @param errors requests that were answered 400 or more, or whose client did not wait
/// @param lastAddress from where the last one came; null on a day without any
/// @param more what the rollups know of it; null on a day of which they know nothing
public record UsedDay(
    LocalDate date, long requests, long errors, @Nullable String lastAddress, @Nullable More more) {

    /// @param micros that 50, 95 and 99 % of the requests did not exceed
    /// @param refused requests that were answered 429
    /// @param peak what was used of the limit that was nearest to its end
    public record More(List<Long> micros, long refused, @Nullable Use peak) {}

    private static final Kind<Long> MILLIS =
        new Kind<>(new Schema.Decimal(), (micros, out) -> out.raw(Column.millis(micros).compact()), null);
    private static final Kind<Long> COUNT = Kind.whole(0, Long.MAX_VALUE);

    public static final Document<UsedDay> USED_DAY = Document.of("UsedDay",
        Attribute.of("date", Kind.text(new Schema.Patterned("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
            (UsedDay day) -> day.date.toString(), "The day, in UTC.").readOnly().example("\"2025-01-29\""),
        Attribute.of("requests", Kind.whole(0, Long.MAX_VALUE), UsedDay::requests,
            "Requests that arrived on it.").readOnly(),
        Attribute.of("errors", Kind.whole(0, Long.MAX_VALUE), UsedDay::errors,
            "Those answered 400 or more, or not waited for.").readOnly(),
        Attribute.of("last_address", Kind.text(100), UsedDay::lastAddress,
            "From where the last one came; null without any.").orNull().readOnly(),
        Attribute.of("p50_ms", MILLIS, (UsedDay day) -> day.percentile(0),
            "Milliseconds that half of them did not exceed.").orNull().readOnly(),
        Attribute.of("p95_ms", MILLIS, (UsedDay day) -> day.percentile(1),
            "Milliseconds that 95 % of them did not exceed.").orNull().readOnly(),
        Attribute.of("p99_ms", MILLIS, (UsedDay day) -> day.percentile(2),
            "Milliseconds that 99 % of them did not exceed.").orNull().readOnly(),
        Attribute.of("refused", COUNT, (UsedDay day) -> day.more == null ? 0L : day.more.refused(),
            "Those answered 429.").readOnly(),
        Attribute.of("limit", COUNT, UsedDay::limit,
            "What the limit allows that was nearest to its end.").orNull().readOnly(),
        Attribute.of("peak", COUNT, UsedDay::peak,
            "How much of it was used at most.").orNull().readOnly());

    static UsedDay none(LocalDate date) {
        return new UsedDay(date, 0, 0, null, null);
    }

    UsedDay with(@Nullable More known) {
        return new UsedDay(date, requests, errors, lastAddress, known);
    }

    private @Nullable Long percentile(int place) {
        return more == null ? null : more.micros().get(place);
    }

    private @Nullable Long limit() {
        return more == null || more.peak() == null ? null : more.peak().limit();
    }

    private @Nullable Long peak() {
        return more == null || more.peak() == null ? null : more.peak().used();
    }
}
