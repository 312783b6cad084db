package com.jupiteriq.lists;

import com.jupiteriq.store.Sql;

/// The sums of counters that [Write#count] keeps (decision D14), as queries to join to a read.
public final class Totals {

    private static final String ALL = """
        select coalesce(sum(value), 0)
        from counters
        where tenant_id = ? and name = ?""";

    private static final String OF_KEY = ALL + " and key = ?";

    private Totals() {}

    public static Sql of(java.util.UUID tenant, String name) {
        return Sql.of(ALL, tenant, name);
    }

    public static Sql of(java.util.UUID tenant, String name, String key) {
        return Sql.of(OF_KEY, tenant, name, key);
    }
}
