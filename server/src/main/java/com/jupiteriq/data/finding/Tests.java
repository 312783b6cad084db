package com.jupiteriq.data.finding;

import com.jupiteriq.data.finding.Asked.OfAttributes;
import com.jupiteriq.data.finding.Asked.Plain;
import com.jupiteriq.data.values.Condition;
import com.jupiteriq.data.values.Probe;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a list asks of each item, as conditions of a row `item` of `data_items`. Each of them is all that
/// there is to ask; where indexes are gone through, they only spare it.
record Tests(List<Test> all) {

    record Test(Asked asked, Sql sql) {}

    static Tests of(Question question) {
        Wanted wanted = question.wanted();
        Times times = question.times();
        List<Test> all = new ArrayList<>();
        add(all, Plain.TYPE, "item.type = ?", wanted.type());
        add(all, Plain.STATUS, "item.status = ?", wanted.status());
        add(all, Plain.EXTERNAL_ID, "item.external_id = ?", wanted.externalId());
        if (wanted.externalId() != null && wanted.type() == null) {
            // the index of external ids begins with the type
            all.add(new Test(Plain.EXTERNAL_ID, Sql.of("""
                item.type = any (array(
                    select name
                    from data_types
                    where tenant_id = ?))""", question.tenantId())));
        }
        add(all, Plain.CREATED, "item.id >= ?", times.madeFrom());
        add(all, Plain.CREATED, "item.id < ?", times.madeBefore());
        add(all, Plain.UPDATED, "item.updated_at >= ?", times.changedFrom());
        add(all, Plain.UPDATED, "item.updated_at < ?", times.changedBefore());
        for (OfAttributes asked : question.conditions()) {
            all.add(new Test(asked, ofAttributes(asked, question)));
        }
        if (question.words() != null) {
            String words = String.join(" ", question.words());
            all.add(new Test(Plain.WORDS, Sql.of("""
                item.words @@ (
                    select string_agg(quote_literal(word), ' & ')::tsquery
                    from unnest(string_to_array(?, ' ')) as one (word))""", words)));
        }
        return new Tests(List.copyOf(all));
    }

    private static void add(List<Test> all, Plain asked, String condition, @Nullable Object value) {
        if (value != null) {
            all.add(new Test(asked, Sql.of(condition, value)));
        }
    }

    /// Hashes tell what is equal, whether or not there is an index. Of ranges they know nothing: the item's
    /// own row of the index is looked up, by an index that keeps one of each.
    private static Sql ofAttributes(OfAttributes asked, Question question) {
        Condition condition = asked.condition();
        if (condition.op().isRange()) {
            Sql range = range(asked.range(), "value");
            return Sql.of("""
                coalesce((
                    select %s
                    from data_index
                    where tenant_id = ? and item_id = item.id and index_id = ? and value >= '\\x01'
                    limit 1), false)""".formatted(range.text()),
                range.parameters()[0], range.parameters()[1], question.tenantId(), asked.indexed().id());
        }
        Long[] hashes = Arrays.stream(condition.leaves(question.leaves())).boxed().toArray(Long[]::new);
        String not = condition.negated() ? "not " : "";
        return hashes.length == 1 ? Sql.of(not + "? = any (item.leaves)", hashes[0])
            : Sql.of(not + "item.leaves && ?", new Sql.Array("bigint", hashes));
    }

    /// That a value lies between the ends of a probe.
    static Sql range(Probe.Between between, String value) {
        return Sql.of(value + (between.fromIncluded() ? " >= ? and " : " > ? and ") + value
            + (between.toIncluded() ? " <= ?" : " < ?"), between.from(), between.to());
    }

    /// Those that are not settled otherwise.
    Tests without(Set<Asked> settled) {
        return new Tests(all.stream().filter(test -> !settled.contains(test.asked())).toList());
    }

    Tests with(Asked asked, Sql sql) {
        List<Test> more = new ArrayList<>(all);
        more.add(new Test(asked, sql));
        return new Tests(List.copyOf(more));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Only those of these.
    List<Sql> of(Set<Asked> asked) {
        return all.stream().filter(test -> asked.contains(test.asked())).map(Test::sql).toList();
    }

    List<Sql> sql() {
        return all.stream().map(Test::sql).toList();
    }
}
