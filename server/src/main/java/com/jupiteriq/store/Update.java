package com.jupiteriq.store;

import java.util.List;
import java.util.stream.Stream;

/// How rows of one table are changed together, each of which must still be there as its key says: when
/// another write has changed one of them since it was read, the whole write fails and is tried again.
///
/// ```java
/// Update.of("notes", "tenant_id uuid, id uuid, version integer", "version integer, words text")
/// ```
public final class Update implements RowStatement {

    private static final String KEY = "key_";

    private final String table;
    private final Columns keys;
    private final Columns values;
    private final String text;

    private Update(String table, Columns keys, Columns values) {
        this.table = table;
        this.keys = keys;
        this.values = values;
        this.text = """
            with changed as (
            update %1$s
            set %2$s
            from %3$s
            where %4$s
            returning 1)
            select must_change((count(*) = ?)::integer) from changed""".formatted(
                table, values.joined(", ", column -> column.name() + " = " + Columns.of(column)),
                keys.and(values).unnested(),
                keys.joined(" and ",
                    key -> table + "." + key.name().substring(KEY.length()) + " = rows." + key.name()));
    }

    /// @param keys what the row is known by, with all that must still be as it was read, such as its version
    /// @param values what is set
    public static Update of(String table, String keys, String values) {
        return new Update(table, Columns.of(keys).named(KEY), Columns.of(values));
    }

    /// @param expression makes the column's value of its parameter, `%s`
    public Update made(String column, String expression) {
        return new Update(table, keys, values.made(column, expression));
    }

    @Override
    public Sql rows(List<Object[]> rows) {
        return new Sql(text, Stream.concat(
            Stream.of(keys.and(values).arrays(rows)), Stream.of((Object) rows.size())).toArray());
    }
}
