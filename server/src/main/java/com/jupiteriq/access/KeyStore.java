package com.jupiteriq.access;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.tokens.Pepper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `api_keys` as the Gate needs it: a key is looked up by its id before its tenant is known,
/// therefore as *worker*.
final class KeyStore {

    private static final String FIND = "select " + KeyRows.COLUMNS
        + ", api_keys.secret_hash, api_keys.pepper, " + AccountTerms.COLUMNS + """

        from api_keys
        join environments on environments.tenant_id = api_keys.tenant_id
        """ + AccountTerms.JOINED + "where api_keys.id = :id";

    private static final String OF_PRINCIPAL = "select " + KeyRows.COLUMNS + """

        from api_keys
        where api_keys.tenant_id = :tenant and api_keys.principal_id = :principal""";

    /// The keys that were used, one behind the other, so that no two nodes wait for each other.
    private static final String LOCKED = """
        , locked as materialized (
            select tenant_id, id
            from api_keys
            where (tenant_id, id) in (select tenant_id, id from used)
            order by tenant_id, id
            for no key update
        )
        """;

    private static final String OF_USED = """
        from locked
        join used on used.tenant_id = locked.tenant_id and used.id = locked.id
        where api_keys.tenant_id = used.tenant_id and api_keys.id = used.id
        """;

    private static final String NOTE_USE = """
        with used as (
            select tenant_id, id, second, address
            from unnest(:tenants::uuid[], :ids::uuid[], :seconds::bigint[], :addresses::bytea[])
                as uses (tenant_id, id, second, address)
        )
        """ + LOCKED + """
        update api_keys
        set last_used_at = to_timestamp(used.second), last_used_ip = used.address
        """ + OF_USED + """
          and (api_keys.last_used_at is null or api_keys.last_used_at < to_timestamp(used.second))""";

    /// Not where a change of the key came first.
    private static final String REHASH = """
        with used as (
            select tenant_id, id, before, pepper, after
            from unnest(:tenants::uuid[], :ids::uuid[], :before::bytea[], :peppers::text[], :after::bytea[])
                as hashes (tenant_id, id, before, pepper, after)
        )
        """ + LOCKED + """
        update api_keys
        set secret_hash = used.after, pepper = used.pepper
        """ + OF_USED + """
          and api_keys.secret_hash = used.before""";

    private KeyStore() {}

    /// A key with what its account may use and the hash of its secret, which goes no further than the
    /// Gate.
    ///
    /// @param hash null for a key that is over for good and whose pepper was retired
    record Found(StoredKey key, AccountTerms terms, Pepper.@Nullable Hash hash) {}

    static Optional<Found> find(JdbcClient jdbc, UUID id) {
        return jdbc.sql(FIND).param("id", id).query(KeyStore::found).optional();
    }

    static List<StoredKey> ofPrincipal(JdbcClient jdbc, Tenant tenant, UUID principal) {
        return jdbc.sql(OF_PRINCIPAL).param("tenant", tenant.id()).param("principal", principal)
            .query((row, number) -> KeyRows.key(row, tenant)).list();
    }

    /// The arrays belong together: whose key was used when, in seconds since the epoch, and from where,
    /// sealed.
    record Uses(String[] tenants, String[] ids, Long[] seconds, byte[][] addresses) {

        Uses(int count) {
            this(new String[count], new String[count], new Long[count], new byte[count][]);
        }
    }

    static void noteUse(JdbcClient jdbc, Uses uses) {
        jdbc.sql(NOTE_USE)
            .param("tenants", uses.tenants)
            .param("ids", uses.ids)
            .param("seconds", uses.seconds)
            .param("addresses", uses.addresses)
            .update();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        AccountTerms terms = AccountTerms.read(row);
        return new Found(KeyRows.key(row, terms.tenant()), terms, hash(row));
    }

    private static Pepper.@Nullable Hash hash(ResultSet row) throws SQLException {
        String pepper = row.getString("pepper");
        return pepper == null ? null : new Pepper.Hash(pepper, row.getBytes("secret_hash"));
    }

    /// The arrays belong together: the hash that a key has, and the one that takes its place.
    record Hashes(String[] tenants, String[] ids, byte[][] before, String[] peppers, byte[][] after) {

        Hashes(int count) {
            this(new String[count], new String[count], new byte[count][], new String[count],
                new byte[count][]);
        }
    }

    static void rehash(JdbcClient jdbc, Hashes hashes) {
        jdbc.sql(REHASH)
            .param("tenants", hashes.tenants)
            .param("ids", hashes.ids)
            .param("before", hashes.before)
            .param("peppers", hashes.peppers)
            .param("after", hashes.after)
            .update();
    }
}
