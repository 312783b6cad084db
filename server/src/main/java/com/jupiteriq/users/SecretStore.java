package com.jupiteriq.users;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What users sign in with, in the table `users`.
final class SecretStore {

    private static final String FIND = UserStore.SHOWN + """
        , password_hash
        from users
        """;

    private static final String BY_ID = FIND + "where tenant_id = ? and id = ?";

    private static final String BY_EMAIL = FIND + "where tenant_id = ? and email_index = ?";

    private static final String BY_USERNAME = FIND + "where tenant_id = ? and username_index = ?";

    /// Whoever has signed in did so with this hash: one that was replaced in between opens nothing.
    private static final String SIGNED_IN = """
        update users
        set last_login = greatest(last_login, ?), password_hash = ?
        where tenant_id = ? and id = ? and password_hash = ? and status = 'active'
        returning 1""";

    private static final String REPLACE = """
        update users
        set password_hash = ?
        where tenant_id = ? and id = ? and password_hash = ? and status = 'active'
        returning 1""";

    private final Reads reads;
    private final Writes writes;
    private final Vault vault;
    private final UserStore users;
    private final BlindIndexes indexes;

    SecretStore(Reads reads, Writes writes, Vault vault, UserStore users, BlindIndexes indexes) {
        this.reads = reads;
        this.writes = writes;
        this.vault = vault;
        this.users = users;
        this.indexes = indexes;
    }

    Optional<Secret> byId(Caller caller, UUID user) {
        return find(caller, Sql.of(BY_ID, caller.tenant().id(), user));
    }

    Optional<Secret> byEmail(Caller caller, String email) {
        Tenant tenant = caller.tenant();
        return find(caller, Sql.of(BY_EMAIL, tenant.id(), indexes.email(tenant, email)));
    }

    Optional<Secret> byUsername(Caller caller, String username) {
        Tenant tenant = caller.tenant();
        return find(caller, Sql.of(BY_USERNAME, tenant.id(), indexes.username(tenant, username)));
    }

    private Optional<Secret> find(Caller caller, Sql query) {
        RowReader<User> reader = users.reader(caller.tenant());
        return reads.one(caller, query, row -> {
            User user = reader.read(row);
            byte[] sealed = row.getBytes("password_hash");
            return sealed == null ? new Secret(user, "", new byte[0])
                : new Secret(user, opened(caller.tenant(), user, sealed), sealed);
        });
    }

    /// Whether they could, still.
    boolean signedIn(Caller caller, Secret with, byte[] kept, Instant at) {
        return writes.aside(caller, Sql.of(SIGNED_IN,
            at, kept, caller.tenant().id(), with.user().id(), with.sealed()), row -> true).isPresent();
    }

    void replace(Secret before, String hash, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stageConditional(REPLACE,
            sealed(tenant, before.user(), hash), tenant.id(), before.user().id(), before.sealed());
    }

    byte[] sealed(Tenant tenant, User user, String hash) {
        return vault.seal(tenant.account(), place(user.id()), hash);
    }

    private String opened(Tenant tenant, User user, byte[] sealed) {
        return vault.openText(tenant.account(), place(user.id()), sealed);
    }

    static String place(UUID user) {
        return "users.password_hash:" + user;
    }
}
