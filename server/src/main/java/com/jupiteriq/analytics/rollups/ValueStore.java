package com.jupiteriq.analytics.rollups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// The table `rollup_values`.
final class ValueStore {

    /// One node at a time adds values; the number is arbitrary and only ours.
    private static final long LOCK = 4_711_202_612_010_001L;

    private static final String WANTED = """
        with wanted as (
            select tenant_id, date '1970-01-01' + day as day, kind, value
            from unnest(:tenants::uuid[], :days::integer[], :kinds::text[], :texts::text[])
                as wanted (tenant_id, day, kind, value)
        )""";

    /// As many of those that are not there as there is room for.
    private static final String ADMIT = WANTED + """
        , missing as (
            select wanted.*, row_number() over (
                partition by wanted.tenant_id, wanted.day, wanted.kind order by wanted.value) as nth
            from wanted
            left join rollup_values there using (tenant_id, day, kind, value)
            where there.tenant_id is null
        )
        insert into rollup_values (tenant_id, day, kind, value)
        select tenant_id, day, kind, value
        from missing
        where nth <= :most - (
            select count(*)
            from rollup_values there
            where there.tenant_id = missing.tenant_id and there.day = missing.day
              and there.kind = missing.kind)""";

    private static final String ADMITTED = WANTED + """

        select tenant_id, day, kind, value
        from wanted
        join rollup_values using (tenant_id, day, kind, value)""";

    private static final String FORGET = """
        delete from rollup_values
        where (tenant_id, day, kind, value) in (
            select tenant_id, day, kind, value
            from rollup_values
            where day < :before
            limit :most)""";

    private final JdbcClient worker;

    ValueStore(JdbcClient worker) {
        this.worker = worker;
    }

    /// Those that are there now.
    Set<Value> admit(Collection<Value> values, int most) {
        List<Value> all = List.copyOf(values);
        Set<Value> there = admitted(all);
        if (there.size() < all.size()) {
            worker.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, i) -> i).list();
            wanted(ADMIT, all).param("most", most).update();
            return admitted(all);
        }
        return there;
    }

    private Set<Value> admitted(List<Value> all) {
        return new HashSet<>(wanted(ADMITTED, all).query((row, i) -> value(row)).list());
    }

    private StatementSpec wanted(String sql, List<Value> values) {
        return worker.sql(sql)
            .param("tenants", values.stream().map(value -> value.tenant().toString()).toArray(String[]::new))
            .param("days", values.stream().map(value -> (int) value.day().toEpochDay())
                .toArray(Integer[]::new))
            .param("kinds", values.stream().map(value -> word(value.kind())).toArray(String[]::new))
            .param("texts", values.stream().map(Value::text).toArray(String[]::new));
    }

    private static String word(Value.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Value value(ResultSet row) throws SQLException {
        return new Value(
            row.getObject("tenant_id", UUID.class),
            row.getObject("day", LocalDate.class),
            Value.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            row.getString("value"));
    }

    /// Answers how many were forgotten.
    int forget(LocalDate before, int most) {
        return worker.sql(FORGET).param("before", before).param("most", most).update();
    }
}
