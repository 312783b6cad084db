package com.jupiteriq.data.types;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `data_types` over all tenants, for those who look after it as *worker*; and on which day indexes
/// were last of use.
public final class AllTypeStore {

    private static final String FIND = TypeStore.COLUMNS + "where tenant_id = ? and name = ?";

    private static final String PUBLISH = """
        update data_types
        set revision = nextval('data_type_revisions'), indexes = ?
        where tenant_id = ? and name = ? and revision = ?""";

    private static final String TENANTS = """
        select tenant_id, account_id, environments.kind
        from (select distinct tenant_id from data_types) as used
        join environments using (tenant_id)""";

    private static final String RETAINED = """
        select tenant_id, account_id, environments.kind, name, retention_days
        from data_types
        join environments using (tenant_id)
        where retention_days is not null""";

    private static final String LEAVE = """
        update data_types
        set revision = -nextval('data_type_revisions')
        where not declared and updated_at < ? and not %s
        returning tenant_id, name, revision""".formatted(TypeStore.HAS_ITEMS);

    /// What is newer than all that was committed before.
    private static final String NOW = "select pg_current_xact_id()::text";

    private static final String SETTLED = "select ?::xid8 < pg_snapshot_xmin(pg_current_snapshot())";

    private static final String FORGET = """
        delete from data_types
        where tenant_id = ? and name = ? and revision = ? and not declared and not\s"""
        + TypeStore.HAS_ITEMS;

    private static final String USED = """
        insert into data_index_use (tenant_id, index_id, used_on)
        values (?, ?, ?)
        on conflict (tenant_id, index_id) do update
        set used_on = excluded.used_on
        where data_index_use.used_on < excluded.used_on""";

    /// Of each that came by itself and was used so long ago, with all indexes of its type.
    private static final String OUT_OF_USE = """
        select tenant_id, account_id, environments.kind, name, indexes, index_id
        from data_index_use
        join data_types using (tenant_id)
        join environments using (tenant_id)
        where used_on < ? and indexes like '%"auto":true%'""";

    private final JdbcClient worker;

    AllTypeStore(JdbcClient worker) {
        this.worker = worker;
    }

    /// A type whose items are kept for so long after their last change.
    public record Retained(Tenant tenant, String type, int days) {}

    /// An index of a type.
    public record Place(Tenant tenant, String type, int index) {}

    public Optional<DataType> find(UUID tenant, String name) {
        return worker.sql(FIND).params(tenant, name).query((row, number) -> TypeStore.row(row)).optional();
    }

    /// Gives the type other indexes, of which everybody takes note; false when it is another one by now.
    public boolean publish(UUID tenant, DataType read, List<Index> indexes) {
        return worker.sql(PUBLISH).params(Index.json(indexes).text(), tenant, read.name(), read.revision())
            .update() > 0;
    }

    /// All that have, or had, items.
    public List<Tenant> tenants() {
        return worker.sql(TENANTS).query((row, number) -> RowReader.tenant(row)).list();
    }

    public List<Retained> retained() {
        return worker.sql(RETAINED).query((row, number) ->
            new Retained(RowReader.tenant(row), row.getString("name"), row.getInt("retention_days"))).list();
    }

    /// Types that are on their way out.
    ///
    /// @param since the transaction before which all have to be over that may use one without knowing that
    public record Leaving(List<Left> types, String since) {}

    record Left(UUID tenant, String name, long revision) {}

    /// Shows types that nobody has declared, of which there is no item, not even in the trash, the way out:
    /// whoever uses one from now on makes it stay.
    public Leaving leave(Instant unchangedSince) {
        List<Left> types = worker.sql(LEAVE).params(Sql.time(unchangedSince)).query((row, number) ->
            new Left(row.getObject("tenant_id", UUID.class), row.getString("name"), row.getLong("revision")))
            .list();
        return new Leaving(types, worker.sql(NOW).query(String.class).single());
    }

    /// Deletes those that nobody has used since; false while somebody may be at it who does not know.
    public boolean forget(Leaving leaving) {
        boolean settled = worker.sql(SETTLED).param(leaving.since).query(Boolean.class).single();
        if (!settled) {
            return leaving.types.isEmpty();
        }
        leaving.types.forEach(type ->
            worker.sql(FORGET).params(type.tenant, type.name, type.revision).update());
        return true;
    }

    public void used(UUID tenant, int index, LocalDate day) {
        worker.sql(USED).params(tenant, index, day).update();
    }

    /// Indexes that nobody has declared and that were not used since that day.
    public List<Place> outOfUse(LocalDate since) {
        return worker.sql(OUT_OF_USE).params(since).query((row, number) -> {
            int id = row.getInt("index_id");
            boolean its = Index.read(row.getString("indexes")).stream()
                .anyMatch(index -> index.id() == id && index.auto());
            return its ? Stream.of(new Place(RowReader.tenant(row), row.getString("name"), id))
                : Stream.<Place>of();
        }).list().stream().flatMap(found -> found).toList();
    }
}
