package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Ledger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the counters say of data items is what there is: of every type and status, in the archive and outside
/// of it.
final class ItemCounts {

    private ItemCounts() {}

    static void demandExact(Ledger ledger) {
        String real = Stream.of("''", "type", "status", "type || ' ' || status").map(key -> """
            select tenant_id, case when archived then 'archived' else 'data' end || '%s' as name, %s as key
            from data_items
            where deleted_at is null
            """.formatted(switch (key) {
                case "''" -> "";
                case "type" -> ".type";
                case "status" -> ".status";
                default -> ".type.status";
            }, key)).collect(Collectors.joining(" union all "));
        assertThat(ledger.query("""
            select name, key, counted.n, real.n as really
            from (
                select tenant_id, name, key, sum(value) as n
                from counters
                where name like 'data%%' and name <> 'data.bytes' or name like 'archived%%'
                group by tenant_id, name, key
            ) counted
            full join (
                select tenant_id, name, key, count(*) as n
                from (%s) each
                group by tenant_id, name, key
            ) real using (tenant_id, name, key)
            where coalesce(counted.n, 0) <> coalesce(real.n, 0)
            """.formatted(real))).isEmpty();
    }
}
