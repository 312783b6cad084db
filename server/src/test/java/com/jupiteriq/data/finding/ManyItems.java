package com.jupiteriq.data.finding;

import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.data.values.IndexRows;
import com.jupiteriq.data.values.Leaves;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.UuidV7;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Many items of the type `order`, written at once as [com.jupiteriq.data.Items] would have written them one
/// by one. One in a hundred has the status `rare`, the total rises with the age, a city has every fiftieth,
/// all have the word `all` and every hundredth `seldom`.
final class ManyItems {

    static final int BULK = 1_000;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final String ITEM = """
        insert into data_items (tenant_id, id, type, status, attributes, external_id, version, archived,
                                updated_at, leaves, words)
        values (?, ?, 'order', ?, ?, ?, 1, false,
                ?, ?::bigint[], array_to_tsvector(string_to_array(?, ' ')))""";

    private static final String ROW = "insert into data_index values (?, ?, false, decode(?, 'hex'), ?)";

    private static final String COUNTERS = """
        insert into counters (tenant_id, name, key, slot, value)
        select ?, name, key, 0, value
        from (values ('data', '', ?), ('data.type', 'order', ?), ('data.status', 'rare', ? / 100),
                     ('data.status', 'usual', ? - ? / 100)) as one (name, key, value)""";

    private record Declared(int id, Path path, IndexKind kind) {}

    private static final List<Declared> INDEXES = List.of(
        new Declared(1, new Path(List.of("total")), IndexKind.NUMBER),
        new Declared(2, new Path(List.of("city")), IndexKind.TEXT),
        new Declared(3, new Path(List.of("at")), IndexKind.TIME));

    private ManyItems() {}

    static void fill(FoundItems found, Caller caller, int items) throws SQLException {
        found.declare(caller, "order", "1 total number ready false", "2 city text ready false",
            "3 at time ready false", "4 note words ready false");
        UUID tenant = caller.tenant().id();
        Leaves leaves = found.hashes.leaves(caller.tenant());
        try (Connection connection = found.tenants.superuser.unpooled().getConnection();
            PreparedStatement item = connection.prepareStatement(ITEM);
            PreparedStatement row = connection.prepareStatement(ROW)) {
            connection.setAutoCommit(false);
            for (int n = 0; n < items; n++) {
                UUID id = new UUID(UuidV7.from(START.plusSeconds(n)).getMostSignificantBits() | 0x7000, n);
                JsonValue.Obj attributes = FoundItems.json("""
                    {"total":%d,"city":"city%d","at":"%s","tags":["t%d"],"note":"x"}""".formatted(
                    n, n % 50, START.plusSeconds(items - n), n % 3));
                String words = String.join(" ", found.hashes.kept(caller.tenant(), "order",
                    n % 100 == 0 ? List.of("all", "seldom") : List.of("all")));
                String status = n % 100 == 0 ? "rare" : "usual";
                set(item, tenant, id, status, attributes.compact().text(), "name" + n,
                    START.plusSeconds(n).atOffset(ZoneOffset.UTC),
                    Arrays.stream(leaves.of(attributes)).mapToObj(Long::toString)
                        .collect(Collectors.joining(",", "{", "}")), words);
                for (Declared index : INDEXES) {
                    for (byte[] value : IndexRows.of(attributes, index.path, index.kind)) {
                        set(row, tenant, index.id, HexFormat.of().formatHex(value), id);
                    }
                }
                if (n % BULK == BULK - 1 || n == items - 1) {
                    item.executeBatch();
                    row.executeBatch();
                    connection.commit();
                }
            }
        }
        found.tenants.all.sql(COUNTERS).params(tenant, items, items, items, items, items).update();
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
