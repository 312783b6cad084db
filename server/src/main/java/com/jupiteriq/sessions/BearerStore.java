package com.jupiteriq.sessions;

import com.jupiteriq.access.AccountTerms;
import com.jupiteriq.access.Bearers;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.users.PersonName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who access tokens stand for, with what their role allows now: in one look-up, as *worker*, since the
/// tenant is not known before.
final class BearerStore implements Bearers {

    private static final String USER = """
        users.id as user_id, users.person, users.role, roles.permissions, """ + AccountTerms.COLUMNS + "\n";

    private static final String ACCOUNT = """
        left join roles on roles.tenant_id = users.tenant_id and roles.name = users.role
        join environments on environments.tenant_id = users.tenant_id
        """ + AccountTerms.JOINED;

    private static final String FIND =
        "select tokens.access_hash, access_pepper, tokens.access_until, sessions.contract, " + USER + """
        from session_tokens as tokens
        join sessions on sessions.tenant_id = tokens.tenant_id and sessions.id = tokens.session_id
        join users on users.tenant_id = sessions.tenant_id and users.id = sessions.user_id
        """ + ACCOUNT + "where tokens.id = :id and users.status = 'active' and sessions.environment is null";

    private static final String FIND_USER = "select " + USER + "from users\n" + ACCOUNT + """
        where environments.account_id = :account and (users.tenant_id = :tenant or environments.kind = 'live')
          and users.id = :id and users.status = 'active'""";

    private final JdbcClient worker;
    private final Vault vault;

    BearerStore(JdbcClient worker, Vault vault) {
        this.worker = worker;
        this.vault = vault;
    }

    @Override
    public String prefix() {
        return Tokens.ACCESS;
    }

    @Override
    public Optional<Bearer> byToken(UUID token) {
        return worker.sql(FIND).param("id", token).query((row, number) -> {
            AccountTerms terms = AccountTerms.read(row);
            return new Bearer(terms, principal(vault, terms.tenant(), row), permissions(row),
                row.getString("contract"), SessionStore.hash(row, "access"),
                RowReader.instant(row, "access_until"), null);
        }).optional();
    }

    @Override
    public Optional<Bearer> user(Tenant tenant, UUID user) {
        return worker.sql(FIND_USER).param("account", tenant.account())
            .param("tenant", tenant.id()).param("id", user).query((row, number) -> {
            AccountTerms terms = AccountTerms.read(row);
            return new Bearer(
                terms, principal(vault, terms.tenant(), row), permissions(row), null, null, null, null);
        }).optional();
    }

    static Principal principal(Vault vault, Tenant tenant, ResultSet row) throws SQLException {
        UUID user = row.getObject("user_id", UUID.class);
        return Principal.user(user, PersonName.of(vault, tenant, user, row.getBytes("person")));
    }

    static Permissions permissions(ResultSet row) throws SQLException {
        Array words = row.getArray("permissions");
        return Roles.of(row.getString("role"),
            words == null ? List.of() : List.of((String[]) words.getArray()));
    }
}
