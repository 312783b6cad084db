package com.jupiteriq.users;

import static com.jupiteriq.users.UserDocument.USER;

import com.jupiteriq.erasing.Erasures;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.store.Numbers;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The users of a tenant. Every change stages its rows, its audit entry and its events in the given write.
///
/// Refuses with `Missing` for one who is not there, with `Taken` for an e-mail, username or external id that
/// another one has, with `Exceeding` for whoever may more than the caller, with `Conflict` for what would
/// leave the tenant without an owner, and with `QuotaExceeded` beyond those of the plan.
public final class Users {

    /// What the users of an environment are called among its quotas.
    public static final String QUOTA = "users";

    private static final String KIND = "user";

    private final UserStore store;
    private final Roles roles;
    private final Credentials credentials;
    private final Erasures erasures;
    private final Numbers numbers;
    private final Ids ids;
    private final List<Departure> departures;
    private final List<UserWatcher> watchers;

    Users(UserStore store, Roles roles, Credentials credentials, Erasures erasures, Numbers numbers, Ids ids,
        List<Departure> departures, List<UserWatcher> watchers) {
        this.store = store;
        this.roles = roles;
        this.credentials = credentials;
        this.erasures = erasures;
        this.numbers = numbers;
        this.ids = ids;
        this.departures = List.copyOf(departures);
        this.watchers = List.copyOf(watchers);
    }

    /// Makes a user and emits `user.created`. A password is hashed here, before anything is sent.
    public User create(Draft<User> draft, Write write) {
        Caller caller = write.caller();
        NewUser wanted = NewUser.of(draft);
        UserDetails details = wanted.details();
        Roles.refuseBeyond(caller, roles.given(details.role(), write));
        if (details.emailVerified()) {
            refuseUnlessAdmin(caller);
        }
        return made(wanted, write);
    }

    private User made(NewUser wanted, Write write) {
        Caller caller = write.caller();
        String hash = credentials.of(wanted, caller);
        User user = made(wanted.details(), hash != null, write);
        store.insert(user, hash, write);
        tell(user, write);
        return user;
    }

    /// A new one, who is not staged.
    ///
    /// @param secured whether there is a password
    User made(UserDetails details, boolean secured, Write write) {
        long number = numbers.next(write.caller().tenant(), KIND);
        return User.made(ids.next(), number, details, secured, write.now());
    }

    /// Counts one who is made, and puts it on record.
    void tell(User made, Write write) {
        list().makeRoom(QUOTA, write);
        write.count(UserStore.COUNTER, made.status().word(), 1);
        write.record(audit("user.create", made, null, USER.of(made)), UserEvents.created(made));
    }

    /// Makes a user who has shown that this address is theirs, and emits `user.created`.
    public User join(String email, Greeting greeting, Write write) {
        UserDetails details = UserDetails.newcomer(email, greeting.name());
        return made(new NewUser(details, greeting.password(), null), write);
    }

    /// Lets a user in who has shown that the address is theirs: emits `user.updated` and, when one who is
    /// invited has a password now, `user.activated`.
    public User welcome(User invited, Greeting greeting, Write write) {
        if (greeting.password() != null && invited.status() != UserStatus.INVITED) {
            throw new IllegalStateException("an invitation is no way to another password");
        }
        write.follows(invited.updatedAt());
        UserDetails details = invited.details().verified(greeting.name());
        String hash = credentials.of(new NewUser(details, greeting.password(), null), write.caller());
        User after = hash == null
            ? invited.changedTo(details, write.now()) : invited.securedTo(details, write.now());
        Changes changes = USER.changes(invited, after);
        if (changes.none() && hash == null) {
            return invited;
        }
        stage(invited, after, write);
        List<String> changed = new ArrayList<>(changes.fields());
        List<Event> events = new ArrayList<>();
        if (hash != null) {
            store.secure(after, hash, write);
            changed.add(UserDocument.STATUS.name());
            events.add(UserEvents.moved(after));
        }
        events.addFirst(UserEvents.updated(after, changed));
        write.record(audit("user.welcome", after, USER.of(invited), USER.of(after)),
            events.toArray(Event[]::new));
        return after;
    }

