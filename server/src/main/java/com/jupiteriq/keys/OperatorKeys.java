package com.jupiteriq.keys;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.plans.Plans;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/// The keys of all accounts, for the operator, who finds them by their ids alone. What is done to them is
/// done by [Keys].
public final class OperatorKeys {

    /// Keys in one listing, the oldest first.
    public static final int MAX_LISTED = 10_000;

    private final Controls controls;
    private final Accounts accounts;
    private final Plans plans;
    private final Keys keys;
    private final Writes writes;
    private final AllKeys all;

    OperatorKeys(Accounts accounts, Plans plans, Keys keys, Writes writes, AllKeys all) {
        this.controls = all.store().controls();
        this.accounts = accounts;
        this.plans = plans;
        this.keys = keys;
        this.writes = writes;
        this.all = all;
    }

    /// Creates a key with a service account of its own. Refuses with every problem of the order.
    public NewKey create(Actor actor, KeyOrder order) {
        List<Problem> problems = new ArrayList<>();
        Optional<Account> account = account(order.account(), problems);
        Optional<Environment> environment = environment(order.environment(), problems);
        if (!problems.isEmpty()) {
            all.reading().read(order.wish(), null, controls.now(), problems);
        }
        Account known = account.orElseThrow();
        Caller caller = actor.in(known.tenant(environment.orElseThrow()))
            .entitled(plans.entitlements(known));
        return writes.run(caller, write -> keys.create(order.wish(), KeyBounds.NONE, write));
    }

    private Optional<Account> account(String id, List<Problem> problems) {
        Optional<Account> account = accounts.find(id);
        if (account.isEmpty()) {
            problems.add(Problem.wrong("account", Accounts.NO_ACCOUNT));
        }
        return account;
    }

    private static Optional<Environment> environment(String word, List<Problem> problems) {
        Optional<Environment> environment =
            Arrays.stream(Environment.values()).filter(one -> one.word().equals(word)).findFirst();
        if (environment.isEmpty()) {
            problems.add(Problem.wrong("environment", "The environment must be live or test."));
        }
        return environment;
    }

    /// A key that an account has from its beginning, made in the transaction that makes the account; nobody
    /// could have heard of it.
    public NewKey first(Actor actor, Tenant tenant, KeyKind kind) {
        return controls.change(actor, change -> {
            AllKeys.First first = all.first(tenant, kind, actor.principal(), change.now());
            first.rows().forEach(change::run);
            NewKey made = first.made();
            change.record(tenant,
                new AuditEntry("key.create", made.key().id(), null, KeyDocument.KEY.of(made.key())));
            return made;
        });
    }

    /// Every key of the account, also those that are over.
    ///
    /// @param account `acc_…`
    public List<KeyView> list(String account) {
        Account known = accounts.find(account).orElseThrow(() -> invalid("account", Accounts.NO_ACCOUNT));
        return all.store().list(known, MAX_LISTED);
    }

    /// @param id `key_…`
    public NewKey rotate(Actor actor, String id, Duration overlap) {
        return run(actor, id, (key, write) -> keys.rotate(key, overlap, KeyBounds.NONE, write));
    }

    public KeyView revoke(Actor actor, String id) {
        return run(actor, id, (key, write) -> keys.revoke(key, version -> true, KeyBounds.NONE, write));
    }

    public KeyView disable(Actor actor, String id) {
        return run(actor, id, (key, write) -> keys.disable(key, KeyBounds.NONE, write));
    }

    public KeyView enable(Actor actor, String id) {
        return run(actor, id, (key, write) -> keys.enable(key, KeyBounds.NONE, write));
    }

    private <T> T run(Actor actor, String id, BiFunction<UUID, Write, T> work) {
        UUID key = TypeId.parse(KeyView.PREFIX, id).orElseThrow(() ->
            invalid("id", "The id of a key is key_ followed by 26 letters and digits."));
        Tenant tenant = all.store().find(key).map(found -> found.key().tenant())
            .orElseThrow(() -> new Refused(new Failure.Missing("key")));
        return writes.run(actor.in(tenant), write -> work.apply(key, write));
    }

    private static Refused invalid(String field, String sentence) {
        return new Refused(Failure.Invalid.of(Problem.wrong(field, sentence)));
    }
}
