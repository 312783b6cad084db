package com.jupiteriq.lists;

import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A way in which rows can be sorted, rising or falling; ties are broken by id in the same direction.
public interface Order<T> {

    /// As in the `sort` parameter.
    String name();

    /// What comes after `order by`, each column with this direction behind it: empty or ` desc`.
    String columns(String direction);

    /// What rows behind a cursor fulfil.
    ///
    /// @param comparison `>` or `<`
    Sql after(Cursor cursor, String comparison);

    /// What a cursor keeps of a row.
    String value(T row);

    /// @param column the name of the order, qualified
    static <T> Order<T> time(String column, Function<T, Instant> value) {
        return new ByColumn<>(column, row -> value.apply(row).toString(), Cursor::time);
    }

    static <T> Order<T> number(String column, Function<T, Short> value) {
        return new ByColumn<>(column, row -> value.apply(row).toString(), Cursor::rank);
    }

    /// By a number that no two rows of a tenant have in common.
    static <T> Order<T> sequence(String column, ToLongFunction<T> value) {
        return new BySequence<>(column, value);
    }

    /// By days, which name the partitions, and by ids, which begin with a time.
    ///
    /// @param day the one of a cursor's row
    static <T> Order<T> byDay(Function<T, Instant> createdAt, Function<Cursor, LocalDate> day) {
        return new ByDay<>(createdAt, day);
    }

    /// By one column that is never null.
    record ByColumn<T>(String column, Function<T, String> printed, Function<Cursor, Object> read)
        implements Order<T> {

        @Override
        public String name() {
            return column.substring(column.indexOf('.') + 1);
        }

        @Override
        public String columns(String direction) {
            return column + direction + ", " + id() + direction;
        }

        @Override
        public Sql after(Cursor cursor, String comparison) {
            return Sql.of("(" + column + ", " + id() + ") " + comparison + " (?, ?)",
                read.apply(cursor), cursor.id());
        }

        @Override
        public String value(T row) {
            return printed.apply(row);
        }

        private String id() {
            return column.substring(0, column.indexOf('.') + 1) + "id";
        }
    }

    /// By one column that breaks all ties.
    record BySequence<T>(String name, ToLongFunction<T> number) implements Order<T> {

        @Override
        public String columns(String direction) {
            return name + direction;
        }

        @Override
        public Sql after(Cursor cursor, String comparison) {
            return Sql.of(name + " " + comparison + " ?", cursor.number());
        }

        @Override
        public String value(T row) {
            return Long.toString(number.applyAsLong(row));
        }
    }

    /// By day and id.
    record ByDay<T>(Function<T, Instant> createdAt, Function<Cursor, LocalDate> day) implements Order<T> {

        @Override
        public String name() {
            return "created_at";
        }

        @Override
        public String columns(String direction) {
            return "day" + direction + ", id" + direction;
        }

        /// The day once more, so that only its partition and those behind it are read.
        @Override
        public Sql after(Cursor cursor, String comparison) {
            LocalDate of = day.apply(cursor);
            return Sql.of("day " + comparison + "= ? and (day, id) " + comparison + " (?, ?)",
                of, of, cursor.id());
        }

        @Override
        public String value(T row) {
            return createdAt.apply(row).toString();
        }
    }
}
