package com.jupiteriq.keys;

import static com.jupiteriq.keys.KeyDocument.KEY;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.access.KeyMint;
import com.jupiteriq.access.KeyState;
import com.jupiteriq.access.StoredKey;
import com.jupiteriq.accounts.Told;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Write;
import com.jupiteriq.tokens.TokenMint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The keys of a tenant. Every change stages its rows, its audit entry and its events in the given write, and
/// is heard by every node when it is committed.
///
/// Refuses with `Invalid` what cannot be accepted, with `Missing` a key that is not there, with `Conflict`
/// what the key's state does not allow, with `Exceeding` a key that is bound less than its maker, and with
/// `QuotaExceeded` beyond those of the plan. A change that changes nothing is not recorded.
public final class Keys {

    /// What the keys of an environment are called among its quotas.
    public static final String QUOTA = "keys";

    /// As many times the quota there may be while keys are rotated: each with its successor.
    private static final int WHILE_ROTATING = 2;

    /// How long an old key can stay usable beside its successor.
    public static final Duration MAX_OVERLAP = Duration.ofDays(30);

    private static final String KIND = "key";
    private static final String SERVICE_ACCOUNT = "svc";

    private final TenantKeyStore table;
    private final AllKeyStore store;
    private final KeyReading reading;
    private final KeyViews views;
    private final KeyMint mint;

    Keys(TenantKeyStore table, AllKeys all) {
        this.table = table;
        this.store = all.store();
        this.reading = all.reading();
        this.views = all.views();
        this.mint = all.mint();
    }

    /// `svc_…`
    static String principalId(UUID id) {
        return TypeId.of(SERVICE_ACCOUNT, id);
    }

    /// What makes a key of a kind that this node has.
    public Document<KeyView> creation() {
        return KeyDocument.creation(views.kinds());
    }

    /// All of them, also those that are over.
    public Listing<KeyView> list() {
        return table.list();
    }

    public KeyView get(Caller caller, UUID id) {
        return table.find(caller, id).orElseThrow(() -> new Refused(new Failure.Missing(KIND)));
    }

    /// How many count against the quota: all but those that are over for good.
    public long used(Caller caller) {
        return table.used(caller, views.now());
    }

    /// What binds whoever acts with this key.
    public KeyBounds bounds(Caller caller, UUID key) {
        return KeyBounds.of(get(caller, key).key()).within(caller.permissions());
    }

    /// What binds a user: no key of theirs may more than they.
    public static KeyBounds bounds(Caller user) {
        return KeyBounds.NONE.within(user.permissions());
    }

    /// What two keys of the caller's account allow, in whichever of its environments (R046).
    public Comparison compare(Caller caller, UUID left, UUID right) {
        return Comparison.of(
            ofAccount(caller, left).key().settings(), ofAccount(caller, right).key().settings());
    }

    private KeyView ofAccount(Caller caller, UUID id) {
        return store.find(id)
            .filter(found -> found.key().tenant().account().equals(caller.tenant().account()))
            .orElseThrow(() -> new Refused(new Failure.Missing(KIND)));
    }

    /// Makes a key, with a service account of its own unless the wish names one.
    public NewKey create(KeyWish wish, KeyBounds by, Write write) {
        List<Problem> problems = new ArrayList<>();
        Principal known = principal(wish, write.caller(), problems);
        KeyReading.Terms terms = reading.read(wish, null, write.now(), problems);
        by.demand(terms.settings(), terms.expiresAt());
        table.makeRoom(QUOTA, 1, write);
        Principal principal = known == null ? mint.principal(terms.settings().name()) : known;
        if (known == null) {
            table.insert(principal, write.now(), write);
        }
        StoredKey key = key(write.caller(), principal, terms, write.now());
        NewKey made = insert(key, terms.kind(), write);
        write.record(new AuditEntry("key.create", made.key().id(), null, KEY.of(made.key())),
            KeyEvents.created(made.key()));
        return made;
    }

    private StoredKey key(Caller caller, Principal principal, KeyReading.Terms terms, Instant at) {
        KeyMint.Origin origin =
            new KeyMint.Origin(caller.principal(), at, new KeyState(terms.expiresAt(), null, null));
        return mint.key(caller.tenant(), principal, terms.kind(), terms.settings(), origin);
    }

