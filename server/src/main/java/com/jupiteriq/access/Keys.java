package com.jupiteriq.access;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Change;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.accounts.Told;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.paths.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/// The keys of all accounts, for the operator. A change is on record, committed when the method returns and
/// heard by every node at once. Refuses with `Invalid` what cannot be read, with `Missing` a key that does
/// not exist and with `Conflict` what the key's state does not allow. A change that changes nothing is not
/// recorded.
public final class Keys {

    /// How long an old key can stay usable beside its successor.
    public static final Duration MAX_OVERLAP = Duration.ofDays(30);

    /// Keys in one listing, the oldest first.
    public static final int MAX_LISTED = 10_000;

    private final Controls controls;
    private final Accounts accounts;
    private final List<KeyKind> kinds;
    private final Endpoints endpoints;
    private final KeyMint mint;

    /// @param kinds the kinds of key that this node has installed
    Keys(
        Controls controls, Accounts accounts, List<KeyKind> kinds, Endpoints endpoints, KeyMint mint) {
        this.controls = controls;
        this.accounts = accounts;
        this.kinds = List.copyOf(kinds);
        this.endpoints = endpoints;
        this.mint = mint;
    }

    /// Creates a key with a service account of its own. Refuses with every problem of the order.
    public NewKey create(Actor actor, KeyOrder order) {
        return controls.change(actor, change -> {
            KeyOrders.Terms terms = new KeyOrders(accounts, kinds, endpoints).read(order, change.now());
            StoredKey key = mint.key(terms, change.now());
            KeyStore.insertPrincipal(change.jdbc(), key);
            NewKey created = add(change, key, terms.kind());
            ApiKeyView view = created.key();
            change.record(key.tenant(), new AuditEntry("key.create", view.id(), null, view.json()));
            return created;
        });
    }

    /// Every key of the account, also those that are over.
    ///
    /// @param account `acc_…`
    public List<ApiKeyView> list(String account) {
        Account known = accounts.find(account).orElseThrow(() -> invalid("account", Accounts.NO_ACCOUNT));
        Instant now = controls.now();
        return controls.read(jdbc -> KeyStore.list(jdbc, known.id(), MAX_LISTED)).stream()
            .map(key -> ApiKeyView.of(key, now))
            .toList();
    }

    /// Makes a new key with the same service account and settings. The old one ends after the overlap, or
    /// earlier when it would have expired anyway. Only an active key can be rotated, and only once.
    ///
    /// @param id `key_…`
    /// @param overlap zero, for an old key that ends at once, to [#MAX_OVERLAP]
    public NewKey rotate(Actor actor, String id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
            throw invalid(
                "overlap", "The overlap must be between 0 seconds and " + MAX_OVERLAP.toDays() + " days.");
        }
        return controls.change(actor, change -> {
            StoredKey old = locked(change, id);
            KeyKind kind = rotatable(old, change.now());
            StoredKey successor = old.successor(mint.id(), change.now());
            NewKey created = add(change, successor, kind);
            apply(change, "key.rotate", old, old.rotated(successor.id(), change.now().plus(overlap)));
            return created;
        });
    }

    private NewKey add(Change change, StoredKey key, KeyKind kind) {
        KeySecret secret = mint.secret(key, kind);
        KeyStore.insert(change.jdbc(), key, mint.hash(secret));
        return new NewKey(ApiKeyView.of(key, change.now()), secret.reveal());
    }

    private KeyKind rotatable(StoredKey key, Instant now) {
        Reason refusal = key.state().refusal(now);
        if (refusal != null) {
            throw conflict(refusal == Reason.DISABLED
                ? "This key is disabled; enable it before you rotate it."
                : "This key is " + key.state().word(now)
                    + " and cannot be rotated; create a new key instead.");
        }
        if (key.rotatedTo() != null) {
            throw conflict("This key was rotated before; rotate its successor "
                + TypeId.of(ApiKeyView.PREFIX, key.rotatedTo()) + " instead.");
        }
        return kinds.stream()
            .filter(kind -> kind.contract().equals(key.contract()))
            .findFirst()
            .orElseThrow(() ->
                conflict("The contract of this key is not installed; revoke the key instead."));
    }

    /// Ends the key for good.
    public ApiKeyView revoke(Actor actor, String id) {
        return turn(actor, id, "key.revoke", (key, now) ->
            key.state().revokedAt() == null ? key.with(key.state().revoked(now)) : key);
    }

    /// Pauses the key until it is enabled.
    public ApiKeyView disable(Actor actor, String id) {
        return turn(actor, id, "key.disable", (key, now) -> {
            refuseRevoked(key, "This key was revoked, which is final; it need not be disabled.");
            return key.state().disabledAt() == null ? key.with(key.state().disabled(now)) : key;
        });
    }

    /// Ends the pause of a disabled key. Nothing revives a revoked one.
    public ApiKeyView enable(Actor actor, String id) {
        return turn(actor, id, "key.enable", (key, now) -> {
            refuseRevoked(key, "This key was revoked and cannot be enabled; create a new key instead.");
            return key.state().disabledAt() == null ? key : key.with(key.state().enabled());
        });
    }

    private ApiKeyView turn(
        Actor actor, String id, String action, BiFunction<StoredKey, Instant, StoredKey> step) {
        return controls.change(actor, change -> {
            StoredKey before = locked(change, id);
            StoredKey after = step.apply(before, change.now());
            if (!after.equals(before)) {
                apply(change, action, before, after);
            }
            return ApiKeyView.of(after, change.now());
        });
    }

    private static StoredKey locked(Change change, String id) {
        UUID key = TypeId.parse(ApiKeyView.PREFIX, id).orElseThrow(() ->
            invalid("id", "The id of a key is key_ followed by 26 letters and digits."));
        return KeyStore.lock(change.jdbc(), key).orElseThrow(() -> new Refused(new Failure.Missing("key")));
    }

    private static void apply(Change change, String action, StoredKey before, StoredKey after) {
        KeyStore.update(change.jdbc(), after);
        ApiKeyView was = ApiKeyView.of(before, change.now());
        ApiKeyView is = ApiKeyView.of(after, change.now());
        change.record(after.tenant(), new AuditEntry(action, is.id(), was.json(), is.json()));
        change.announce(new Told.KeyChanged(after.id()));
    }

    private static void refuseRevoked(StoredKey key, String sentence) {
        if (key.state().revokedAt() != null) {
            throw conflict(sentence);
        }
    }

    private static Refused conflict(String sentence) {
        return new Refused(new Failure.Conflict(sentence, null));
    }

    private static Refused invalid(String field, String sentence) {
        return new Refused(Failure.Invalid.of(Problem.wrong(field, sentence)));
    }
}
