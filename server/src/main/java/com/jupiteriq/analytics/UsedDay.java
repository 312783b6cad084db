package com.jupiteriq.analytics;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How much a key was used on a day (UTC).
///
/// @param errors requests that were answered 400 or more, or whose client did not wait
/// @param lastAddress from where the last one came; null on a day without any
public record UsedDay(LocalDate date, long requests, long errors, @Nullable String lastAddress) {

    public static final Document<UsedDay> USED_DAY = Document.of("UsedDay",
        Attribute.of("date", Kind.text(new Schema.Patterned("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
            (UsedDay day) -> day.date.toString(), "The day, in UTC.").readOnly().example("\"2025-01-29\""),
        Attribute.of("requests", Kind.whole(0, Long.MAX_VALUE), UsedDay::requests,
            "Requests that arrived on it.").readOnly(),
        Attribute.of("errors", Kind.whole(0, Long.MAX_VALUE), UsedDay::errors,
            "Those answered 400 or more, or not waited for.").readOnly(),
        Attribute.of("last_address", Kind.text(100), UsedDay::lastAddress,
            "From where the last one came; null without any.").orNull().readOnly());

    static UsedDay none(LocalDate date) {
        return new UsedDay(date, 0, 0, null);
    }
}