    public Optional<User> byEmail(Caller caller, String email) {
        return store.byEmail(caller, email);
    }

    /// Active owners, those first who were made first.
    public List<User> owners(Caller caller, int most) {
        return store.owners(caller, most);
    }

    /// Those of these users who are there.
    public Map<UUID, User> these(Caller caller, Collection<UUID> wanted) {
        return store.these(caller, wanted).stream().collect(Collectors.toMap(User::id, user -> user));
    }

    /// Refuses with `Exceeding` when the user may more than the caller.
    public void refuseAbove(Caller caller, User user) {
        Roles.refuseBeyond(caller, roles.of(caller, user.details().role()));
    }

    /// Lets nobody delete the user before the write is committed; one who is gone already is a lost race.
    public void hold(User user, Write write) {
        store.hold(user, write);
    }

    public User get(Caller caller, UserRef ref) {
        return store.find(caller, ref).orElseThrow(() -> new Refused(new Failure.Missing(KIND)));
    }

    /// All of them, by the parameters of [UserList].
    public Listing<User> list() {
        return store.list();
    }

    /// Changes what is said about a user and emits `user.updated`, and `user.role_changed` with another role.
    /// A change that changes nothing writes nothing.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the user's version
    /// @param change from the user as it is to what is to be said about them
    public User change(UserRef ref, IntPredicate expected, Function<User, Draft<User>> change, Write write) {
        return changed(shown(changeable(ref, expected, write), write), change, write);
    }

    /// The same for a user who changes what is said about themselves, which takes no right.
    public User changeOneself(IntPredicate expected, Function<User, Draft<User>> change, Write write) {
        UserRef oneself = new UserRef.ById(write.caller().principal().id());
        User before = found(oneself, write);
        write.follows(expected, before.version(), before.updatedAt());
        return changed(shown(before, write), change, write);
    }

    private User changed(User before, Function<User, Draft<User>> change, Write write) {
        UserDetails details = UserDocument.details(change.apply(before));
        User after = before.changedTo(details, write.now());
        Changes changes = USER.changes(before, after);
        if (changes.none()) {
            return before;
        }
        boolean promoted = changes.of(UserDocument.ROLE);
        if (promoted) {
            Roles.refuseBeyond(write.caller(), roles.given(details.role(), write));
        }
        if (changes.of(UserDocument.EMAIL_VERIFIED)) {
            refuseUnlessAdmin(write.caller());
        }
        stage(before, after, write);
        List<Event> events = new ArrayList<>(List.of(UserEvents.updated(after, changes.fields())));
        if (promoted) {
            events.add(UserEvents.roleChanged(before, after));
        }
        write.record(audit("user.update", after, changes.before(), changes.after()),
            events.toArray(Event[]::new));
        return after;
    }

    /// Lets a user sign in again, and emits `user.updated` and `user.activated`; for one who is active it
    /// does nothing.
    public User activate(UserRef ref, Write write) {
        User before = shown(changeable(ref, version -> true, write), write);
        if (!before.canSignIn()) {
            throw new Refused(new Failure.Conflict(
                "This user has no way to sign in yet. Send an invitation.", null));
        }
        return move(before, UserStatus.ACTIVE, write);
    }

    /// Keeps a user from signing in, and emits `user.updated` and `user.deactivated`; for one who is inactive
    /// it does nothing.
    public User deactivate(UserRef ref, Write write) {
        return move(shown(changeable(ref, version -> true, write), write), UserStatus.INACTIVE, write);
    }

    /// Shows until when a user cannot sign in after too many wrong passwords, and emits `user.updated` and
    /// `user.locked`. Who counts them sees to it that they cannot.
    public void lock(UUID id, Instant until, Write write) {
        User before = get(write.caller(), new UserRef.ById(id));
        write.follows(before.updatedAt());
        User after = before.lockedTo(until, write.now());
        stage(before, after, write);
        write.record(audit("user.lock", after, locked(before), locked(after)),
            UserEvents.updated(after, List.of(UserDocument.LOCKED_UNTIL.name())), UserEvents.locked(after));
    }

