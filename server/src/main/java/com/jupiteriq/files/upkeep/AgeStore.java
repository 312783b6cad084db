package com.jupiteriq.files.upkeep;

import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Files and links whose time is over, over all tenants, as *worker*.
final class AgeStore {

    private static final String EXPIRED = """
        select files.tenant_id, files.id, environments.account_id, environments.kind
        from files
        join environments on environments.tenant_id = files.tenant_id
        where files.expires_at <= ? and files.uses = 0
        order by files.expires_at, files.id
        limit ?""";

    private static final String GIVEN_UP = """
        select files.tenant_id, files.id, environments.account_id, environments.kind
        from files
        join environments on environments.tenant_id = files.tenant_id
        where files.status = 'quarantined' and files.rejected_at <= ?
          and coalesce(files.appeal_state <> 'pending', true)
        order by files.rejected_at, files.id
        limit ?""";

    private static final String END_LINKS = """
        delete from file_links
        where (tenant_id, id) in (
            select tenant_id, id
            from file_links
            where ends_at <= ?
            order by ends_at
            limit ?)""";

    private final JdbcClient worker;

    AgeStore(JdbcClient worker) {
        this.worker = worker;
    }

    List<AgedFile> expired(Instant now, int most) {
        return worker.sql(EXPIRED).params(Sql.time(now), most).query(AgeStore::aged).list();
    }

    List<AgedFile> givenUp(Instant foundBefore, int most) {
        return worker.sql(GIVEN_UP).params(Sql.time(foundBefore), most).query(AgeStore::aged).list();
    }

    int endLinks(Instant now, int most) {
        return worker.sql(END_LINKS).params(Sql.time(now), most).update();
    }

    private static AgedFile aged(ResultSet row, int number) throws SQLException {
        return new AgedFile(RowReader.tenant(row), row.getObject("id", UUID.class));
    }
}
