package com.jupiteriq.access;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.tokens.KeySecret;
import com.jupiteriq.tokens.Pepper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// The way from a credential to whoever it admits (decisions C02, C03, C05, C12).
public final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final KeyCache keys;
    private final Pepper pepper;
    private final Rehashing rehashing;
    private final StreamTickets tickets;
    private final LastUsed lastUsed;
    private final FailedAttempts failures;
    private final InstantSource clock;
    private final Patience patience;

    Gate(KeyCache keys, Pepper pepper, Rehashing rehashing, StreamTickets tickets, LastUsed lastUsed,
        FailedAttempts failures, InstantSource clock) {
        this.keys = keys;
        this.pepper = pepper;
        this.rehashing = rehashing;
        this.tickets = tickets;
        this.lastUsed = lastUsed;
        this.failures = failures;
        this.clock = clock;
        this.patience = new Patience(keys, pepper, clock);
    }

    /// Admits whoever shows the secret of a usable key from an address that may use it. Refuses with
    /// `Unauthenticated`; with `Limited` when the credential fails after too many others from this address;
    /// with `Unavailable` when the database cannot be reached and `CredentialUnchecked` when it cannot
    /// answer. Why a key is not usable is told only to those who have its secret.
    ///
    /// @param address the client's address as text
    /// @param fits whether the key belongs where it is shown; elsewhere it is as good as none
    public Admitted admit(Credential credential, String address, Predicate<Admitted> fits) {
        return credential.ticket() == null
            ? checked(keyShown(credential, address), address, fits)
            : admitTicket(credential, credential.ticket(), address, fits);
    }

    private Optional<KnownKey> keyShown(Credential credential, String address) {
        return KeySecret.parse(shown(credential, address))
            .flatMap(secret -> reached(() -> keys.find(secret.id(), secret.prefix()))
                .filter(key -> key.browsing() == null && matches(key, secret)));
    }

    /// Whoever is admitted to pages.
    public record Visitor(Admitted admitted, Browsing browsing) {}

    /// For whom a browser shows the token of its session; empty when that is over, or never was one. Refuses
    /// with `Unauthenticated` whoever cannot be admitted from there, with `Limited` where too many tokens of
    /// nobody came from this address, and as [#admit] does while it cannot be looked up.
    public Optional<Visitor> visitor(String token, String address) {
        Optional<KeySecret> shown = KeySecret.parse(token);
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        KeySecret secret = shown.get();
        Optional<KnownKey> found = reached(() -> keys.find(secret.id(), secret.prefix()))
            .filter(key -> key.browsing() != null && key.has(secret, pepper));
        if (found.isEmpty()) {
            Duration wait = failures.count(address);
            if (wait != null) {
                throw new Refused(new Failure.Limited(wait));
            }
            return Optional.empty();
        }
        return found.flatMap(key -> visitor(key, secret, address));
    }

    /// Looks anew at whoever shows this token next: this node has just changed something of theirs, and they
    /// must not be shown what was before, however soon others hear of it.
    public void lookAnew(UUID token) {
        keys.forget(token);
    }

    private Optional<Visitor> visitor(KnownKey key, KeySecret secret, String address) {
        Reason refusal = key.refusal(address, clock.instant());
        if (refusal == Reason.EXPIRED) {
            return Optional.empty();
        }
        if (refusal != null) {
            throw new Refused(new Failure.Unauthenticated(refusal));
        }
        Browsing browsing = Objects.requireNonNull(key.browsing());
        rehashing.noteToken(key.shown().credential(), browsing.home().id(),
            Objects.requireNonNull(key.hash()), secret);
        return Optional.of(new Visitor(key.shown(), browsing));
    }

    /// A ticket is as good as its key, once, and goes with no other credential.
    private Admitted admitTicket(
            Credential credential, String shown, String address, Predicate<Admitted> fits) {
        if (credential.apiKey() != null || credential.authorization() != null) {
            throw refused(Reason.CONFLICTING, address);
        }
        Optional<StreamTickets.Opened> ticket = tickets.open(shown);
        Admitted key = checked(ticket.flatMap(opened -> find(opened.key())), address, fits);
        if (!reached(() -> tickets.use(ticket.orElseThrow(), key.tenant().id()))) {
            throw refused(Reason.INVALID, address);
        }
        return key;
    }

    private Admitted checked(Optional<KnownKey> found, String address, Predicate<Admitted> fits) {
        if (found.isEmpty()) {
            throw refused(Reason.INVALID, address);
        }
        KnownKey key = found.get();
        Reason refusal = key.refusal(address, clock.instant());
        if (refusal != null) {
            throw refused(refusal, address);
        }
        if (!fits.test(key.shown())) {
            throw refused(Reason.INVALID, address);
        }
        if (key.shown().byKey()) {
            lastUsed.note(key.shown(), address);
        }
        return key.shown();
    }

    /// The same key for a user of its environment. Refuses with `Forbidden` a key that may not act for
    /// others, and with `NotForOthers` a user who tries to, and whoever cannot be acted for.
    public Admitted actingFor(Admitted caller, UUID user) {
        if (!caller.byKey()) {
            throw new Refused(new Failure.NotForOthers());
        }
        if (!caller.permissions().allow(Permission.SESSIONS_WRITE)) {
            throw new Refused(new Failure.Forbidden(Permission.SESSIONS_WRITE));
        }
        return reached(() -> keys.user(caller.tenant(), user))
            .map(KnownKey::shown)
            .filter(known -> known.tenant().equals(caller.tenant()) && known.principal().isUser()
                && known.principal().id().equals(user))
            .map(caller::actingFor)
            .orElseThrow(() -> new Refused(new Failure.NotForOthers()));
    }

    /// Whoever was admitted before, with what they may by now, for work that takes long. Refuses whoever is
    /// not to be admitted any more, as [#admit] and [#actingFor] do.
    public Admitted readmit(Admitted before, String address) {
        KnownKey key = find(before.credential())
            .orElseThrow(() -> new Refused(new Failure.Unauthenticated(Reason.INVALID)));
        Reason refusal = key.refusal(address, clock.instant());
        if (refusal != null) {
            throw new Refused(new Failure.Unauthenticated(refusal));
        }
        return before.delegate() == null
            ? key.shown() : actingFor(key.shown(), before.principal().id());
    }

    /// Until when a key that was admitted before may still be used for this from there; empty when it may not
    /// any more, [Instant#MAX] when it has no end. Throws like a look-up of the database.
    public Optional<Instant> usableUntil(UUID key, String address, Permission use) {
        return keys.find(key)
            .filter(known -> known.refusal(address, clock.instant()) == null)
            .filter(known -> known.shown().permissions().allow(use))
            .map(known -> Objects.requireNonNullElse(known.state().expiresAt(), Instant.MAX));
    }

    /// Whether whoever shows this may wait for a place while others are refused. Nobody is admitted by it,
    /// and no failure counted.
    public boolean letsWait(Credential credential) {
        return patience.has(credential);
    }

    /// The one credential of the request. An empty header is none.
    private String shown(Credential credential, String address) {
        if (credential.repeated()) {
            throw refused(Reason.CONFLICTING, address);
        }
        String apiKey = credential.apiKey() == null ? "" : credential.apiKey().strip();
        String authorization = credential.authorization() == null ? "" : credential.authorization().strip();
        if (authorization.isEmpty()) {
            if (apiKey.isEmpty()) {
                throw new Refused(new Failure.Unauthenticated(Reason.MISSING));
            }
            return apiKey;
        }
        Optional<String> token = credential.bearer();
        if (!apiKey.isEmpty() && !token.equals(Optional.of(apiKey))) {
            throw refused(Reason.CONFLICTING, address);
        }
        return token.orElseThrow(() -> refused(Reason.WRONG_SCHEME, address));
    }

    private Optional<KnownKey> find(UUID id) {
        return reached(() -> keys.find(id));
    }

    private static <T> T reached(Supplier<T> look) {
        try {
            return look.get();
        } catch (DataAccessException error) {
            if (SqlErrors.unreachable(error)) {
                throw SqlErrors.unavailable();
            }
            LOG.error("A key could not be looked up: {}", error.getMostSpecificCause().getMessage());
            throw new Refused(new Failure.CredentialUnchecked());
        }
    }

    private boolean matches(KnownKey key, KeySecret secret) {
        Pepper.Hash hash = key.hash();
        if (hash == null || !key.has(secret, pepper)) {
            return false;
        }
        if (key.shown().byKey()) {
            rehashing.note(key.shown().credential(), key.shown().tenant().id(), hash, secret);
        }
        return true;
    }

    /// A request without credential tries nothing and is not counted.
    private Refused refused(Reason reason, String address) {
        Duration wait = failures.count(address);
        return new Refused(wait == null ? new Failure.Unauthenticated(reason) : new Failure.Limited(wait));
    }
}
