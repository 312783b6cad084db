package com.jupiteriq.seals;

import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables `peppers` and `pepper_handovers`.
final class PepperStore {

    private static final String FIRST = """
        insert into peppers (id, number, added_at)
        select ?, 1, now()
        where not exists (select from peppers)
        on conflict do nothing""";

    private static final String INSERT = """
        insert into peppers (id, number, added_at)
        values (?, (select max(number) + 1 from peppers), ?)""";

    private static final String DELETE = """
        delete from peppers
        where id = ?""";

    private static final String ALL = """
        select id, added_at
        from peppers
        order by number""";

    private static final String HAND_OVER = """
        insert into pepper_handovers (known, learned, wrapped)
        values (?, ?, ?)""";

    private static final String HANDOVERS = """
        select known, learned, wrapped
        from pepper_handovers
        order by known, learned""";

    record Kept(String id, Instant addedAt) {}

    /// @param known the id of the pepper that has wrapped the `learned` one
    record Handover(String known, String learned, byte[] wrapped) {}

    private PepperStore() {}

    /// The one with which a database begins.
    static void first(JdbcClient worker, String id) {
        worker.sql(FIRST).param(id).update();
    }

    /// The oldest first.
    static List<Kept> all(JdbcClient jdbc) {
        return jdbc.sql(ALL)
            .query((row, number) -> new Kept(row.getString("id"), RowReader.instant(row, "added_at")))
            .list();
    }

    static void insert(JdbcClient transaction, Kept pepper) {
        transaction.sql(INSERT).params(pepper.id(), Sql.time(pepper.addedAt())).update();
    }

    /// With what leads to it and from it. Fails while a hash names it.
    static void delete(JdbcClient transaction, String id) {
        transaction.sql(DELETE).param(id).update();
    }

    static void insert(JdbcClient transaction, Handover handover) {
        transaction.sql(HAND_OVER)
            .params(handover.known(), handover.learned(), handover.wrapped()).update();
    }

    static List<Handover> handovers(JdbcClient worker) {
        return worker.sql(HANDOVERS)
            .query((row, number) -> new Handover(
                row.getString("known"), row.getString("learned"), row.getBytes("wrapped")))
            .list();
    }
}
