package com.jupiteriq.roles;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table `roles`, and the view `all_roles`, which has the built-in ones too.
final class RoleStore {

    private static final String COLUMNS = """
        select id, version, name, description, permissions, built_in, created_at, updated_at
        from all_roles
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and name = ?";

    private static final String FIND_ALL = COLUMNS + "where tenant_id = ? and name = any (?)";

    private static final String INSERT = """
        insert into roles (tenant_id, id, version, name, description, permissions, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
        update roles
        set version = ?, description = ?, permissions = ?, updated_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String DELETE = """
        delete from roles
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    /// Waits for whoever deletes it, and makes them wait.
    private static final String HOLD = """
        select 1
        from roles
        where tenant_id = ? and name = ?
        for key share""";

    private final Reads reads;
    private final Listing<Role> listing;

    RoleStore(Reads reads) {
        this.reads = reads;
        this.listing = Listing.of("all_roles", COLUMNS, Role::id)
            .timed(Role::createdAt, Role::updatedAt)
            .read(reads, tenant -> RoleStore::row);
    }

    Listing<Role> list() {
        return listing;
    }

    Optional<Role> find(Caller caller, String name) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), name), RoleStore::row);
    }

    /// Those that the tenant has made.
    long own(Caller caller) {
        Sql count = Sql.of("select count(*) from roles where tenant_id = ?", caller.tenant().id());
        return reads.one(caller, count, row -> row.getLong(1)).orElseThrow();
    }

    List<Role> find(Caller caller, Collection<String> names) {
        return reads.list(caller,
            Sql.of(FIND_ALL, caller.tenant().id(), names.toArray(String[]::new)), RoleStore::row);
    }

    void insert(Role role, Write write) {
        write.unique("roles_by_name", "name");
        write.stage(INSERT, write.caller().tenant().id(), role.id(), role.version(), role.name(),
            Sql.orNull(role.description(), Sql.Null.TEXT), words(role), role.createdAt(), role.updatedAt());
    }

    void update(Role before, Role after, Write write) {
        write.stageConditional(UPDATE, after.version(), Sql.orNull(after.description(), Sql.Null.TEXT),
            words(after), after.updatedAt(), write.caller().tenant().id(), before.id(), before.version());
    }

    void delete(Role role, Write write) {
        write.stageConditional(DELETE, write.caller().tenant().id(), role.id(), role.version());
    }

    void hold(String name, Write write) {
        write.stageConditional(HOLD, write.caller().tenant().id(), name);
    }

    private static String[] words(Role role) {
        return role.permissions().words().toArray(String[]::new);
    }

    private static Role row(ResultSet row) throws SQLException {
        String name = row.getString("name");
        List<String> kept = List.of((String[]) row.getArray("permissions").getArray());
        return new Role(
            row.getObject("id", UUID.class), row.getInt("version"), name, row.getString("description"),
            Roles.of(name, kept), row.getBoolean("built_in"),
            RowReader.instant(row, "created_at"), RowReader.instant(row, "updated_at"));
    }
}
