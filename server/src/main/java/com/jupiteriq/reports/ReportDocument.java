package com.jupiteriq.reports;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.reports.Schedule.Every;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The published JSON of a report (R347).
final class ReportDocument {

    private static final int MAX_ZONE = 64;

    /// Characters of an address, which a public id has fewer of.
    private static final int MAX_RECIPIENT = 254;

    private static final Shape SCHEDULE_SHAPE = Shape.of("ReportSchedule",
        Field.required("every",
            new Schema.OneOf(Arrays.stream(Every.values()).map(Every::word).toList()), "How often."),
        Field.optional("on", new Schema.Whole(1, Schedule.LAST_OF_MONTH).orNull(),
            "The day of the week, 1 is Monday, or of the month; null for every day."),
        Field.required("at", new Schema.Patterned("^([01][0-9]|2[0-3]):[0-5][0-9]$"),
            "Hour and minute on the clocks of the zone. A time that they leave out is the next one; one that"
                + " they show twice counts once.").example("\"07:00\""),
        Field.optional("time_zone", Schema.nonEmpty(MAX_ZONE), "Its name in the time zone database.")
            .byDefault("\"UTC\""));

    private static final Kind<Schedule> SCHEDULE_KIND = new Kind<>(
        SCHEDULE_SHAPE.nested(), ReportDocument::print, ReportDocument::schedule);

    static final Attribute<Report, String> NAME =
        Attribute.of("name", Kind.line(Report.MAX_NAME), Report::name, "What it is called.")
            .required().example("\"Requests of the week\"");

    static final Attribute<Report, Template> TEMPLATE =
        Attribute.of("template", Kind.word(Template.values(), Template::word), Report::template,
            "What it tells, of what lies between two runs or, without a schedule, of the last 30 days;"
                + " `availability` tells of months. Either this or `query`.")
            .orNull().example("\"usage\"");

    static final Attribute<Report, JsonText> QUERY =
        Attribute.of("query", Kind.object(new Schema.FreeObject(
                Report.MAX_QUERY, 1, Report.MAX_QUERY_VALUES)), Report::query,
            "A question to `GET /v1/analytics/{series}`: its parameters as texts, with `series`, and `last`"
                + " (`24h`, `7d`, `30d` or `90d`) in place of `from` and `to`. Either this or `template`.")
            .orNull();

    static final Attribute<Report, Format> FORMAT =
        Attribute.of("format", Kind.word(Format.values(), Format::word), Report::format,
            "What it is written as.").byDefault(Format.JSON);

    static final Attribute<Report, Schedule> SCHEDULE =
        Attribute.of("schedule", SCHEDULE_KIND, Report::schedule,
            "When it is made by itself; null for never.")
            .orNull().example("{\"every\":\"week\",\"on\":1,\"at\":\"07:00\","
                + "\"time_zone\":\"Europe/Berlin\"}");

    static final Attribute<Report, List<String>> RECIPIENTS =
        Attribute.of("recipients",
            Kind.texts(Schema.nonEmpty(MAX_RECIPIENT), Report.MAX_RECIPIENTS), ReportDocument::recipients,
            "Active users who get a mail with a link, as addresses or ids; shown as ids.")
            .byDefault(List.of());

    static final Document<Report> REPORT = Document.of("Report",
        Attribute.of("id", Kind.id(Report.PREFIX), Report::id, "Its public id.").readOnly(),
        NAME, TEMPLATE, QUERY, FORMAT, SCHEDULE, RECIPIENTS,
        Attribute.of("last_run_at", Kind.time(), Report::lastRunAt, "When it was last begun; null before.")
            .readOnly().orNull(),
        Attribute.of("next_run_at", Kind.time(), Report::nextRunAt,
            "When it is made by itself next; null for never.").readOnly().orNull(),
        Attribute.of("created_at", Kind.time(), Report::createdAt, "When it was made.").readOnly(),
        Attribute.of("updated_at", Kind.time(), Report::updatedAt, "When it was last changed.").readOnly());

    private ReportDocument() {}

    static Report made(UUID id, Draft<Report> draft, List<UUID> recipients, Instant now) {
        Schedule schedule = draft.orNull(SCHEDULE);
        return new Report(id, 1, draft.get(NAME), draft.orNull(TEMPLATE), draft.orNull(QUERY),
            draft.get(FORMAT), schedule, recipients, null, next(schedule, now), now, now);
    }

    /// With the same schedule it stays due when it was.
    static Report changed(Report before, Draft<Report> draft, List<UUID> recipients, Instant now) {
        Schedule schedule = draft.orNull(SCHEDULE);
        boolean kept = schedule != null && schedule.equals(before.schedule());
        return new Report(before.id(), before.version() + 1, draft.get(NAME), draft.orNull(TEMPLATE),
            draft.orNull(QUERY), draft.get(FORMAT), schedule, recipients, before.lastRunAt(),
            kept ? before.nextRunAt() : next(schedule, now), before.createdAt(), now);
    }

    private static @Nullable Instant next(@Nullable Schedule schedule, Instant now) {
        return schedule == null ? null : schedule.next(now);
    }

    private static List<String> recipients(Report report) {
        return report.recipients().stream().map(user -> TypeId.of(Recipients.PREFIX, user)).toList();
    }

    private static void print(Schedule schedule, JsonWriter out) {
        Integer on = schedule.on();
        out.object().field("every", schedule.every().word());
        out.key("on").number(on == null ? null : Long.valueOf(on));
        out.field("at", schedule.at()).field("time_zone", schedule.timeZone()).endObject();
    }

    private static Schedule schedule(JsonValue sent) {
        Fields fields =
            new Fields(sent instanceof JsonValue.Obj(Map<String, JsonValue> members) ? members : Map.of());
        int on = (int) fields.whole("on", 0);
        String zone = fields.text("time_zone");
        return new Schedule(Every.of(fields.requiredText("every")), on == 0 ? null : on,
            fields.requiredText("at"), zone == null ? "UTC" : zone);
    }
}