    private @Nullable Principal principal(KeyWish wish, Caller caller, List<Problem> problems) {
        if (wish.principal() == null) {
            return null;
        }
        Principal known = TypeId.parse(SERVICE_ACCOUNT, wish.principal())
            .flatMap(id -> table.principal(caller, id)).orElse(null);
        if (known == null) {
            problems.add(Problem.wrong("principal_id",
                "There is no such service account. Send the id of a key's `principal`, or leave it out."));
        }
        return known;
    }

    private NewKey insert(StoredKey key, KeyKind kind, Write write) {
        TokenMint.Token secret = mint.secret(key, kind);
        table.insert(key, secret.hash(), write);
        return new NewKey(views.of(key, write.now()), secret.text());
    }

    /// Changes what is said about a key.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the key's version
    /// @param change from the key as it is to what is to be said about it
    public KeyView change(
        UUID id, IntPredicate expected, Function<KeyView, Draft<KeyView>> change, KeyBounds by, Write write) {
        KeyView before = changeable(id, expected, write);
        KeyWish wish = KeyDocument.changed(change.apply(before), before.contract());
        refuseRevoked(before, "This key was revoked and cannot be changed; create a new key instead.");
        KeyReading.Terms terms = reading.read(wish, before, write.now(), new ArrayList<>());
        StoredKey key = before.key();
        refuseLonger(key, terms.expiresAt());
        by.demand(key.settings(), key.state().expiresAt());
        by.demand(terms.settings(), terms.expiresAt());
        StoredKey changed = key.with(
            terms.settings(), key.state().expiring(terms.expiresAt()), write.now());
        KeyView after = views.of(changed, write.now());
        Changes changes = KEY.changes(before, after);
        if (changes.none()) {
            return before;
        }
        update(key, changed, write);
        write.record(new AuditEntry("key.update", after.id(), changes.before(), changes.after()),
            KeyEvents.updated(after, changed(before, after, changes.fields())));
        return after;
    }

    /// An end can also change what the key is now.
    private static List<String> changed(KeyView before, KeyView after, List<String> fields) {
        return before.state().equals(after.state())
            ? fields : Stream.concat(fields.stream(), Stream.of(KeyDocument.STATE.name())).toList();
    }

    /// Whoever took the successor has been told when the old key ends.
    private static void refuseLonger(StoredKey key, @Nullable Instant wanted) {
        Instant end = key.state().expiresAt();
        if (key.rotatedTo() != null && end != null && (wanted == null || wanted.isAfter(end))) {
            throw new Refused(Failure.Invalid.of(Problem.wrong(KeyDocument.EXPIRES_AT.name(),
                "This key was rotated, and its end cannot be put off. Use its successor.")));
        }
    }

