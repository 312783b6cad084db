package com.jupiteriq.audit;

import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What somebody did, or others for them, whomever it was about: their name and address are in it. Their id
/// stays, which is nobody's any more.
record PersonalActStore(JdbcClient worker, TransactionTemplate transactions, Vault vault)
    implements PersonalData {

    private static final String SOME = """
        select day, id
        from audit
        where tenant_id = ? and %s
        order by day, id
        limit ?
        for update""";

    private static final String OWN =
        SOME.formatted("actor_type = 'user' and actor_id = ? and address_index is not null");

    private static final String ON_BEHALF = SOME.formatted("on_behalf = ?");

    private static final String WIPE = """
        update audit
        set details = ?, address_index = null, subject = null, on_behalf = null
        where tenant_id = ? and day = ? and id = ?""";

    private record Found(LocalDate day, UUID id) {}

    @Override
    public int wipe(Tenant tenant, UUID person, int most) {
        int wiped = wipe(OWN, tenant, person, most);
        return wiped > 0 ? wiped : wipe(ON_BEHALF, tenant, person, most);
    }

    private int wipe(String some, Tenant tenant, UUID person, int most) {
        Integer wiped = transactions.execute(status -> {
            List<Found> found = worker.sql(some).params(tenant.id(), person, most)
                .query((row, number) ->
                    new Found(row.getObject("day", LocalDate.class), row.getObject("id", UUID.class)))
                .list();
            found.forEach(entry -> wipe(entry, tenant));
            return found.size();
        });
        return wiped == null ? 0 : wiped;
    }

    private void wipe(Found entry, Tenant tenant) {
        byte[] nothing =
            vault.seal(tenant.account(), AuditStore.place(entry.id()), Details.ERASED);
        worker.sql(WIPE).params(nothing, tenant.id(), entry.day(), entry.id()).update();
    }
}
