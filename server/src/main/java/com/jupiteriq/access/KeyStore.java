package com.jupiteriq.access;

import com.jupiteriq.accounts.AccountLimits;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import com.jupiteriq.paths.PathPattern;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables `api_keys` and `principals`. A key is looked up by its id before its tenant is known, therefore
/// as *worker*.
final class KeyStore {

    private static final String SELECT = """
        select api_keys.id, api_keys.tenant_id, environments.account_id, environments.kind, accounts.plan,
               accounts.requests_per_minute, accounts.endpoint_limits,
               api_keys.principal_id, principals.name as principal_name, api_keys.contract, api_keys.name,
               api_keys.secret_hash, api_keys.permissions, api_keys.paths, api_keys.addresses,
               api_keys.limit_requests, api_keys.limit_window, api_keys.created_at, api_keys.expires_at,
               api_keys.disabled_at, api_keys.revoked_at, api_keys.last_used_at, api_keys.rotated_to
        from api_keys
        join environments on environments.tenant_id = api_keys.tenant_id
        join accounts on accounts.id = environments.account_id
        join principals on principals.tenant_id = api_keys.tenant_id and principals.id = api_keys.principal_id
        """;

    private static final String FIND = SELECT + "where api_keys.id = :id";
    private static final String LOCK = FIND + " for update of api_keys";

    private static final String LIST = SELECT + """
        where environments.account_id = :account
        order by api_keys.created_at, api_keys.id
        limit :limit""";

    private static final String INSERT_PRINCIPAL = """
        insert into principals (tenant_id, id, name, created_at)
        values (:tenant, :id, :name, :at)""";

    private static final String INSERT = """
        insert into api_keys (tenant_id, id, principal_id, contract, name, secret_hash, permissions,
                              paths, addresses, limit_requests, limit_window, created_at, expires_at)
        values (:tenant, :id, :principal, :contract, :name, :hash, :permissions,
                :paths, :addresses, :requests, :window, :at, :expires)""";

    private static final String UPDATE = """
        update api_keys
        set expires_at = :expires, disabled_at = :disabled, revoked_at = :revoked, rotated_to = :rotated
        where tenant_id = :tenant and id = :id""";

    private static final String NOTE_USE = """
        with used as (
            select unnest(:tenants::uuid[]) as tenant_id, unnest(:ids::uuid[]) as id,
                   unnest(:seconds::bigint[]) as second
        ), locked as materialized (
            select tenant_id, id
            from api_keys
            where (tenant_id, id) in (select tenant_id, id from used)
            order by tenant_id, id
            for no key update
        )
        update api_keys
        set last_used_at = to_timestamp(used.second)
        from locked
        join used on used.tenant_id = locked.tenant_id and used.id = locked.id
        where api_keys.tenant_id = used.tenant_id and api_keys.id = used.id
          and (api_keys.last_used_at is null or api_keys.last_used_at < to_timestamp(used.second))""";

    private KeyStore() {}

    /// A key and the hash of its secret, which goes no further than the Gate.
    record Hashed(StoredKey key, byte[] secretHash) {}

    static Optional<Hashed> find(JdbcClient jdbc, UUID id) {
        return jdbc.sql(FIND).param("id", id).query(KeyStore::hashed).optional();
    }

    /// The key, held against other changes until the end of the transaction.
    static Optional<StoredKey> lock(JdbcClient jdbc, UUID id) {
        return jdbc.sql(LOCK).param("id", id).query(KeyStore::key).optional();
    }

    static List<StoredKey> list(JdbcClient jdbc, UUID account, int limit) {
        return jdbc.sql(LIST).param("account", account).param("limit", limit).query(KeyStore::key).list();
    }

    static void insertPrincipal(JdbcClient jdbc, StoredKey key) {
        jdbc.sql(INSERT_PRINCIPAL)
            .param("tenant", key.tenant().id())
            .param("id", key.principal().id())
            .param("name", key.principal().name())
            .param("at", time(key.createdAt()))
            .update();
    }

    static void insert(JdbcClient jdbc, StoredKey key, byte[] secretHash) {
        jdbc.sql(INSERT)
            .param("tenant", key.tenant().id())
            .param("id", key.id())
            .param("principal", key.principal().id())
            .param("contract", key.contract())
            .param("name", key.name())
            .param("hash", secretHash)
            .param("permissions", key.permissions().words().toArray(String[]::new))
            .param("paths", key.paths().stream().map(PathPattern::toString).toArray(String[]::new))
            .param("addresses", key.addresses().toArray(String[]::new))
            .param("requests", key.limit() == null ? null : key.limit().requests(), Types.BIGINT)
            .param("window", key.limit() == null ? null : key.limit().window().word(), Types.VARCHAR)
            .param("at", time(key.createdAt()))
            .param("expires", time(key.state().expiresAt()))
            .update();
    }

    static void update(JdbcClient jdbc, StoredKey key) {
        jdbc.sql(UPDATE)
            .param("tenant", key.tenant().id())
            .param("id", key.id())
            .param("expires", time(key.state().expiresAt()))
            .param("disabled", time(key.state().disabledAt()))
            .param("revoked", time(key.state().revokedAt()))
            .param("rotated", key.rotatedTo(), Types.OTHER)
            .update();
    }

    /// The three arrays belong together: whose key was used when, in seconds since the epoch.
    static void noteUse(JdbcClient jdbc, String[] tenants, String[] ids, Long[] seconds) {
        jdbc.sql(NOTE_USE).param("tenants", tenants).param("ids", ids).param("seconds", seconds).update();
    }

    private static SqlParameterValue time(@Nullable Instant at) {
        return new SqlParameterValue(
            Types.TIMESTAMP_WITH_TIMEZONE, at == null ? null : Sql.time(at));
    }

    private static Hashed hashed(ResultSet row, int number) throws SQLException {
        return new Hashed(key(row, number), row.getBytes("secret_hash"));
    }

    private static StoredKey key(ResultSet row, int number) throws SQLException {
        return new StoredKey(
            row.getObject("id", UUID.class),
            new Tenant(
                row.getObject("tenant_id", UUID.class),
                row.getObject("account_id", UUID.class),
                Environment.of(row.getString("kind"))),
            Plan.of(row.getString("plan")).orElseThrow(),
            AccountLimits.stored(row.getObject("requests_per_minute", Long.class),
                (String[]) row.getArray("endpoint_limits").getArray()),
            new Principal(row.getObject("principal_id", UUID.class), row.getString("principal_name")),
            row.getString("contract"),
            row.getString("name"),
            Permissions.kept(texts(row.getArray("permissions"))),
            texts(row.getArray("paths")).stream()
                .map(text -> PathPattern.parse(text).orElseThrow()).toList(),
            texts(row.getArray("addresses")),
            limit(row),
            RowReader.instant(row, "created_at"),
            state(row),
            RowReader.instantOrNull(row, "last_used_at"),
            row.getObject("rotated_to", UUID.class));
    }

    private static KeyState state(ResultSet row) throws SQLException {
        return new KeyState(
            RowReader.instantOrNull(row, "expires_at"),
            RowReader.instantOrNull(row, "disabled_at"),
            RowReader.instantOrNull(row, "revoked_at"));
    }

    private static @Nullable Rate limit(ResultSet row) throws SQLException {
        String window = row.getString("limit_window");
        return window == null
            ? null
            : new Rate(row.getLong("limit_requests"), Window.of(window).orElseThrow());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
