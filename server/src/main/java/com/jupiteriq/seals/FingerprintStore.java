package com.jupiteriq.seals;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `fingerprints`: which secrets this database works with.
final class FingerprintStore {

    private static final String REMEMBER = """
        insert into fingerprints (secret, fingerprint)
        values (?, ?)
        on conflict (secret) do nothing""";

    private static final String FIND = "select fingerprint from fingerprints where secret = ?";

    private static final String HOLD = FIND + " for share";
    private static final String LOCK = FIND + " for update";

    private static final String REPLACE = "update fingerprints set fingerprint = ? where secret = ?";

    private FingerprintStore() {}

    /// The fingerprint that the database was begun with; this one when it is the first.
    ///
    /// @param secret the name of the secret
    static String remembered(JdbcClient worker, String secret, String fingerprint) {
        worker.sql(REMEMBER).params(secret, fingerprint).update();
        return worker.sql(FIND).param(secret).query(String.class).single();
    }

    /// The fingerprint, which stays as it is until the transaction ends.
    static String held(JdbcClient transaction, String secret, String ours) {
        transaction.sql(REMEMBER).params(secret, ours).update();
        return transaction.sql(HOLD).param(secret).query(String.class).single();
    }

    /// The fingerprint, about to be replaced: whoever holds it is waited for.
    static String locked(JdbcClient transaction, String secret, String ours) {
        transaction.sql(REMEMBER).params(secret, ours).update();
        return transaction.sql(LOCK).param(secret).query(String.class).single();
    }

    static void replace(JdbcClient transaction, String secret, String fingerprint) {
        transaction.sql(REPLACE).params(fingerprint, secret).update();
    }
}
