package com.jupiteriq.sessions;

import com.jupiteriq.accounts.Change;
import com.jupiteriq.accounts.Told;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.tokens.Pepper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables `sessions` and `session_tokens`.
final class SessionStore {

    private static final String SELECT = """
        select id, user_id, contract, details, created_at, last_used_at, expires_at, ends_at
        from sessions
        """;

    private static final String FIND = SELECT + "where tenant_id = ? and id = ? and expires_at > ?";

    private static final String OF_USER =
        SELECT + "where tenant_id = ? and user_id = ? and id <> ?";

    /// Those beyond the newest ones.
    private static final String TOO_MANY = SELECT + """
        where tenant_id = ? and user_id = ?
        order by last_used_at desc
        offset ?""";

    private static final String OF_TOKEN = """
        select session_id
        from session_tokens
        where tenant_id = ? and id = ?""";

    private static final String FIND_TOKENS = """
        select tokens.id as token_id, tokens.access_hash, tokens.access_pepper, tokens.access_until,
               tokens.refresh_hash, tokens.refresh_pepper, tokens.replaced_at, tokens.successor,
               tokens.kept, next.access_until as next_until,
               next.replaced_at is not null as next_replaced, users.status = 'active' as active, sessions.*
        from session_tokens as tokens
        join sessions on sessions.tenant_id = tokens.tenant_id and sessions.id = tokens.session_id
        join users on users.tenant_id = sessions.tenant_id and users.id = sessions.user_id
        left join session_tokens as next
            on next.tenant_id = tokens.tenant_id and next.id = tokens.successor
        where tokens.tenant_id = ? and tokens.id = ? and tokens.refresh_hash is not null""";

