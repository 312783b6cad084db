package com.jupiteriq.users;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.roles.RoleUse;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.util.List;

/// The roles that users have.
final class UserRoles implements RoleUse {

    private static final String IN_USE = """
        select 1
        from users
        where tenant_id = ? and role = ?
        limit 1""";

    private static final String UNUSED = """
        select 1
        where not exists (
            select
            from users
            where tenant_id = ? and role = ?)""";

    private final Reads reads;
    private final List<UserWatcher> watchers;

    UserRoles(Reads reads, List<UserWatcher> watchers) {
        this.reads = reads;
        this.watchers = List.copyOf(watchers);
    }

    @Override
    public void changed(String role, Write write) {
        watchers.forEach(watcher -> watcher.roleChanged(role, write));
    }

    @Override
    public boolean inUse(Caller caller, String role) {
        return reads.one(caller, Sql.of(IN_USE, caller.tenant().id(), role), row -> true).isPresent();
    }

    @Override
    public void demandUnused(String role, Write write) {
        write.stageConditional(UNUSED, write.caller().tenant().id(), role);
    }
}
