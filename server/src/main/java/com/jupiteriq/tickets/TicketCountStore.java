package com.jupiteriq.tickets;

import com.jupiteriq.analytics.series.Column;
import com.jupiteriq.analytics.series.Group;
import com.jupiteriq.analytics.series.Question;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How many tickets were opened, resolved and closed when; of the table `tickets`.
final class TicketCountStore {

    private static final List<String> MOMENTS = List.of("created_at", "resolved_at", "closed_at");

    private final Reads reads;

    TicketCountStore(Reads reads) {
        this.reads = reads;
    }

    List<Source.Found> read(Caller caller, Question question, int most) {
        List<Object> parameters = new ArrayList<>();
        String moments = MOMENTS.stream().map(moment -> moment(moment, caller, question, parameters))
            .collect(Collectors.joining("\n    union all\n"));
        parameters.add(most);
        String text = """
            select at, facet, sum(created_at) as created, sum(resolved_at) as resolved,
                   sum(closed_at) as closed
            from (
            """ + moments + """

            ) moments
            group by at, facet
            limit ?""";
        return reads.list(caller, Sql.of(text, parameters.toArray()), row -> new Source.Found(
            RowReader.instant(row, "at"), row.getString("facet"), List.of(
                Column.whole(row.getLong("created")), Column.whole(row.getLong("resolved")),
                Column.whole(row.getLong("closed")))));
    }

    private static String moment(
            String moment, Caller caller, Question question, List<Object> parameters) {
        Group by = question.by();
        parameters.addAll(List.of(
            question.interval().word(), caller.tenant().id(), question.from(), question.to()));
        question.conditions().forEach(condition -> parameters.addAll(List.of(condition.parameters())));
        return """
                select date_trunc(?, %1$s, 'UTC') as at, %2$s as facet, %3$s
                from tickets
                where tenant_id = ? and %1$s >= ? and %1$s < ?%4$s""".formatted(
            moment, by == null ? "null::text" : by.sql(),
            MOMENTS.stream().map(other -> (other.equals(moment) ? 1 : 0) + " as " + other)
                .collect(Collectors.joining(", ")),
            question.conditions().stream().map(condition -> " and " + condition.text())
                .collect(Collectors.joining()));
    }
}
