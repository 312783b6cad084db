package com.jupiteriq.accounts;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The customers of the platform.
public final class Accounts {

    /// Accounts in one listing, the oldest first.
    public static final int MAX_LISTED = 10_000;

    private static final String PLANS =
        "The plan must be starter, professional or enterprise (or standard, team or business).";

    private final Controls controls;
    private final Ids ids;
    private final Vault vault;

    public Accounts(Controls controls, Ids ids, Vault vault) {
        this.controls = controls;
        this.ids = ids;
        this.vault = vault;
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
            id, name, plan,
            new Tenant(ids.next(), id, Environment.LIVE),
            new Tenant(ids.next(), id, Environment.TEST),
            change.now());
        AccountStore.insert(change.jdbc(), account);
        vault.addKey(change.jdbc(), id);
        change.record(
            account.live(), new AuditEntry("account.create", account.publicId(), null, described(account)));
        return account;
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

    private static JsonText described(Account account) {
        return new JsonWriter().object()
            .field("id", account.publicId())
            .field("name", account.name())
            .field("plan", account.plan().word())
            .field("created_at", account.createdAt())
            .endObject()
            .done();
    }
}
