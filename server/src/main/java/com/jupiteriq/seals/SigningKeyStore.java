package com.jupiteriq.seals;

import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `signing_keys`: their public halves, and the private ones wrapped.
final class SigningKeyStore {

    private static final long LOCK = 0x4A55_5049_0003L;

    private static final String ALL = """
        select id, public_key, wrapped, (
                   select fingerprint from fingerprints where secret = 'master key') as master
        from signing_keys
        order by created_at, id""";

    private static final String INSERT = """
        insert into signing_keys (id, public_key, wrapped, created_at)
        values (?, ?, ?, ?)""";

    private static final String REPLACE = "update signing_keys set wrapped = ? where id = ?";

    /// @param publicKey in X.509 form
    /// @param master the fingerprint of the key that has wrapped the private one
    record Stored(String id, byte[] publicKey, byte[] wrapped, String master) {}

    private SigningKeyStore() {}

    /// Waits while somebody else makes one.
    static void alone(JdbcClient transaction) {
        transaction.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, number) -> row).single();
    }

    /// The oldest first.
    static List<Stored> all(JdbcClient jdbc) {
        return jdbc.sql(ALL).query((row, number) -> new Stored(row.getString("id"),
            row.getBytes("public_key"), row.getBytes("wrapped"), row.getString("master"))).list();
    }

    static Optional<Stored> newest(JdbcClient jdbc) {
        List<Stored> all = all(jdbc);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    static void insert(JdbcClient transaction, Stored key, Instant at) {
        transaction.sql(INSERT).params(key.id(), key.publicKey(), key.wrapped(), Sql.time(at)).update();
    }

    static void replace(JdbcClient transaction, String id, byte[] wrapped) {
        transaction.sql(REPLACE).params(wrapped, id).update();
    }
}
