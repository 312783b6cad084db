package com.jupiteriq.store;

import java.util.List;

/// How rows of one table are deleted together, by their whole keys; one that is not there does not matter.
public final class Delete implements RowStatement {

    private final Columns keys;
    private final String text;

    private Delete(String table, Columns keys) {
        this.keys = keys;
        this.text = "delete from " + table + "\nusing " + keys.unnested() + "\nwhere "
            + keys.joined(" and ", key -> table + "." + key.name() + " = rows." + key.name());
    }

    /// @param keys of each column of the key the name and the type, such as `tenant_id uuid, id uuid`
    public static Delete from(String table, String keys) {
        return new Delete(table, Columns.of(keys));
    }

    @Override
    public Sql rows(List<Object[]> rows) {
        return new Sql(text, keys.arrays(rows));
    }
}