    /// Lets a user try again whom wrong passwords have locked, and emits `user.updated`; for one who is not
    /// locked it does nothing.
    public User unlock(UserRef ref, Write write) {
        return unlocked(shown(changeable(ref, version -> true, write), write), write);
    }

    /// The same for one who has shown in another way who they are.
    public User unlocked(User before, Write write) {
        if (before.lockedUntil() == null) {
            return before;
        }
        write.follows(before.updatedAt());
        User after = before.lockedTo(null, write.now());
        stage(before, after, write);
        write.record(audit("user.unlock", after, locked(before), locked(after)),
            UserEvents.updated(after, List.of(UserDocument.LOCKED_UNTIL.name())));
        return after;
    }

    /// Deletes a user and emits `user.deleted` with nothing but the ids. What else was said of them is wiped
    /// soon; what is put on record here says nothing of them.
    public void delete(UserRef ref, IntPredicate expected, Write write) {
        User user = changeable(ref, expected, write);
        store.release(user, write);
        departures.forEach(departure -> departure.leaves(user, write));
        keepingOwner(user, false, () -> store.delete(user, write), write);
        write.count(UserStore.COUNTER, user.status().word(), -1);
        erasures.ask(user.id(), write);
        write.record(new AuditEntry("user.delete", user.publicId(), null, null), UserEvents.deleted(user));
    }

    private User move(User before, UserStatus status, Write write) {
        if (before.status() == status) {
            return before;
        }
        User after = before.movedTo(status, write.now());
        stage(before, after, write);
        String action = status == UserStatus.ACTIVE ? "user.activate" : "user.deactivate";
        write.record(audit(action, after, status(before), status(after)),
            UserEvents.updated(after, List.of(UserDocument.STATUS.name())), UserEvents.moved(after));
        return after;
    }

    private void stage(User before, User after, Write write) {
        keepingOwner(before, after.isActiveOwner(), () -> store.update(before, after, write), write);
        if (after.actsOtherwise(before)) {
            watchers.forEach(watcher -> watcher.changed(after, write));
        }
        write.count(UserStore.COUNTER, before.status().word(), -1);
        write.count(UserStore.COUNTER, after.status().word(), 1);
    }

    private void keepingOwner(User before, boolean stays, Runnable change, Write write) {
        if (!before.isActiveOwner() || stays) {
            change.run();
            return;
        }
        if (store.activeOwners(write.caller()) <= 1) {
            throw new Refused(new Failure.Conflict(
                "This is the last active owner. Make another user an owner first.", null));
        }
        store.takeOwner(change, write);
    }

    private User changeable(UserRef ref, IntPredicate expected, Write write) {
        User user = found(ref, write);
        refuseAbove(write.caller(), user);
        write.follows(expected, user.version(), user.updatedAt());
        return user;
    }

    private User found(UserRef ref, Write write) {
        write.about(ref.name());
        User user = get(write.caller(), ref);
        write.about(user.id().toString(), Long.toString(user.number()));
        return user;
    }

    /// Also an answer that changes nothing tells of the user.
    private static User shown(User user, Write write) {
        write.tellsOf(user.id());
        return user;
    }

    private static void refuseUnlessAdmin(Caller caller) {
        Roles.refuseBeyond(caller, Permissions.ADMINISTRATION);
    }

    private static JsonText status(User user) {
        return new JsonWriter().object().field("status", user.status().word()).endObject().done();
    }

    private static JsonText locked(User user) {
        return new JsonWriter().object().field(UserDocument.LOCKED_UNTIL.name(), user.lockedUntil())
            .endObject().done();
    }

    private static AuditEntry audit(
        String action, User user, @Nullable JsonText before, @Nullable JsonText after) {
        return new AuditEntry(action, user.publicId(), before, after).about(user.id());
    }
}
