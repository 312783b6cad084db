package com.jupiteriq.sessions;

import static com.jupiteriq.sessions.SessionDocument.SESSION;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.tokens.TokenMint;
import com.jupiteriq.users.Secret;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The users of a tenant who have signed in. Every change stages its rows, its audit entry and its events in
/// the given write, and is heard by every node when that is committed.
///
/// Refuses with `Missing` for a session that is not there any more, and with `Unauthenticated` for tokens
/// that get nothing.
public final class Sessions {

    /// Of one user; the one that was used least recently makes room.
    static final int MOST = 100;

    private static final String KIND = "session";

    private final SessionStore store;
    private final SessionEndings endings;
    private final Refreshing refreshing;
    private final Secrets secrets;
    private final Users users;
    private final Roles roles;
    private final Own own;

    /// What sessions are made of.
    record Own(TokenMint mint, Ids ids, Refreshing.Times times, InstantSource clock) {}

    Sessions(SessionStore store, SessionEndings endings, Refreshing refreshing, Secrets secrets, Users users,
        Roles roles, Own own) {
        this.store = store;
        this.endings = endings;
        this.refreshing = refreshing;
        this.secrets = secrets;
        this.users = users;
        this.roles = roles;
        this.own = own;
    }

    /// Begins a session of a user who has just shown who they are. Refuses with `WrongLogin` when that is not
    /// so any more.
    public Issued begin(Entered entered, NewSession wanted, Write write) {
        Session session = begun(entered, wanted, false, write);
        Tokens.Made first = Tokens.make(
            own.ids.next(), own.times.accessUntil(session, write.now()), own.mint);
        store.insert(session, first, write);
        return new Issued(session, first.tokens(), write.now());
    }

    /// One without a token.
    ///
    /// @param browser whether it is that of one
    Session begun(Entered entered, NewSession wanted, boolean browser, Write write) {
        Caller caller = write.caller();
        UUID user = entered.user();
        if (secrets.of(caller, user).filter(Secret::opens)
                .filter(now -> Arrays.equals(now.sealed(), entered.secret())).isEmpty()) {
            throw new Refused(new Failure.WrongLogin());
        }
        Session session = Session.begun(own.ids.next(), user, wanted, write.now(),
            own.times.idle().of(caller.tenant()));
        store.beyond(caller, user, MOST - 1).forEach(old -> endings.end(old, write));
        store.insert(session, entered.secret(), browser, write);
        write.record(new AuditEntry("session.create", session.publicId(), null, SESSION.of(session))
            .about(user), SessionEvents.created(session));
        return session;
    }

    /// Gives the next tokens for a refresh token; see [Refreshing].
    public Issued refresh(String shown, Write write) {
        return refreshing.refresh(shown, write);
    }

    /// What a token of the caller's environment stands for; empty when it can not be used, whyever.
    public Optional<Introspection> introspect(Caller caller, String shown) {
        Instant now = own.clock.instant();
        Optional<UUID> access = TokenMint.id(Tokens.ACCESS, shown);
        Optional<UUID> id = access.or(() -> TokenMint.id(Tokens.REFRESH, shown));
        return id.flatMap(token -> store.tokens(caller, token))
            .filter(tokens -> access.isPresent()
                ? own.mint.matches(shown, tokens.accessHash()) && now.isBefore(tokens.accessUntil())
                : own.mint.matches(shown, tokens.refreshHash()) && tokens.replacedAt() == null)
            .filter(tokens -> tokens.active() && now.isBefore(tokens.session().expiresAt()))
            .map(tokens -> told(caller, tokens, access.isPresent()));
    }

    private Introspection told(Caller caller, StoredTokens tokens, boolean access) {
        Session session = tokens.session();
        User user = users.get(caller, new UserRef.ById(session.user()));
        return new Introspection(roles.of(caller, user.details().role()).words(), user.id(),
            Objects.requireNonNullElse(user.details().username(), user.details().email()), session.id(),
            access ? "Bearer" : "refresh_token", access ? tokens.accessUntil() : session.expiresAt(),
            UuidV7.time(tokens.id()));
    }

    public Listing<Session> list() {
        return store.list();
    }

    /// Those that are not over.
    public Page<Session> page(Caller caller, Selection selection, PageRequest page) {
        return store.list().page(caller, open(selection), page);
    }

    /// Of the caller, who is a user.
    public Listing<Session> listOfCaller() {
        return store.ofOne();
    }

    /// Those of the caller that are not over.
    ///
    /// @param token by which the caller was admitted
    public Page<OwnSession> pageOfCaller(Caller caller, UUID token, Selection selection, PageRequest page) {
        UUID current = store.ofToken(caller, token).orElse(null);
        return store.ofOne()
            .page(caller, open(selection).within(Sql.of("user_id = ?", caller.principal().id())), page)
            .map(session -> new OwnSession(session, session.id().equals(current)));
    }

    private Selection open(Selection selection) {
        return selection.within(Sql.of("expires_at > ?", own.clock.instant()));
    }

    public Session get(Caller caller, UUID id) {
        return store.find(caller, id, own.clock.instant())
            .orElseThrow(() -> new Refused(new Failure.Missing(KIND)));
    }

    /// One of the caller's, who is a user.
    public Session ofCaller(Caller caller, UUID id) {
        Session session = get(caller, id);
        if (!session.user().equals(caller.principal().id())) {
            throw new Refused(new Failure.Missing(KIND));
        }
        return session;
    }

    /// All of the caller's that are not over, the newest first.
    public List<Session> ofCaller(Caller caller) {
        Instant now = own.clock.instant();
        return store.of(caller, caller.principal().id(), null).stream()
            .filter(session -> session.expiresAt().isAfter(now))
            .sorted(Comparator.comparing(Session::createdAt).reversed()).toList();
    }

    /// The session of an access token by which the caller was admitted; null when it has none.
    public @Nullable UUID ofToken(Caller caller, UUID token) {
        return store.ofToken(caller, token).orElse(null);
    }

    /// Lets every node look anew who the user is, and what they may.
    public void tell(UUID user, Write write) {
        store.tell(user, write);
    }

    public void end(Session session, Write write) {
        write.about(session.publicId());
        endings.end(session, write);
    }

    /// Ends all sessions of a user by order, if there are any.
    ///
    /// @return how many were ended
    public int revokeAll(UUID user, Write write) {
        return revokeOthers(user, null, write);
    }

    /// The same for all but one.
    ///
    /// @param but null for none
    public int revokeOthers(UUID user, @Nullable UUID but, Write write) {
        return store.of(write.caller(), user, but).isEmpty() ? 0 : endings.endAll(user, but, write);
    }

    /// Ends all sessions of a user in a write that puts another change of theirs on record, such as that of
    /// the password: no session begins beside it.
    ///
    /// @param but the one that stays; null for none
    /// @return how many were ended
    public int endAll(UUID user, @Nullable UUID but, Write write) {
        return endings.endAll(user, but, write);
    }
}
