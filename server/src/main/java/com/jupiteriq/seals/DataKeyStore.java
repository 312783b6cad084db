package com.jupiteriq.seals;

import com.jupiteriq.store.SqlErrors;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `data_keys`: the data keys of the accounts, wrapped.
public final class DataKeyStore {

    private static final String OF_ACCOUNT = """
        select account_id, number, wrapped, (
                   select fingerprint from fingerprints where secret = 'master key') as master
        from data_keys
        where account_id = ?
        order by number""";

    private static final String INSERT = """
        insert into data_keys (account_id, number, wrapped)
        values (?, ?, ?)""";

    private static final String NEXT = """
        select account_id, number, wrapped, '' as master
        from data_keys
        where (account_id, number) > (?, ?)
        order by account_id, number
        limit ?""";

    private static final String REPLACE = """
        update data_keys
        set wrapped = fresh.wrapped
        from unnest(?::uuid[], ?::integer[], ?::bytea[]) as fresh (account_id, number, wrapped)
        where data_keys.account_id = fresh.account_id and data_keys.number = fresh.number""";

    /// A place in the order of [#after].
    record Position(UUID account, int number) {

        static final Position START = new Position(new UUID(0, 0), 0);
    }

    /// @param master the fingerprint of the key that has wrapped it
    public record Wrapped(UUID account, int number, byte[] bytes, String master) {

        Position position() {
            return new Position(account, number);
        }
    }

    private DataKeyStore() {}

    /// In the order of their numbers; none when the account was erased.
    public static List<Wrapped> of(JdbcClient worker, UUID account) {
        return SqlErrors.reached(() -> query(worker.sql(OF_ACCOUNT).param(account)));
    }

    static void insert(JdbcClient transaction, UUID account, int number, byte[] wrapped) {
        transaction.sql(INSERT).params(account, number, wrapped).update();
    }

    /// Those that follow the one given, over all accounts.
    static List<Wrapped> after(JdbcClient transaction, Position last, int limit) {
        return query(transaction.sql(NEXT).params(last.account(), last.number(), limit));
    }

    static void replace(JdbcClient transaction, List<Wrapped> fresh) {
        transaction.sql(REPLACE)
            .param(fresh.stream().map(key -> key.account().toString()).toArray(String[]::new))
            .param(fresh.stream().map(Wrapped::number).toArray(Integer[]::new))
            .param(fresh.stream().map(Wrapped::bytes).toArray(byte[][]::new))
            .update();
    }

    private static List<Wrapped> query(JdbcClient.StatementSpec statement) {
        return statement.query((row, number) -> new Wrapped(
            row.getObject("account_id", UUID.class), row.getInt("number"), row.getBytes("wrapped"),
            row.getString("master"))).list();
    }
}
