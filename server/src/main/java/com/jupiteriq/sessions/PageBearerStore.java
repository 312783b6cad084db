package com.jupiteriq.sessions;

import com.jupiteriq.access.AccountTerms;
import com.jupiteriq.access.Bearers;
import com.jupiteriq.access.Browsing;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who the token of a browser stands for: a user of a live environment, in whichever they look at, with what
/// their role at home allows now. Where the account demands a second factor and they have none, that is
/// nothing.
final class PageBearerStore implements Bearers {

    private static final String FIND = """
        select tokens.access_hash, access_pepper, least(tokens.access_until, sessions.expires_at) as until,
               sessions.id as session_id, sessions.proved_at, sessions.last_used_at,
               sessions.tenant_id as home, accounts.name as account,
               exists (
                   select
                   from second_factors as factors
                   where factors.tenant_id = users.tenant_id and factors.user_id = users.id) as has_factor,
               users.id as user_id, users.person, users.role, roles.permissions,\s"""
        + AccountTerms.COLUMNS + "\n" + """
        from session_tokens as tokens
        join sessions on sessions.tenant_id = tokens.tenant_id and sessions.id = tokens.session_id
        join users on users.tenant_id = sessions.tenant_id and users.id = sessions.user_id
        left join roles on roles.tenant_id = users.tenant_id and roles.name = users.role
        join environments as home on home.tenant_id = sessions.tenant_id
        join environments on environments.account_id = home.account_id
            and environments.kind = sessions.environment
        """ + AccountTerms.JOINED + "where tokens.id = :id and users.status = 'active'";

    private static final String REHASH = """
        update session_tokens
        set access_hash = hashes.after, access_pepper = hashes.pepper
        from unnest(:tenants::uuid[], :ids::uuid[], :before::bytea[], :peppers::text[], :after::bytea[])
            as hashes (tenant_id, id, before, pepper, after)
        where session_tokens.tenant_id = hashes.tenant_id and session_tokens.id = hashes.id
          and session_tokens.access_hash = hashes.before and session_tokens.refresh_hash is null""";

    private final JdbcClient worker;
    private final Vault vault;

    PageBearerStore(JdbcClient worker, Vault vault) {
        this.worker = worker;
        this.vault = vault;
    }

    @Override
    public String prefix() {
        return PageTokens.PREFIX;
    }

    @Override
    public Optional<Bearer> byToken(UUID token) {
        return worker.sql(FIND).param("id", token).query((row, number) -> bearer(row)).optional();
    }

    private Bearer bearer(ResultSet row) throws SQLException {
        AccountTerms terms = AccountTerms.read(row);
        Tenant home = new Tenant(
            row.getObject("home", UUID.class), terms.tenant().account(), Environment.LIVE);
        boolean lacksFactor = terms.demandsFactor() && !row.getBoolean("has_factor");
        return new Bearer(terms, BearerStore.principal(vault, home, row),
            lacksFactor ? Permissions.NONE : BearerStore.permissions(row), null,
            SessionStore.hash(row, "access"), RowReader.instant(row, "until"),
            new Browsing(row.getObject("session_id", UUID.class), home, row.getString("account"),
                row.getString("role"), lacksFactor, RowReader.instant(row, "proved_at"),
                RowReader.instant(row, "last_used_at")));
    }

    @Override
    public void rehash(List<Rehashed> some) {
        worker.sql(REHASH)
            .param("tenants", some.stream().map(each -> each.tenant().toString()).toArray(String[]::new))
            .param("ids", some.stream().map(each -> each.token().toString()).toArray(String[]::new))
            .param("before", some.stream().map(each -> each.before().code()).toArray(byte[][]::new))
            .param("peppers", some.stream().map(each -> each.after().pepper()).toArray(String[]::new))
            .param("after", some.stream().map(each -> each.after().code()).toArray(byte[][]::new))
            .update();
    }

    /// Those who sign in over the API tell of users.
    @Override
    public Optional<Bearer> user(Tenant tenant, UUID user) {
        return Optional.empty();
    }
}