    /// Makes a new key with the same service account and settings. The old one ends after the overlap, or
    /// earlier when it would have expired anyway. Only an active key can be rotated, and only once.
    ///
    /// @param overlap zero, for an old key that ends at once, to [#MAX_OVERLAP]
    public NewKey rotate(UUID id, Duration overlap, KeyBounds by, Write write) {
        if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
            throw new Refused(Failure.Invalid.of(Problem.wrong(
                "overlap", "The overlap must be between 0 seconds and " + MAX_OVERLAP.toDays() + " days.")));
        }
        KeyView before = changeable(id, version -> true, write);
        StoredKey old = before.key();
        KeyKind kind = rotatable(before, write.now());
        by.demand(old.settings(), old.state().expiresAt());
        table.makeRoom(QUOTA, WHILE_ROTATING, write);
        StoredKey next = old.successor(mint.id(), write.now(), write.caller().principal());
        NewKey made = insert(next, kind, write);
        StoredKey ending = old.rotated(next.id(), views.now().plus(overlap), write.now());
        update(old, ending, write);
        KeyView after = views.of(ending, write.now());
        write.record(new AuditEntry("key.rotate", after.id(), ends(before), ends(after)),
            KeyEvents.created(made.key()),
            KeyEvents.updated(after, changed(before, after,
                List.of(KeyDocument.EXPIRES_AT.name(), KeyDocument.ROTATED_TO.name()))),
            KeyEvents.turned("rotated", after));
        return made;
    }

    private KeyKind rotatable(KeyView key, Instant now) {
        Failure.Reason refusal = key.key().state().refusal(now);
        if (refusal != null) {
            throw conflict(refusal == Failure.Reason.DISABLED
                ? "This key is disabled; enable it before you rotate it."
                : "This key is " + key.state() + " and cannot be rotated; create a new key instead.");
        }
        if (key.rotatedTo() != null) {
            throw conflict(
                "This key was rotated before; rotate its successor " + key.rotatedTo() + " instead.");
        }
        return views.kind(key.contract()).orElseThrow(() ->
            conflict("The contract of this key is not installed; revoke the key instead."));
    }

    private static JsonText ends(KeyView key) {
        return new JsonWriter().object()
            .field(KeyDocument.EXPIRES_AT.name(), key.expiresAt())
            .field(KeyDocument.ROTATED_TO.name(), key.rotatedTo())
            .endObject()
            .done();
    }

    /// Ends the key for good.
    public KeyView revoke(UUID id, IntPredicate expected, KeyBounds by, Write write) {
        KeyView before = changeable(id, expected, write);
        KeyState state = before.key().state();
        return turn(before, Turn.REVOKED,
            state.revokedAt() == null ? state.revoked(write.now()) : state, by, write);
    }

    /// Pauses the key until it is enabled.
    public KeyView disable(UUID id, KeyBounds by, Write write) {
        KeyView before = changeable(id, version -> true, write);
        refuseRevoked(before, "This key was revoked, which is final; it need not be disabled.");
        KeyState state = before.key().state();
        return turn(before, Turn.DISABLED,
            state.disabledAt() == null ? state.disabled(write.now()) : state, by, write);
    }

    /// Ends the pause of a disabled key. Nothing revives a revoked one.
    public KeyView enable(UUID id, KeyBounds by, Write write) {
        KeyView before = changeable(id, version -> true, write);
        refuseRevoked(before, "This key was revoked and cannot be enabled; create a new key instead.");
        return turn(before, Turn.ENABLED, before.key().state().enabled(), by, write);
    }

    private enum Turn {
        DISABLED("disabled", "key.disable"), ENABLED("enabled", "key.enable"),
        REVOKED("revoked", "key.revoke");

        private final String told;
        private final String action;

        Turn(String told, String action) {
            this.told = told;
            this.action = action;
        }
    }

    private KeyView turn(KeyView before, Turn turn, KeyState state, KeyBounds by, Write write) {
        StoredKey key = before.key();
        by.demand(key.settings(), key.state().expiresAt());
        if (state.equals(key.state())) {
            return before;
        }
        StoredKey turned = key.with(state, write.now());
        KeyView after = views.of(turned, write.now());
        update(key, turned, write);
        write.record(new AuditEntry(turn.action, after.id(), state(before), state(after)),
            KeyEvents.updated(after, List.of(KeyDocument.STATE.name())),
            KeyEvents.turned(turn.told, after));
        return after;
    }

    private static JsonText state(KeyView key) {
        return new JsonWriter().object().field(KeyDocument.STATE.name(), key.state()).endObject().done();
    }

    /// Tells once that a key is so old that it should be rotated.
    void remind(KeyView key, Write write) {
        table.reminded(key.key(), write);
        write.record(new AuditEntry("key.remind", key.id(), null, null),
            KeyEvents.turned("rotation_due", key));
    }

    private KeyView changeable(UUID id, IntPredicate expected, Write write) {
        write.about(KeyView.publicId(id));
        KeyView key = get(write.caller(), id);
        write.follows(expected, key.version(), key.key().updatedAt());
        return key;
    }

    private void update(StoredKey before, StoredKey after, Write write) {
        table.update(before, after, write);
        new Told.KeyChanged(after.id()).stage(write);
    }

    private static void refuseRevoked(KeyView key, String sentence) {
        if (key.key().state().revokedAt() != null) {
            throw conflict(sentence);
        }
    }

    private static Refused conflict(String sentence) {
        return new Refused(new Failure.Conflict(sentence, null));
    }
}
