package com.jupiteriq.roles;

import static com.jupiteriq.roles.RoleDocument.ROLE;

import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The roles of a tenant. Nobody makes or changes one that may more than they may themselves.
///
/// Refuses with `Missing` for one that is not there, with `Exceeding` beyond the caller's permissions, and
/// with `Conflict` for changes of those that every environment has.
public final class Roles {

    /// How many of its own an environment may have, whatever its plan.
    static final int MOST = 1_000;

    private static final String TABLE = "roles";

    private final RoleStore store;
    private final Ids ids;
    private final RoleUse use;

    Roles(RoleStore store, Ids ids, RoleUse use) {
        this.store = store;
        this.ids = ids;
        this.use = use;
    }

    /// The built-in ones and the others.
    public Listing<Role> list() {
        return store.list();
    }

    public Role get(Caller caller, String name) {
        return store.find(caller, name).orElseThrow(() -> new Refused(new Failure.Missing("role")));
    }

    public Role create(Draft<Role> draft, Write write) {
        Role role = RoleDocument.made(ids.next(), draft, write.now());
        refuseBeyond(write.caller(), role.permissions());
        if (BuiltIn.of(role.name()) != null) {
            throw new Refused(Failure.Taken.of("name"));
        }
        long used = store.own(write.caller());
        if (used >= MOST) {
            throw new Refused(new Failure.QuotaExceeded(TABLE, MOST, used));
        }
        write.atMost(MOST, TABLE);
        store.insert(role, write);
        write.record(audit("role.create", role, null, ROLE.of(role)));
        return role;
    }

    /// Changes what a role allows, for its users at once. A change that changes nothing writes nothing.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the role's version
    public Role change(
        String name, IntPredicate expected, Function<Role, Draft<Role>> change, Write write) {
        Role before = changeable(name, expected, write);
        Role after = RoleDocument.changed(before, change.apply(before), write.now());
        Changes changes = ROLE.changes(before, after);
        if (changes.none()) {
            return before;
        }
        refuseBeyond(write.caller(), before.permissions());
        refuseBeyond(write.caller(), after.permissions());
        store.update(before, after, write);
        use.changed(name, write);
        write.record(audit("role.update", after, changes.before(), changes.after()));
        return after;
    }

    /// Deletes a role that no user has.
    public void delete(String name, IntPredicate expected, Write write) {
        Role role = changeable(name, expected, write);
        refuseBeyond(write.caller(), role.permissions());
        if (use.inUse(write.caller(), name)) {
            throw new Refused(new Failure.Conflict(
                "Users have this role. Give them another one before you delete it.", null));
        }
        store.delete(role, write);
        use.demandUnused(name, write);
        write.record(audit("role.delete", role, ROLE.of(role), null));
    }

    /// What the role allows that a user is to have; it stays until the write is committed. Refuses with
    /// `Invalid` for the field `role` when there is none of this name.
    public Permissions given(String name, Write write) {
        Permissions builtIn = BuiltIn.of(name);
        if (builtIn != null) {
            return builtIn;
        }
        Role role = store.find(write.caller(), name).orElseThrow(() -> new Refused(unknown()));
        store.hold(name, write);
        return role.permissions();
    }

    /// What the roles of these names allow, as far as there are any, in one read at most.
    public Map<String, Permissions> given(Caller caller, Set<String> names) {
        Map<String, Permissions> found = new HashMap<>();
        Set<String> own = new TreeSet<>();
        for (String name : names) {
            Permissions builtIn = BuiltIn.of(name);
            if (builtIn == null) {
                own.add(name);
            } else {
                found.put(name, builtIn);
            }
        }
        if (!own.isEmpty()) {
            store.find(caller, own).forEach(role -> found.put(role.name(), role.permissions()));
        }
        return found;
    }

    /// Keeps roles of [#given(Caller, Set)] until the write is committed.
    public void hold(Set<String> names, Write write) {
        new TreeSet<>(names).stream().filter(name -> BuiltIn.of(name) == null)
            .forEach(name -> store.hold(name, write));
    }

    /// What a role allows that a user has.
    public Permissions of(Caller caller, String name) {
        Permissions builtIn = BuiltIn.of(name);
        return builtIn != null ? builtIn
            : store.find(caller, name).map(Role::permissions).orElse(Permissions.NONE);
    }

    /// What a role allows that is kept by its name and words, wherever it is read.
    ///
    /// @param words of one that the tenant has made; empty for another
    public static Permissions of(String name, List<String> words) {
        Permissions builtIn = BuiltIn.of(name);
        return builtIn == null ? kept(words) : builtIn;
    }

    /// Nobody but an owner makes owners, whatever the role of theirs says.
    static Permissions kept(List<String> words) {
        return Permissions.kept(words).within(Permissions.ADMINISTRATION);
    }

    /// That there is no role of the name that a user is to have.
    public static Failure.Invalid unknown() {
        return Failure.Invalid.of(Problem.wrong("role",
            "There is no role of this name. Send one that `GET /v1/roles` lists."));
    }

    /// Nobody gives what they do not have themselves.
    public static void refuseBeyond(Caller caller, Permissions wanted) {
        if (!caller.permissions().cover(wanted)) {
            throw new Refused(new Failure.Exceeding());
        }
    }

    private Role changeable(String name, IntPredicate expected, Write write) {
        write.about(name);
        Role role = get(write.caller(), name);
        if (role.builtIn()) {
            throw new Refused(new Failure.Conflict(
                "This role is built in and cannot be changed. Make one of your own.", null));
        }
        write.follows(expected, role.version(), role.updatedAt());
        return role;
    }

    private static AuditEntry audit(
        String action, Role role, @Nullable JsonText before, @Nullable JsonText after) {
        return new AuditEntry(action, role.name(), before, after);
    }
}
