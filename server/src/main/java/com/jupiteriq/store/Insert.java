package com.jupiteriq.store;

import java.util.List;

/// How rows of one table are inserted: one by itself with its values as parameters, several of one [Write] as
/// one statement with an array for each column, whose text does not depend on how many they are.
///
/// ```java
/// Insert.into("notes", "tenant_id uuid, id uuid, words text").made("words", "to_tsvector(%s)")
/// ```
public final class Insert implements RowStatement {

    private final String table;
    private final Columns columns;
    private final String otherwise;
    private final String one;
    private final String many;

    private Insert(String table, Columns columns, String otherwise) {
        this.table = table;
        this.columns = columns;
        this.otherwise = otherwise;
        String head = "insert into " + table + " (" + columns.joined(", ", Columns.Column::name) + ")\n";
        this.one = head + "values (" + columns.joined(", ", column -> column.value().formatted("?")) + ")"
            + otherwise;
        this.many = head + "select " + columns.joined(", ", Columns::of) + "\nfrom " + columns.unnested()
            + otherwise;
    }

    /// @param columns of each the name and the type of its parameter, such as `id uuid, name text`
    public static Insert into(String table, String columns) {
        return new Insert(table, Columns.of(columns), "");
    }

    /// @param expression makes the column's value of its parameter, `%s`
    public Insert made(String column, String expression) {
        return new Insert(table, columns.made(column, expression), otherwise);
    }

    /// A row that is there already stays as it is.
    public Insert unlessThere() {
        return new Insert(table, columns, "\non conflict do nothing");
    }

    /// The statement for one row.
    public Sql row(Object... values) {
        return new Sql(one, values);
    }

    @Override
    public Sql rows(List<Object[]> rows) {
        return rows.size() == 1 ? row(rows.getFirst()) : new Sql(many, columns.arrays(rows));
    }
}
