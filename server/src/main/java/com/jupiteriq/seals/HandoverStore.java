package com.jupiteriq.seals;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `master_key_handovers`: master keys, wrapped each by the one before it.
final class HandoverStore {

    private static final String ALL = """
        select old_fingerprint, new_fingerprint, wrapped
        from master_key_handovers
        order by old_fingerprint""";

    private static final String INSERT = """
        insert into master_key_handovers (old_fingerprint, new_fingerprint, wrapped)
        values (?, ?, ?)
        on conflict (old_fingerprint) do update
        set new_fingerprint = excluded.new_fingerprint, wrapped = excluded.wrapped""";

    private static final String DELETE = "delete from master_key_handovers";

    /// @param from the fingerprint of the old key, `to` that of the new one
    record Handover(String from, String to, byte[] wrapped) {}

    private HandoverStore() {}

    static List<Handover> all(JdbcClient worker) {
        return worker.sql(ALL)
            .query((row, number) -> new Handover(row.getString("old_fingerprint"),
                row.getString("new_fingerprint"), row.getBytes("wrapped")))
            .list();
    }

    static void insert(JdbcClient transaction, Handover handover) {
        transaction.sql(INSERT).params(handover.from(), handover.to(), handover.wrapped()).update();
    }

    /// Answers how many there were.
    static int deleteAll(JdbcClient transaction) {
        return transaction.sql(DELETE).update();
    }
}
