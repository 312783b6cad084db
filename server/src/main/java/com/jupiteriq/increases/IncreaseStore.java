package com.jupiteriq.increases;

import com.jupiteriq.increases.Increase.State;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// The table `limit_increases` as its tenants see it, and `limit_increase_tickets` of the operator.
final class IncreaseStore {

    private static final String COLUMNS = """
        select id, version, limit_name, wanted, reason, state, created_at, updated_at
        from limit_increases
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and id = ?";

    private static final String PENDING = """
        select count(*)
        from limit_increases
        where tenant_id = ? and state = 'pending'""";

    private static final String INSERT = """
        insert into limit_increases (
            tenant_id, id, version, limit_name, wanted, reason, state, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String ROOM = "select 1 where (" + PENDING + ") < ?";

    private static final String DECIDE = """
        update limit_increases
        set version = ?, state = ?, updated_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String INSERT_TICKET = """
        insert into limit_increase_tickets (tenant_id, request_id, ticket_id)
        values (?, ?, ?)""";

    private final Reads reads;
    private final Listing<Increase> listing;

    IncreaseStore(Reads reads) {
        this.reads = reads;
        this.listing = Listing.of("limit_increases", COLUMNS, Increase::id)
            .created(Increase::createdAt)
            .where(Filter.where(
                Parameter.of("state", Kind.word(State.values(), State::word), "Only those in this state."),
                "state = ?", State::word))
            .read(reads, tenant -> IncreaseStore::row);
    }

    Listing<Increase> list() {
        return listing;
    }

    Optional<Increase> find(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), id), IncreaseStore::row);
    }

    long pending(Caller caller) {
        return reads.one(caller, Sql.of(PENDING, caller.tenant().id()), row -> row.getLong(1)).orElseThrow();
    }

    /// @param most that may be pending with this one
    void insert(Increase increase, int most, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.oneAtATime("limit_increases");
        write.stageConditional(ROOM, tenant, most);
        write.stage(INSERT, tenant, increase.id(), increase.version(), increase.limit(), increase.wanted(),
            increase.reason(), increase.state().word(), increase.createdAt(), increase.updatedAt());
    }

    void decide(Increase before, Increase after, Write write) {
        write.stageConditional(DECIDE, after.version(), after.state().word(), after.updatedAt(),
            write.caller().tenant().id(), before.id(), before.version());
    }

    /// A second ticket for the same request fails with `Taken`.
    void insertTicket(UUID request, UUID ticket, Write write) {
        write.unique("limit_increase_tickets_pkey", IncreaseDocument.LIMIT.name());
        write.stage(INSERT_TICKET, write.caller().tenant().id(), request, ticket);
    }

    static Increase row(ResultSet row) throws SQLException {
        return new Increase(
            row.getObject("id", UUID.class), row.getInt("version"), row.getString("limit_name"),
            row.getLong("wanted"), row.getString("reason"), State.of(row.getString("state")),
            RowReader.instant(row, "created_at"), RowReader.instant(row, "updated_at"));
    }
}
