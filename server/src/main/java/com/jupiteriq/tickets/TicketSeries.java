package com.jupiteriq.tickets;

import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.analytics.series.Column;
import com.jupiteriq.analytics.series.Group;
import com.jupiteriq.analytics.series.Question;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What became of tickets. They are counted as they are now: one that was deleted is not counted, one that
/// was resolved twice is where it was resolved last, and each lies in the group that it has now.
record TicketSeries(TicketCountStore store) implements Source {

    /// The word of a rank.
    private static final String PRIORITY = Arrays.stream(Priority.values())
        .map(priority -> " when " + priority.rank() + " then '" + priority.word() + "'")
        .collect(Collectors.joining("", "case priority", " end"));

    private static final List<Group> GROUPS = List.of(
        Group.words("status", TicketStatus.WORDS, "status", "The status that they have now."),
        Group.words("priority", Priority.WORDS, PRIORITY, "The priority that they have now."),
        Group.of("category", "category", "The category that they have now, null for none."));

    private static final List<Column> COLUMNS = List.of(
        Column.count("count", "Tickets that were opened."),
        Column.count("resolved", "Tickets that were resolved."),
        Column.count("closed", "Tickets that were closed."));

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    public String about() {
        return "Tickets that were opened, resolved and closed.";
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<Found> read(Caller caller, Question question, int most) {
        return store.read(
            caller.within(Deadline.in(Rollups.TIME).orSooner(caller.deadline())), question, most);
    }
}
