package com.jupiteriq.audit;

import com.jupiteriq.audit.Seal.Home;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `audit_seals`, and in `audit_heads` how far the entries are under seals.
final class SealStore {

    private static final String COLUMNS = """
        select number, first, last, previous, seal, signature, key_id, oldest_day, sealed_at
        from audit_seals
        """;

    private static final String LAST = COLUMNS + """
        where tenant_id = ?
        order by number desc
        limit 1""";

    private static final String FROM = COLUMNS + """
        where tenant_id = ? and number >= ?
        order by number
        limit ?""";

    private static final String BEFORE = COLUMNS + """
        where tenant_id = ? and number < ?
        order by number desc
        limit 1""";

    private static final String FIRST_SINCE = """
        select coalesce(min(number), 0)
        from audit_seals
        where tenant_id = ? and sealed_at >= ?""";

    private static final String INSERT = """
        insert into audit_seals (
            tenant_id, number, first, last, previous, seal, signature, key_id, oldest_day, sealed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /// Environments that are looked at, at a time.
    private static final int DUE_AT_ONCE = 100;

    private static final String DUE = """
        select tenant_id, account_id, kind
        from audit_heads
        join environments using (tenant_id)
        where unsealed_since is not null and (sequence - sealed >= ? or unsealed_since <= ?)
        limit %d""".formatted(DUE_AT_ONCE);

    private static final String HEAD = """
        select sequence, sealed, coalesce(unsealed_since, 'epoch') as unsealed_since
        from audit_heads
        where tenant_id = ?
        for update""";

    private static final String MOVE_HEAD = """
        update audit_heads
        set sealed = ?, unsealed_since = case when sequence > ? then ?::timestamptz end
        where tenant_id = ?""";

    private static final String DIGESTS = """
        select digest, day
        from audit
        where tenant_id = ? and sequence between ? and ?
        order by sequence, id""";

    private final JdbcClient worker;
    private final Reads reads;
    private final Listing<Seal> listing;

    SealStore(JdbcClient worker, Reads reads) {
        this.worker = worker;
        this.reads = reads;
        this.listing = Listing.of("audit_seals", COLUMNS, (Seal seal) -> new UUID(0, seal.number()))
            .sorted("-number", Order.sequence("number", Seal::number))
            .read(reads, SealStore::reader);
    }

    Listing<Seal> list() {
        return listing;
    }

    /// @param sequence the last place that was given
    /// @param sealed the last that is under a seal
    /// @param unsealedSince long ago when none waits
    record Head(long sequence, long sealed, Instant unsealedSince) {}

    record Digest(byte[] bytes, LocalDate day) {}

    /// Environments with at least so many entries that are under no seal, or with one that waits since then.
    List<Tenant> due(int entries, Instant waitingSince) {
        return worker.sql(DUE).params(entries, Sql.time(waitingSince))
            .query((row, number) -> RowReader.tenant(row))
            .list();
    }

    /// Nobody else seals or places until the transaction ends.
    Optional<Head> head(Tenant tenant) {
        return worker.sql(HEAD).param(tenant.id())
            .query((row, number) -> new Head(row.getLong("sequence"), row.getLong("sealed"),
                RowReader.instant(row, "unsealed_since"))).optional();
    }

    List<Digest> digests(Tenant tenant, long first, long last) {
        return worker.sql(DIGESTS).params(tenant.id(), first, last)
            .query((row, number) ->
                new Digest(row.getBytes("digest"), row.getObject("day", LocalDate.class)))
            .list();
    }

    Optional<Seal> last(Tenant tenant) {
        return worker.sql(LAST).param(tenant.id())
            .query((row, number) -> seal(tenant, row)).optional();
    }

    void insert(Tenant tenant, Seal seal) {
        worker.sql(INSERT)
            .params(tenant.id(), seal.number(), seal.first(), seal.last(), seal.stretch().previous(),
                seal.seal(), seal.signature(), seal.keyId(), seal.oldestDay(), Sql.time(seal.sealedAt()))
            .update();
        worker.sql(MOVE_HEAD)
            .params(seal.last(), seal.last(), Sql.time(seal.sealedAt()), tenant.id()).update();
    }

    /// The number of the first seal since then; 0 for none.
    long firstSince(Caller caller, @Nullable Instant time) {
        return reads.one(caller, Sql.of(FIRST_SINCE, caller.tenant().id(),
            time == null ? Instant.EPOCH : time), row -> row.getLong(1)).orElseThrow();
    }

    /// The last one with a smaller number.
    Optional<Seal> before(Caller caller, long number) {
        return reads.one(caller, Sql.of(BEFORE, caller.tenant().id(), number), reader(caller.tenant()));
    }

    /// By their numbers.
    List<Seal> from(Caller caller, long number, int limit) {
        return reads.list(caller, Sql.of(FROM, caller.tenant().id(), number, (long) limit),
            reader(caller.tenant()));
    }

    private static RowReader<Seal> reader(Tenant tenant) {
        return row -> seal(tenant, row);
    }

    private static Seal seal(Tenant tenant, ResultSet row) throws SQLException {
        Seal.Stretch stretch = new Seal.Stretch(Home.of(tenant), row.getLong("number"),
            row.getLong("first"), row.getLong("last"), row.getBytes("previous"));
        return new Seal(stretch, row.getBytes("seal"), row.getBytes("signature"), row.getString("key_id"),
            row.getObject("oldest_day", LocalDate.class), RowReader.instant(row, "sealed_at"));
    }
}
