package com.jupiteriq.sessions;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tokens of all tenants that were made with a pepper, as *worker*.
final class PepperedTokenStore {

    /// Those that clients have now, of sessions that go on.
    private static final String NEEDING = """
        from session_tokens as tokens
        join sessions on sessions.tenant_id = tokens.tenant_id and sessions.id = tokens.session_id
        join environments on environments.tenant_id = sessions.tenant_id
        where (tokens.access_pepper = :pepper or tokens.refresh_pepper = :pepper)
          and tokens.replaced_at is null
          and sessions.expires_at > :now
        """;

    private static final String COUNT = "select count(*)\n" + NEEDING;

    private static final String SOME =
        "select sessions.id, sessions.tenant_id, account_id, kind\n" + NEEDING + "limit :limit";

    private static final String FORGET =
        "delete from session_tokens where access_pepper = :pepper or refresh_pepper = :pepper";

    private PepperedTokenStore() {}

    record Found(UUID id, Tenant tenant) {}

    static long count(JdbcClient jdbc, String pepper, Instant now) {
        return jdbc.sql(COUNT).param("pepper", pepper).param("now", Sql.time(now)).query(Long.class).single();
    }

    static List<Found> some(JdbcClient jdbc, String pepper, Instant now, int limit) {
        return jdbc.sql(SOME).param("pepper", pepper).param("now", Sql.time(now)).param("limit", limit)
            .query((row, number) -> new Found(row.getObject("id", UUID.class), new Tenant(
                row.getObject("tenant_id", UUID.class), row.getObject("account_id", UUID.class),
                Environment.of(row.getString("kind")))))
            .list();
    }

    static void forget(JdbcClient jdbc, String pepper) {
        jdbc.sql(FORGET).param("pepper", pepper).update();
    }
}
