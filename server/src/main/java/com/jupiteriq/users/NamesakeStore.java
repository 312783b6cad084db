package com.jupiteriq.users;

import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.users.Namesakes.Namesake;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Users over all tenants by the index of their address, as *worker*.
final class NamesakeStore {

    private static final String FIND = """
        select users.tenant_id, users.id, accounts.id as account_id, accounts.name
        from users
        join environments on environments.tenant_id = users.tenant_id and environments.kind = 'live'
        join accounts on accounts.id = environments.account_id and accounts.state = 'active'
        where users.sign_in_index = :index and users.status = 'active'
          and (accounts.id = :account::uuid or :account::uuid is null)
        order by users.last_login desc, users.id
        limit :most""";

    private static final String UNINDEXED = """
        select users.tenant_id, users.id, users.person, environments.account_id, environments.kind
        from users
        join environments on environments.tenant_id = users.tenant_id
        where users.sign_in_index is null
        limit :most""";

    /// Whose address has changed meanwhile has an index.
    private static final String INDEX = """
        update users
        set sign_in_index = :index
        where tenant_id = :tenant and id = :id and sign_in_index is null""";

    private final JdbcClient worker;

    NamesakeStore(JdbcClient worker) {
        this.worker = worker;
    }

    List<Namesake> find(String index, @Nullable UUID account, int most) {
        return SqlErrors.reached(() -> worker.sql(FIND)
            .param("index", index).param("account", account == null ? null : account.toString())
            .param("most", most)
            .query((row, number) -> new Namesake(
                new Tenant(row.getObject("tenant_id", UUID.class), row.getObject("account_id", UUID.class),
                    Environment.LIVE),
                row.getObject("id", UUID.class), row.getString("name")))
            .list());
    }

    /// A user who was made before addresses were indexed.
    record Unindexed(Tenant tenant, UUID user, String email) {}

    List<Unindexed> unindexed(Vault vault, int most) {
        return worker.sql(UNINDEXED).param("most", most).query((row, number) -> {
            Tenant tenant = new Tenant(row.getObject("tenant_id", UUID.class),
                row.getObject("account_id", UUID.class), Environment.of(row.getString("kind")));
            UUID user = row.getObject("id", UUID.class);
            Fields person = UserStore.person(vault, tenant, user, row.getBytes("person"));
            return new Unindexed(tenant, user, person.requiredText("email"));
        }).list();
    }

    void index(Unindexed user, String index) {
        worker.sql(INDEX).param("index", index).param("tenant", user.tenant().id()).param("id", user.user())
            .update();
    }
}
