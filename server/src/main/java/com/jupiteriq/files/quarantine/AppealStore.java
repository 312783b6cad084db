package com.jupiteriq.files.quarantine;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which files of all tenants somebody has appealed, as *worker*; what else is told of them is read in their
/// tenant.
final class AppealStore {

    private static final String SELECT = """
        select files.tenant_id, files.id, files.appealed_at, environments.account_id, environments.kind
        from files
        join environments on environments.tenant_id = files.tenant_id
        where files.appeal_state is not null""";

    private static final String PAGE = SELECT + """

          and (:state = '' or files.appeal_state = :state)
          and (files.appealed_at, files.id) < (:at, :after)
        order by files.appealed_at desc, files.id desc
        limit :limit offset :offset""";

    private static final String COUNT = """
        select count(*)
        from files
        where appeal_state is not null and (:state = '' or appeal_state = :state)""";

    private static final String FIND = SELECT + " and files.id = :id";

    private final JdbcClient worker;

    AppealStore(JdbcClient worker) {
        this.worker = worker;
    }

    /// A file that somebody has appealed, and when.
    record Place(Tenant tenant, UUID file, Instant at) {}

    /// The newest first, and one more than wanted.
    ///
    /// @param state empty for any
    /// @param at and `after` those that are older than this one
    List<Place> page(String state, Instant at, UUID after, int limit, long offset) {
        return worker.sql(PAGE)
            .param("state", state)
            .param("at", Sql.time(at))
            .param("after", after)
            .param("limit", limit + 1)
            .param("offset", offset)
            .query(AppealStore::place).list();
    }

    long count(String state) {
        return worker.sql(COUNT).param("state", state).query(Long.class).single();
    }

    Optional<Place> find(UUID file) {
        return worker.sql(FIND).param("id", file).query(AppealStore::place).optional();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
            RowReader.tenant(row),
            row.getObject("id", UUID.class), RowReader.instant(row, "appealed_at"));
    }
}
