package com.jupiteriq.seals;

import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.kernel.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Any table with a [PersonalColumn]. Each row about the person is opened, told without them and sealed
/// again; then it is about nobody, and not found again.
final class PersonalColumnStore implements PersonalData {

    /// Whoever wipes the same rows waits here, and then does not find them.
    private static final String SOME = """
        select day, %2$s, %3$s as sealed
        from %1$s
        where tenant_id = ? and subject = ?
        order by day, %2$s
        limit ?
        for update""";

    private static final String REPLACE = """
        update %1$s
        set %2$s = ?, subject = null%3$s
        where tenant_id = ? and day = ?%4$s""";

    private final JdbcClient worker;
    private final TransactionTemplate transactions;
    private final Vault vault;
    private final PersonalColumn column;
    final String some;
    private final String replace;

    PersonalColumnStore(
        JdbcClient worker, TransactionTemplate transactions, Vault vault, PersonalColumn column) {
        this.worker = worker;
        this.transactions = transactions;
        this.vault = vault;
        this.column = column;
        this.some = SOME.formatted(column.table(), String.join(", ", column.ids()), column.name());
        this.replace = REPLACE.formatted(column.table(), column.name(),
            column.emptied().stream().map(also -> ", " + also + " = null").collect(Collectors.joining()),
            column.ids().stream().map(id -> " and " + id + " = ?").collect(Collectors.joining()));
    }

    private record Found(LocalDate day, List<UUID> ids, byte[] sealed) {}

    @Override
    public int wipe(Tenant tenant, UUID person, int most) {
        Integer wiped = transactions.execute(status -> {
            List<Found> found = worker.sql(some).params(tenant.id(), person, most)
                .query((row, number) -> found(row)).list();
            found.forEach(one -> replace(one, tenant));
            return found.size();
        });
        return wiped == null ? 0 : wiped;
    }

    private Found found(ResultSet row) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        for (String id : column.ids()) {
            ids.add(row.getObject(id, UUID.class));
        }
        return new Found(row.getObject("day", LocalDate.class), ids, row.getBytes("sealed"));
    }

    private void replace(Found one, Tenant tenant) {
        String place = column.place().apply(one.ids().getFirst());
        String left = column.wiped().apply(vault.openText(tenant.account(), place, one.sealed()));
        List<Object> parameters = new ArrayList<>();
        parameters.add(vault.seal(tenant.account(), place, left));
        parameters.add(tenant.id());
        parameters.add(one.day());
        parameters.addAll(one.ids());
        worker.sql(replace).params(parameters).update();
    }
}
