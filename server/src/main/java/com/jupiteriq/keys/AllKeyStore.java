package com.jupiteriq.keys;

import com.jupiteriq.access.KeyRows;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `api_keys` across tenants, as *worker*.
record AllKeyStore(Controls controls, KeyViews views) {

    private static final String SELECT = """
        select api_keys.tenant_id, environments.account_id, environments.kind,
               """ + KeyRows.COLUMNS + """

        from api_keys
        join environments on environments.tenant_id = api_keys.tenant_id
        """;

    private static final String LIST = SELECT + """
        where environments.account_id = :account
        order by api_keys.created_at, api_keys.id
        limit :limit""";

    private static final String UNTOLD = SELECT + """
        where api_keys.created_at < :before and api_keys.rotation_told_at is null
          and api_keys.revoked_at is null and api_keys.rotated_to is null
          and coalesce(api_keys.expires_at > :now, true)
          and (api_keys.tenant_id, api_keys.id) > (:tenant, :id)
        order by api_keys.tenant_id, api_keys.id
        limit :limit""";

    private static final String REVOKED = SELECT + """
        where api_keys.revoked_at < :before
        order by api_keys.revoked_at
        limit :limit""";

    private static final String DELETE = """
        delete from api_keys
        where tenant_id = :tenant and id = :id and revoked_at is not null""";

    /// What can still be used, or be made usable.
    private static final String NEEDING = """
        api_keys.pepper = :pepper and api_keys.revoked_at is null
          and (api_keys.rotated_to is null or api_keys.expires_at > :now)""";

    private static final String COUNT_NEEDING = "select count(*) from api_keys where " + NEEDING;

    private static final String LIST_NEEDING = SELECT + "where " + NEEDING + """

        order by api_keys.tenant_id, api_keys.id
        limit :limit""";

    private static final String FORGET_HASHES = """
        update api_keys
        set pepper = null, secret_hash = ''
        where pepper = :pepper""";

    private static final String FIND = SELECT + "where api_keys.id = :id";

    List<KeyView> list(Account account, int limit) {
        return controls.read(jdbc -> jdbc.sql(LIST)
            .param("account", account.id())
            .param("limit", limit)
            .query(this::view)
            .list());
    }

    /// Where a list of keys goes on.
    record Place(UUID tenant, UUID id) {

        static final Place START = new Place(new UUID(0, 0), new UUID(0, 0));

        static Place of(KeyView key) {
            return new Place(key.key().tenant().id(), key.key().id());
        }
    }

    /// Keys that should be rotated, of which nobody was told; those of an environment one after the other.
    List<KeyView> untold(Place after, int limit) {
        Instant now = views.now();
        return controls.read(jdbc -> jdbc.sql(UNTOLD)
            .param("before", Sql.time(now.minus(KeyViews.ROTATE_AFTER)))
            .param("now", Sql.time(now))
            .param("tenant", after.tenant())
            .param("id", after.id())
            .param("limit", limit)
            .query(this::view)
            .list());
    }

    List<KeyView> revokedBefore(Instant before, int limit) {
        return controls.read(jdbc -> jdbc.sql(REVOKED)
            .param("before", Sql.time(before))
            .param("limit", limit)
            .query(this::view)
            .list());
    }

    /// Nothing revives a revoked key, so none is deleted that is used again.
    void delete(KeyView key) {
        controls.read(jdbc -> jdbc.sql(DELETE)
            .param("tenant", key.key().tenant().id())
            .param("id", key.key().id())
            .update());
    }

    static long needing(JdbcClient jdbc, String pepper, Instant now) {
        return jdbc.sql(COUNT_NEEDING).param("pepper", pepper).param("now", Sql.time(now))
            .query(Long.class).single();
    }

    /// Keys that only this pepper recognises.
    List<KeyView> needing(String pepper, int limit) {
        return controls.read(jdbc -> jdbc.sql(LIST_NEEDING)
            .param("pepper", pepper)
            .param("now", Sql.time(views.now()))
            .param("limit", limit)
            .query(this::view)
            .list());
    }

    static void forgetHashes(JdbcClient transaction, String pepper) {
        transaction.sql(FORGET_HASHES).param("pepper", pepper).update();
    }

    Optional<KeyView> find(UUID id) {
        return controls.read(jdbc -> jdbc.sql(FIND).param("id", id).query(this::view).optional());
    }

    private KeyView view(ResultSet row, int number) throws SQLException {
        return views.of(KeyRows.key(row, new Tenant(
            row.getObject("tenant_id", UUID.class), row.getObject("account_id", UUID.class),
            Environment.of(row.getString("kind")))));
    }
}
