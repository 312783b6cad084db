package com.jupiteriq.sessions;

import com.jupiteriq.accounts.Change;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.tokens.Pepper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What sessions of browsers have that others have not, in the tables `sessions` and `session_tokens`.
final class PageSessionStore {

    private static final String INSERT_TOKEN = """
        insert into session_tokens (tenant_id, id, session_id, access_hash, access_pepper, access_until)
        values (?, ?, ?, ?, ?, ?)""";

    /// One that has ended meanwhile changes no more.
    private static final String PROVE = """
        update sessions
        set proved_at = ?
        where tenant_id = ? and id = ? and environment is not null
        returning 1""";

    private static final String LOOK = """
        update sessions
        set environment = ?
        where tenant_id = ? and id = ? and environment is not null
        returning 1""";

    private static final String HOLD = """
        select 1
        from sessions
        where tenant_id = ? and id = ? and environment is not null
        for update""";

    private static final String FORGET_TOKENS = """
        with gone as (
            delete from session_tokens
            where tenant_id = ? and session_id = ?
            returning id)
        select pg_notify(?, id::text) from gone""";

    private static final String TELL = """
        select pg_notify(?, id::text)
        from session_tokens
        where tenant_id = ? and session_id = ?""";

    private static final String USED = """
        update sessions
        set last_used_at = used.at, expires_at = least(used.until, ends_at)
        from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[])
            as used (tenant_id, id, at, until)
        where sessions.tenant_id = used.tenant_id and sessions.id = used.id
          and sessions.last_used_at < used.at and sessions.expires_at > used.at""";

    private PageSessionStore() {}

    /// The one token of a session.
    static void insert(Session session, UUID id, Pepper.Hash hash, Write write) {
        write.stage(INSERT_TOKEN, write.caller().tenant().id(), id, session.id(), hash.code(), hash.pepper(),
            session.endsAt());
    }

    /// Lets the tokens of a session stand for nobody any more.
    static void forgetTokens(Session session, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stageConditional(HOLD, tenant, session.id());
        write.stage(FORGET_TOKENS, tenant, session.id(), Change.CHANNEL);
    }

    static void prove(Session session, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stageConditional(PROVE, write.now(), tenant, session.id());
        write.stage(TELL, Change.CHANNEL, tenant, session.id());
    }

    static void look(Session session, Environment environment, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stageConditional(LOOK, environment.word(), tenant, session.id());
        write.stage(TELL, Change.CHANNEL, tenant, session.id());
    }

    /// That a session was used.
    ///
    /// @param until when it lasts by that
    record Use(UUID tenant, UUID session, Instant at, Instant until) {}

    /// Over all tenants, as *worker*. One that is over is not revived.
    static void note(JdbcClient worker, List<Use> uses) {
        worker.sql(USED)
            .param(uses.stream().map(use -> use.tenant().toString()).toArray(String[]::new))
            .param(uses.stream().map(use -> use.session().toString()).toArray(String[]::new))
            .param(uses.stream().map(use -> Sql.time(use.at()).toString()).toArray(String[]::new))
            .param(uses.stream().map(use -> Sql.time(use.until()).toString()).toArray(String[]::new))
            .update();
    }
}
