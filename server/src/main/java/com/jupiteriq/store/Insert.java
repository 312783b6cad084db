package com.jupiteriq.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How rows of one table are inserted: one by itself with its values as parameters, several of one [Write] as
/// one statement with an array for each column, whose text does not depend on how many they are.
///
/// ```java
/// Insert.into("notes", "tenant_id uuid, id uuid, words text").made("words", "to_tsvector(%s)")
/// ```
public final class Insert {

    private record Column(String name, String type, String value) {}

    private final String table;
    private final List<Column> columns;
    private final String one;
    private final String many;

    private Insert(String table, List<Column> columns) {
        this.table = table;
        this.columns = columns;
        String head = "insert into " + table + " (" + joined(columns.stream().map(Column::name)) + ")\n";
        this.one = head + "values ("
            + joined(columns.stream().map(column -> column.value.formatted("?"))) + ")";
        this.many = head + """
            select %s
            from unnest(%s) as rows (%s)""".formatted(
                joined(columns.stream().map(column -> column.value.formatted("rows." + column.name))),
                joined(columns.stream().map(column -> "?")), joined(columns.stream().map(Column::name)));
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }

    /// @param columns of each the name and the type of its parameter, such as `id uuid, name text`
    public static Insert into(String table, String columns) {
        return new Insert(table, Stream.of(columns.strip().split(",\\s*"))
            .map(column -> column.split("\\s+", 2))
            .map(parts -> new Column(parts[0], parts[1], "%s")).toList());
    }

    /// @param expression makes the column's value of its parameter, `%s`
    public Insert made(String column, String expression) {
        return new Insert(table, columns.stream()
            .map(each -> each.name.equals(column) ? new Column(column, each.type, expression) : each)
            .toList());
    }

    /// The statement for one row.
    public Sql row(Object... values) {
        return new Sql(one, values);
    }

    /// The statement for all of these rows, in their order.
    Sql rows(List<Object[]> rows) {
        if (rows.size() == 1) {
            return row(rows.getFirst());
        }
        return new Sql(many, IntStream.range(0, columns.size())
            .mapToObj(index -> array(columns.get(index).type, rows.stream().map(row -> row[index]).toList()))
            .toArray());
    }

    private static Object array(String type, List<Object> values) {
        if (type.equals("bytea")) {
            return new Sql.Array(type, values.stream()
                .map(value -> value instanceof byte[] bytes ? bytes : null).toArray(byte[][]::new));
        }
        List<@Nullable String> texts = new ArrayList<>(values.size());
        values.forEach(value -> texts.add(text(value)));
        return new Sql.Array(type, texts.toArray(String[]::new));
    }

    private static @Nullable String text(Object value) {
        return switch (value) {
            case Sql.Null _ -> null;
            default -> value.toString();
        };
    }
}
