package com.jupiteriq.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A statement over rows of one table that a [Write] stages: those of one kind are sent together, where the
/// first of them stands.
sealed interface RowStatement permits Insert, Update, Delete {

    /// The statement for all of these rows, in their order.
    Sql rows(List<Object[]> rows);

    /// The columns of a statement, of each its name and the type of its parameter.
    record Columns(List<Column> all) {

        /// @param value makes the column's value of its parameter, `%s`
        record Column(String name, String type, String value) {}

        /// @param columns such as `id uuid, name text`
        static Columns of(String columns) {
            return new Columns(Stream.of(columns.strip().split(",\\s*"))
                .map(column -> column.split("\\s+", 2))
                .map(parts -> new Column(parts[0], parts[1], "%s")).toList());
        }

        Columns made(String column, String expression) {
            return new Columns(all.stream()
                .map(each -> each.name.equals(column)
                    ? new Column(column, each.type, expression) : each).toList());
        }

        /// The same under other names.
        Columns named(String prefix) {
            return new Columns(all.stream()
                .map(each -> new Column(prefix + each.name, each.type, each.value)).toList());
        }

        Columns and(Columns more) {
            return new Columns(Stream.concat(all.stream(), more.all.stream()).toList());
        }

        String joined(String separator, Function<Column, String> each) {
            return all.stream().map(each).collect(Collectors.joining(separator));
        }

        /// `from` and all rows, with an array for each column: the text does not depend on how many they are.
        String unnested() {
            return "unnest(" + joined(", ", column -> "?") + ") as rows ("
                + joined(", ", Column::name) + ")";
        }

        /// The value of a column of [#unnested()].
        static String of(Column column) {
            return column.value.formatted("rows." + column.name);
        }

        /// The parameters of [#unnested()].
        Object[] arrays(List<Object[]> rows) {
            return IntStream.range(0, all.size())
                .mapToObj(index -> array(all.get(index).type, rows.stream().map(row -> row[index]).toList()))
                .toArray();
        }

        private static Object array(String type, List<Object> values) {
            if (type.equals("bytea")) {
                return new Sql.Array(type, values.stream()
                    .map(value -> value instanceof byte[] bytes ? bytes : null).toArray(byte[][]::new));
            }
            List<@Nullable String> texts = new ArrayList<>(values.size());
            values.forEach(value -> texts.add(value instanceof Sql.Null ? null : value.toString()));
            return new Sql.Array(type, texts.toArray(String[]::new));
        }
    }
}
