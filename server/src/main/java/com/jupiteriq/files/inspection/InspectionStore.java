package com.jupiteriq.files.inspection;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What inspection has to know of all tenants, as *worker*.
final class InspectionStore {

    private static final String OWNER = """
        select environments.account_id, environments.kind, accounts.file_types
        from environments
        join accounts on accounts.id = environments.account_id
        where environments.tenant_id = ?""";

    private static final String UNSCANNED = """
        select files.tenant_id, files.id, environments.account_id, environments.kind
        from files
        join environments on environments.tenant_id = files.tenant_id
        where files.status = 'scanning' and files.scan_state = 'error'
          and (files.tenant_id, files.id) > (?, ?)
        order by files.tenant_id, files.id
        limit ?""";

    private final JdbcClient worker;

    InspectionStore(JdbcClient worker) {
        this.worker = worker;
    }

    /// @param types media types that the account may keep beside those that all may
    record Owner(Tenant tenant, Set<String> types) {}

    Optional<Owner> owner(UUID tenant) {
        return worker.sql(OWNER).param(tenant).query((row, number) -> new Owner(
            new Tenant(tenant, row.getObject("account_id", UUID.class),
                Environment.of(row.getString("kind"))),
            Set.of((String[]) row.getArray("file_types").getArray()))).optional();
    }

    /// A file of some tenant.
    record Place(Tenant tenant, UUID file) {

        /// Before all others.
        static final Place START = new Place(
            new Tenant(new UUID(0, 0), new UUID(0, 0), Environment.LIVE), new UUID(0, 0));
    }

    /// Those that the scanner did not take, behind a place.
    List<Place> unscanned(Place last, int most) {
        return worker.sql(UNSCANNED).params(last.tenant().id(), last.file(), most)
            .query((row, number) -> new Place(
                RowReader.tenant(row),
                row.getObject("id", UUID.class))).list();
    }
}
