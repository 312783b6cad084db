package com.jupiteriq.data.finding;

import com.jupiteriq.data.ItemCounters;
import com.jupiteriq.data.finding.Asked.OfAttributes;
import com.jupiteriq.data.finding.Asked.Plain;
import com.jupiteriq.data.values.Op;
import com.jupiteriq.data.values.Probe;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One way to the items that a list may have, along an index that finds them in some order.
///
/// @param known the query of how many there are, where counters know it; null where they are counted
/// @param ids those that there are
/// @param all the same, for many
/// @param settles what needs not be asked of them any more
/// @param kind in which one that finds fewer items comes first, as a rule
record Driver(Kind kind, @Nullable Sql known, Sql ids, Sql all, Set<Asked> settles) {

    enum Kind { EQUAL, WORDS, RANGE, STATUS, TIME, EVERYTHING }

    /// How many there are, or a number above those that are few.
    Sql size(Step step) {
        if (kind == Kind.WORDS) {
            return Sql.of("select case when bool_or(id is null) then " + (step.most() + 1)
                + " else count(*) end from " + step.found());
        }
        return known != null ? known : Sql.of(
            "select count(*) from (" + ids.text() + " limit " + (step.most() + 1) + ") as one",
            ids.parameters());
    }

    /// Those that there are, if they are few.
    Sql ids(Step step) {
        return kind == Kind.WORDS ? Sql.of("select id from " + step.found() + " where id is not null") : ids;
    }

    /// All that there are for a question, those first that find fewer items as a rule.
    static List<Driver> of(Question question, Tests tests) {
        List<Driver> drivers = new ArrayList<>();
        for (OfAttributes asked : question.conditions()) {
            if (asked.probe() != null) {
                drivers.add(ofAttributes(question, asked, asked.probe()));
            }
        }
        if (question.words() != null) {
            Sql every = Sql.of("select find_data_items(string_to_array(?, ' '), null) as id",
                String.join(" ", question.words()));
            drivers.add(new Driver(Kind.WORDS, null, every, every, Set.of()));
        }
        if (question.wanted().status() != null) {
            drivers.add(counted(question, tests, Plain.STATUS, Kind.STATUS));
        }
        if (question.times().ofMaking()) {
            drivers.add(ofTime(question, tests, Plain.CREATED));
        }
        if (question.times().ofChange()) {
            drivers.add(ofTime(question, tests, Plain.UPDATED));
        }
        drivers.add(counted(question, tests, Plain.TYPE, Kind.EVERYTHING));
        return drivers.stream().sorted(Comparator.comparing(Driver::kind)).toList();
    }

    private static Driver ofAttributes(Question question, OfAttributes asked, Probe probe) {
        Sql value = switch (probe) {
            case Probe.Exactly(List<byte[]> rows) ->
                Sql.of("value = any (?)", new Sql.Array("bytea", rows.toArray(byte[][]::new)));
            case Probe.Between between -> Tests.range(between, "value");
        };
        Sql ids = new SqlTemplate("""
            select item_id as id
                    from data_index
                    where tenant_id = {tenant} and index_id = {index} and {archived}
                      and {value}""").filled(Map.of(
            "tenant", Sql.of("?", question.tenantId()), "index", Sql.of("?", asked.indexed().id()),
            "archived", Sql.of(question.archived("")), "value", value));
        Kind kind = probe instanceof Probe.Exactly ? Kind.EQUAL
            : asked.condition().op() == Op.EXISTS ? Kind.EVERYTHING : Kind.RANGE;
        return new Driver(kind, null, ids, ids,
            asked.isExact() ? Set.of(Plain.TYPE, asked) : Set.of(Plain.TYPE));
    }

    private static Driver ofTime(Question question, Tests tests, Plain asked) {
        Sql ids = items(question, tests, asked);
        return new Driver(Kind.TIME, null, ids, ids, Set.of(asked));
    }

    /// Those of which counters know how many there are.
    private static Driver counted(Question question, Tests tests, Plain asked, Kind kind) {
        Wanted wanted = question.wanted();
        Boolean archived = wanted.archived() == Wanted.Archived.ANY ? null
            : wanted.archived() == Wanted.Archived.TRUE;
        Sql size = ItemCounters.total(question.tenantId(), asked == Plain.TYPE ? wanted.type() : null,
            asked == Plain.STATUS ? wanted.status() : null, archived);
        Sql ids = items(question, tests, asked);
        return new Driver(kind, size, ids, ids, Set.of(asked));
    }

    private static Sql items(Question question, Tests tests, Plain asked) {
        List<Sql> where = new ArrayList<>();
        where.add(question.scope());
        where.addAll(tests.of(Set.of(asked)));
        Sql all = Walk.all(where);
        return Sql.of("select item.id from data_items as item where " + all.text(), all.parameters());
    }
}
