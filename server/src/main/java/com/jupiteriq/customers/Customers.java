package com.jupiteriq.customers;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.AccountDocument;
import com.jupiteriq.accounts.AccountState;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Bursts;
import com.jupiteriq.accounts.LimitOrder;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.keys.KeyBounds;
import com.jupiteriq.keys.KeyDocument;
import com.jupiteriq.keys.KeyWish;
import com.jupiteriq.keys.Keys;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.plans.Plans;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// All accounts, as the operator acts in them. Every change is a write of the operator's own live environment
/// and has a part in the account's: both trails tell of it, and the account's log. What the account is shown
/// names the operator, not which of their people it was.
///
/// Refuses with `Missing` an account that is not there, and with `Conflict` what would lock the operator out.
public final class Customers {

    private final Accounts accounts;
    private final TermsReading reading;
    private final Plans plans;
    private final Keys keys;
    private final Writes writes;

    Customers(Accounts accounts, TermsReading reading, Plans plans, Keys keys, Writes writes) {
        this.accounts = accounts;
        this.reading = reading;
        this.plans = plans;
        this.keys = keys;
        this.writes = writes;
    }

    public Account get(UUID id) {
        return accounts.find(id).orElseThrow(() -> new Refused(new Failure.Missing("account")));
    }

    /// By `acc_…`.
    public Account named(String publicId) {
        return accounts.find(publicId).orElseThrow(() -> new Refused(new Failure.Missing("account")));
    }

    /// An account that nobody sees before [#open].
    public record Opening(Account account, Account.Terms terms) {}

    /// @param body fits [com.jupiteriq.accounts.AccountDocument#OPENING]
    public Opening prepare(Caller caller, Fields body) {
        Account.Terms terms =
            reading.terms(Account.Terms.opening(body.requiredText("name"), Plan.STARTER), body);
        return new Opening(accounts.prepare(
            new Actor(caller.principal(), caller.origin()), terms.name(), terms.plan()), terms);
    }

    public Account open(Opening opening, Write write) {
        Account opened =
            accounts.open(opening.account(), opening.terms(), in(opening.account(), write));
        write.record(new AuditEntry("account.create", opened.publicId(), null, opened.json()));
        return opened;
    }

    /// Changes what was agreed with an account, which every node follows at once.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the account's version
    /// @param body fits [com.jupiteriq.accounts.AccountDocument#TERMS]
    public Account change(UUID id, IntPredicate expected, Fields body, Write write) {
        Account before = get(id);
        write.about(before.publicId());
        write.follows(expected, before.version(), before.updatedAt());
        Account.Terms agreed = reading.terms(before.terms(), body);
        if (agreed.state() != AccountState.ACTIVE && isOperator(before)) {
            throw new Refused(new Failure.Conflict(
                "This is your own account. It cannot be suspended or cancelled.", null));
        }
        return agree(before, before.with(agreed), write);
    }

    /// Changes one limit of an account, `acc_…`.
    public Account limit(String publicId, LimitOrder order, Write write) {
        Account before = named(publicId);
        return agree(before, accounts.limited(before, order), write);
    }

    /// Changes in how many minutes of a day an account may send how many more requests.
    public Account burst(String publicId, Bursts bursts, Write write) {
        Account before = named(publicId);
        return agree(before, accounts.bursting(before, bursts), write);
    }

    private Account agree(Account before, Account wanted, Write write) {
        Account after = accounts.change(before, wanted, in(before, write));
        if (after != before) {
            Changes changes = AccountDocument.AGREED.changes(before, after);
            write.record(
                new AuditEntry("account.update", after.publicId(), changes.before(), changes.after()));
        }
        return after;
    }

    private boolean isOperator(Account account) {
        return accounts.first().filter(first -> first.id().equals(account.id())).isPresent();
    }

    /// Makes a key for an account, which counts against its quota.
    ///
    /// @param by what binds whoever makes it
    public NewKey createKey(UUID id, Environment environment, KeyWish wish, KeyBounds by, Write write) {
        Account account = get(id);
        write.about(account.publicId());
        Caller there = there(account, environment, write.caller()).entitled(plans.entitlements(account));
        NewKey made = keys.create(wish, by, write.in(there));
        write.record(new AuditEntry("key.create", made.key().id(), null,
            KeyDocument.ANY_KEY.of(made.key())));
        return made;
    }

    /// The part of a write that is done in the account's live environment.
    static Write in(Account account, Write write) {
        return write.in(there(account, Environment.LIVE, write.caller()));
    }

    static Caller there(Account account, Environment environment, Caller operator) {
        return new Caller(account.tenant(environment), Principal.operator(), Permissions.EVERYTHING,
            new Origin(operator.origin().requestId(), "local", ""), operator.deadline());
    }

    /// Lets a command act as the operator does over the API.
    public <T> T command(Actor actor, Function<Write, T> work) {
        Account operator =
            accounts.first().orElseThrow(() -> new Refused(new Failure.Missing("account")));
        return writes.run(actor.in(operator.live()), work);
    }
}