    private static final String INSERT = """
        insert into sessions (tenant_id, id, user_id, contract, details, created_at, last_used_at, expires_at,
                              ends_at, environment, proved_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_TOKENS = """
        insert into session_tokens (tenant_id, id, session_id, access_hash, access_pepper, access_until,
                                    refresh_hash, refresh_pepper)
        values (?, ?, ?, ?, ?, ?, ?, ?)""";

    /// Waits for whoever changes the user, and makes them wait. A password that was replaced since it was
    /// shown lets nobody in.
    private static final String HOLD_USER = """
        select 1
        from users
        where tenant_id = ? and id = ? and status = 'active' and password_hash = ?
        for share""";

    private static final String USED = """
        update sessions
        set last_used_at = ?, expires_at = ?
        where tenant_id = ? and id = ?
        returning 1""";

    private static final String REPLACED = """
        update session_tokens
        set replaced_at = ?, successor = ?, kept = ?
        where tenant_id = ? and id = ? and replaced_at is null
        returning 1""";

    /// What a client is told again no more, since it has used it.
    private static final String TOLD = """
        update session_tokens
        set kept = null
        where tenant_id = ? and session_id = ? and successor = ?""";

    private static final String END = """
        delete from sessions
        where tenant_id = ? and id = ?
        returning 1""";

    /// One that has begun meanwhile is not among them: then it is to be done anew.
    private static final String END_ALL = """
        with ended as (
            delete from sessions
            where tenant_id = ? and user_id = ? and id <> ?
            returning 1)
        select must_change(case when count(*) = ? then 1 else 0 end) from ended""";

    private static final String FORGET_TOKENS = """
        with gone as (
            delete from session_tokens
            where tenant_id = ? and session_id = any (?::uuid[])
            returning id, access_until)
        select pg_notify(?, id::text) from gone where access_until > ?""";

    private static final String TELL_TOKENS = """
        select pg_notify(?, tokens.id::text)
        from sessions
        join session_tokens as tokens
            on tokens.tenant_id = sessions.tenant_id and tokens.session_id = sessions.id
        where sessions.tenant_id = ? and sessions.user_id = ? and tokens.access_until > ?""";

    private static final UUID NONE = new UUID(0, 0);

    private final Reads reads;
    private final Vault vault;
    private final Listing<Session> listing;
    private final Listing<Session> ofOne;

    SessionStore(Reads reads, Vault vault) {
        this.reads = reads;
        this.vault = vault;
        this.ofOne = newestFirst().read(reads, this::reader);
        this.listing = newestFirst()
            .where(Filter.where(SessionList.USER, "user_id = ?", user -> user))
            .read(reads, this::reader);
    }

    private static Listing.Draft<Session> newestFirst() {
        return Listing.of("sessions", SELECT, Session::id)
            .sorted("-created_at", Order.time("created_at", Session::createdAt));
    }

    /// Of one user, who cannot be chosen.
    Listing<Session> ofOne() {
        return ofOne;
    }

    Listing<Session> list() {
        return listing;
    }

    Optional<Session> find(Caller caller, UUID id, Instant now) {
        return reads.one(
            caller, Sql.of(FIND, caller.tenant().id(), id, now), reader(caller.tenant()));
    }

    /// @param but null for all
    List<Session> of(Caller caller, UUID user, @Nullable UUID but) {
        return reads.list(caller,
            Sql.of(OF_USER, caller.tenant().id(), user, but == null ? NONE : but), reader(caller.tenant()));
    }

    List<Session> beyond(Caller caller, UUID user, int newest) {
        return reads.list(
            caller, Sql.of(TOO_MANY, caller.tenant().id(), user, newest), reader(caller.tenant()));
    }

    Optional<UUID> ofToken(Caller caller, UUID token) {
        return reads.one(caller, Sql.of(OF_TOKEN, caller.tenant().id(), token),
            row -> row.getObject("session_id", UUID.class));
    }

    Optional<StoredTokens> tokens(Caller caller, UUID id) {
        return reads.one(
            caller, Sql.of(FIND_TOKENS, caller.tenant().id(), id), row -> tokens(caller.tenant(), row));
    }

    /// @param browser whether it is that of one, which looks at the live environment first
    void insert(Session session, byte[] secret, boolean browser, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stageConditional(HOLD_USER, tenant.id(), session.user(), secret);
        write.stage(INSERT, tenant.id(), session.id(), session.user(), session.contract(),
            details(tenant, session), session.createdAt(), session.lastUsedAt(), session.expiresAt(),
            session.endsAt(), browser ? Environment.LIVE.word() : Sql.Null.TEXT,
            browser ? write.now() : Sql.Null.TIMESTAMP);
    }

    void insert(Session session, Tokens.Made made, Write write) {
        write.stage(INSERT_TOKENS, write.caller().tenant().id(), made.tokens().id(), session.id(),
            made.accessHash().code(), made.accessHash().pepper(), made.tokens().accessUntil(),
            made.refreshHash().code(), made.refreshHash().pepper());
    }

    /// The session's row comes first, as when it ends: whoever comes second finds that out.
    void replace(StoredTokens old, Session used, Tokens.Made next, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stageConditional(USED, used.lastUsedAt(), used.expiresAt(), tenant.id(), used.id());
        write.stageConditional(REPLACED, write.now(), next.tokens().id(),
            vault.seal(tenant.account(), keptPlace(old.id()), next.tokens().kept()), tenant.id(), old.id());
        write.stage(TOLD, tenant.id(), used.id(), old.id());
        insert(used, next, write);
    }

    /// What took the place of these; empty when it is no longer told.
    Optional<Tokens> next(Caller caller, StoredTokens old) {
        StoredTokens.Next next = old.next();
        return next == null || next.kept() == null ? Optional.empty() : Optional.of(Tokens.of(
            vault.openText(caller.tenant().account(), keptPlace(old.id()), next.kept()), next.id(),
            next.accessUntil()));
    }

    void end(Session session, Write write) {
        write.stageConditional(END, write.caller().tenant().id(), session.id());
        forgetTokens(List.of(session), write);
    }

    /// @param all every session of the user but that one
    void endAll(UUID user, @Nullable UUID but, List<Session> all, Write write) {
        write.stage(END_ALL, write.caller().tenant().id(), user, but == null ? NONE : but, (long) all.size());
        forgetTokens(all, write);
    }

    private static void forgetTokens(List<Session> ended, Write write) {
        write.stage(FORGET_TOKENS, write.caller().tenant().id(),
            ended.stream().map(session -> session.id().toString()).toArray(String[]::new),
            Change.CHANNEL, write.now());
    }

    /// Lets every node look anew who the user is.
    void tell(UUID user, Write write) {
        new Told.KeyChanged(user).stage(write);
        write.stage(TELL_TOKENS, Change.CHANNEL, write.caller().tenant().id(), user, write.now());
    }

    private RowReader<Session> reader(Tenant tenant) {
        return row -> session(tenant, row);
    }

    private Session session(Tenant tenant, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Fields details = new Fields(JsonReader.read(
            vault.openText(tenant.account(), place(id), row.getBytes("details"))
                .getBytes(StandardCharsets.UTF_8)).members());
        return new Session(id, row.getObject("user_id", UUID.class), row.getString("contract"),
            details.text("device"), new Client(details.requiredText("address"), details.text("user_agent")),
            RowReader.instant(row, "created_at"), RowReader.instant(row, "last_used_at"),
            RowReader.instant(row, "expires_at"), RowReader.instant(row, "ends_at"));
    }

    private StoredTokens tokens(Tenant tenant, ResultSet row) throws SQLException {
        UUID successor = row.getObject("successor", UUID.class);
        Instant until = RowReader.instantOrNull(row, "next_until");
        return new StoredTokens(row.getObject("token_id", UUID.class), session(tenant, row),
            row.getBoolean("active"), hash(row, "access"), RowReader.instant(row, "access_until"),
            hash(row, "refresh"), RowReader.instantOrNull(row, "replaced_at"),
            successor == null || until == null ? null : new StoredTokens.Next(
                successor, until, row.getBoolean("next_replaced"), row.getBytes("kept")));
    }

    /// @param token `access` or `refresh`
    static Pepper.Hash hash(ResultSet row, String token) throws SQLException {
        return new Pepper.Hash(row.getString(token + "_pepper"), row.getBytes(token + "_hash"));
    }

    private byte[] details(Tenant tenant, Session session) {
        return vault.seal(tenant.account(), place(session.id()), new JsonWriter()
            .object()
            .field("device", session.device())
            .field("address", session.client().address())
            .field("user_agent", session.client().userAgent())
            .endObject()
            .toString());
    }

    private static String place(UUID session) {
        return "sessions.details:" + session;
    }

    private static String keptPlace(UUID tokens) {
        return "session_tokens.kept:" + tokens;
    }
}
