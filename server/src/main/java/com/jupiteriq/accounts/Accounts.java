package com.jupiteriq.accounts;

import com.jupiteriq.json.Changes;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The customers of the platform.
public final class Accounts {

    /// Accounts in one listing, the oldest first.
    public static final int MAX_LISTED = 10_000;

    /// What is said of an id that no account has.
    public static final String NO_ACCOUNT =
        "There is no account with this id; it is acc_ followed by 26 letters and digits.";

    /// How lists of them are sorted.
    private static final String NEWEST = "-created_at";

    /// How long one that was prepared waits to be opened.
    private static final Duration UNOPENED = Duration.ofDays(1);

    private static final String PLANS =
        "The plan must be starter, professional or enterprise (or standard, team or business).";

    private final Controls controls;
    private final Ids ids;
    private final Vault vault;
    private final Endpoints endpoints;

    public Accounts(Controls controls, Ids ids, Vault vault, Endpoints endpoints) {
        this.controls = controls;
        this.ids = ids;
        this.vault = vault;
        this.endpoints = endpoints;
    }

    /// Creates an account with its environments `live` and `test`, empty. Refuses with `Invalid` a bad name
    /// or plan.
    ///
    /// @param plan a plan's name or one of its aliases, in any case
    public Account create(Actor actor, String name, String plan) {
        List<Problem> problems = new ArrayList<>();
        Names.problem("name", name).ifPresent(problems::add);
        Optional<Plan> known = Plan.of(plan);
        if (known.isEmpty()) {
            problems.add(Problem.wrong("plan", PLANS));
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return controls.change(actor, change -> created(change, name, known.orElseThrow()));
    }

    private Account created(Change change, String name, Plan plan) {
        Account account = insert(change, name, plan, AccountState.ACTIVE);
        change.record(
            account.live(), new AuditEntry("account.create", account.publicId(), null, account.json()));
        return account;
    }

    private Account insert(Change change, String name, Plan plan, AccountState state) {
        var id = ids.next();
        Account account = Account.opened(name, plan,
            new Tenant(ids.next(), id, Environment.LIVE),
            new Tenant(ids.next(), id, Environment.TEST),
            change.now()).in(state);
        AccountStore.insert(change.jdbc(), account);
        vault.addKey(change.jdbc(), id);
        return account;
    }

    /// Makes everything that a new account needs before a write of its own can open it. Nobody sees it until
    /// then; if that never happens it is forgotten.
    public Account prepare(Actor actor, String name, Plan plan) {
        return controls.change(actor, change -> {
            AccountStore.forgetUnopened(change.jdbc(), change.now().minus(UNOPENED));
            return insert(change, name, plan, AccountState.OPENING);
        });
    }

    /// Opens an account that was prepared, with what was agreed.
    ///
    /// @param write of its live environment
    public Account open(Account prepared, Account.Terms agreed, Write write) {
        Account opened = prepared.with(agreed).changed(write.now());
        AccountStore.update(prepared, opened, write);
        write.record(new AuditEntry("account.create", opened.publicId(), null, opened.json()));
        return opened;
    }

    /// Changes what was agreed with an account. Puts on record what has changed, and tells every node; a
    /// change that changes nothing writes nothing.
    ///
    /// @param write of its live environment
    public Account change(Account before, Account wanted, Write write) {
        Changes changes = AccountDocument.AGREED.changes(before, wanted);
        if (changes.none()) {
            return before;
        }
        write.follows(before.updatedAt());
        Account after = wanted.changed(write.now());
        AccountStore.update(before, after, write);
        write.record(new AuditEntry("account.update", after.publicId(), changes.before(), changes.after()),
            AccountEvents.of(before, after, changes).toArray(Event[]::new));
        new Told.AccountChanged(after.id()).stage(write);
        return after;
    }

    /// The account with another limit. What was counted stays counted.
    ///
    /// Refuses with `Invalid` an order that cannot be read, and with `Conflict` too many limits by endpoint.
    public Account limited(Account account, LimitOrder order) {
        List<Problem> problems = new ArrayList<>();
        UnaryOperator<AccountLimits> wish = order.read(endpoints, problems);
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        AccountLimits limits = wish.apply(account.limits());
        if (limits.endpoints().size() > AccountLimits.MAX_ENDPOINTS) {
            throw new Refused(new Failure.Conflict("An account has at most " + AccountLimits.MAX_ENDPOINTS
                + " limits by endpoint; take one away first.", null));
        }
        return account.with(limits);
    }

    /// The account with other bursts. Refuses with `Invalid` what are none.
    public Account bursting(Account account, Bursts bursts) {
        if (!bursts.isWhole()) {
            throw new Refused(Failure.Invalid.of(Problem.wrong("percent", Bursts.FORM)));
        }
        return account.with(account.limits().bursting(bursts));
    }

    public List<Account> list() {
        return controls.read(jdbc -> AccountStore.list(jdbc, MAX_LISTED));
    }

    /// The oldest account, which the first start created for the operator; empty before it.
    public Optional<Account> first() {
        return controls.read(jdbc -> AccountStore.list(jdbc, 1)).stream().findFirst();
    }

    /// A page of them, the newest first.
    ///
    /// @param state and plan by their words, null for any
    public Page<Account> page(@Nullable String state, @Nullable String plan, PageRequest page) {
        AccountStore.Wanted wanted = new AccountStore.Wanted(
            state == null ? "" : state, plan == null ? "" : Plan.of(plan).map(Plan::word).orElse(plan));
        Cursor cursor = page.cursor();
        AccountStore.Place after = cursor == null
            ? AccountStore.Place.FIRST
            : new AccountStore.Place(cursor.of(NEWEST).time(), cursor.id());
        List<Account> found = controls.read(jdbc ->
            AccountStore.page(jdbc, wanted, after, page.limit(), page.offset()));
        Long total = page.total() == PageRequest.Total.NONE
            ? null : controls.read(jdbc -> (Long) AccountStore.count(jdbc, wanted));
        return Page.of(found, page, total, last ->
            new Cursor(NEWEST, last.createdAt().toString(), last.id()));
    }

    /// The account whose environment this is.
    public Optional<Account> of(Tenant tenant) {
        return controls.read(jdbc -> AccountStore.find(jdbc, tenant.account()));
    }

    /// The account with this public id; empty when the text is no id of an account or none has it.
    public Optional<Account> find(String publicId) {
        return Account.parseId(publicId).flatMap(this::find);
    }

    /// The same by its id. One that is not open yet is none.
    public Optional<Account> find(UUID id) {
        return controls.read(jdbc -> AccountStore.find(jdbc, id))
            .filter(account -> account.state() != AccountState.OPENING);
    }
}
