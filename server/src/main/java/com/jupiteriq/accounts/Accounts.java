package com.jupiteriq.accounts;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.seals.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The customers of the platform.
public final class Accounts {

    /// Accounts in one listing, the oldest first.
    public static final int MAX_LISTED = 10_000;

    /// What is said of an id that no account has.
    public static final String NO_ACCOUNT =
        "There is no account with this id; it is acc_ followed by 26 letters and digits.";

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
        var id = ids.next();
        Account account = new Account(
            id, name, plan, AccountLimits.NONE,
            new Tenant(ids.next(), id, Environment.LIVE),
            new Tenant(ids.next(), id, Environment.TEST),
            change.now());
        AccountStore.insert(change.jdbc(), account);
        vault.addKey(change.jdbc(), id);
        change.record(
            account.live(), new AuditEntry("account.create", account.publicId(), null, account.json()));
        return account;
    }

    /// Changes a limit of the account, which every node follows at once. What was counted stays counted.
    ///
    /// @param id `acc_…`
    public Account limit(Actor actor, String id, LimitOrder order) {
        List<Problem> problems = new ArrayList<>();
        Optional<UUID> known = find(id).map(Account::id);
        if (known.isEmpty()) {
            problems.add(Problem.wrong("account", NO_ACCOUNT));
        }
        UnaryOperator<AccountLimits> wish = order.read(endpoints, problems);
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return controls.change(actor, change -> {
            AccountStore.hold(change.jdbc(), known.orElseThrow());
            Account before = AccountStore.find(change.jdbc(), known.orElseThrow()).orElseThrow();
            return limited(change, before, before.with(wish.apply(before.limits())));
        });
    }

    private static Account limited(Change change, Account before, Account after) {
        if (after.limits().endpoints().size() > AccountLimits.MAX_ENDPOINTS) {
            throw new Refused(new Failure.Conflict("An account has at most " + AccountLimits.MAX_ENDPOINTS
                + " limits by endpoint; take one away first.", null));
        }
        if (!after.equals(before)) {
            AccountStore.updateLimits(change.jdbc(), after);
            change.record(after.live(),
                new AuditEntry("account.limit", after.publicId(), before.json(), after.json()));
            change.announce(new Told.AccountChanged(after.id()));
        }
        return after;
    }

    public List<Account> list() {
        return controls.read(jdbc -> AccountStore.list(jdbc, MAX_LISTED));
    }

    /// The oldest account, which the first start created for the operator; empty before it.
    public Optional<Account> first() {
        return controls.read(jdbc -> AccountStore.list(jdbc, 1)).stream().findFirst();
    }

    /// The account with this public id; empty when the text is no id of an account or none has it.
    public Optional<Account> find(String publicId) {
        return Account.parseId(publicId).flatMap(id -> controls.read(jdbc -> AccountStore.find(jdbc, id)));
    }
}
