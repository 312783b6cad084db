package com.jupiteriq.plans;

import static com.jupiteriq.plans.PlanDocument.PLAN;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.accounts.Told;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller.Entitled;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.function.IntPredicate;

/// The plans with their numbers (decision C63).
public final class Plans {

    private final Controls controls;

    public Plans(Controls controls) {
        this.controls = controls;
    }

    /// From the lowest to the highest.
    public List<PlanTerms> list() {
        return controls.read(PlanStore::list).stream()
            .sorted((one, other) -> one.plan().compareTo(other.plan())).toList();
    }

    public PlanTerms get(Plan plan) {
        return list().stream().filter(terms -> terms.plan() == plan).findFirst().orElseThrow();
    }

    /// The plan with this name or alias. Refuses with `Missing`.
    public PlanTerms named(String word) {
        return get(Plan.of(word).orElseThrow(() -> new Refused(new Failure.Missing("plan"))));
    }

    /// Changes the numbers of a plan, which every node follows at once. What there is already beyond a new
    /// number stays.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the plan's version
    /// @param body fits [PlanDocument#PATCH]
    /// @param write of the operator's own live environment, whose trail keeps it
    public PlanTerms change(String word, IntPredicate expected, Fields body, Write write) {
        PlanTerms before = named(word);
        write.about(before.plan().word());
        write.follows(expected, before.version(), before.updatedAt());
        PlanTerms after = PlanDocument.changed(before, body).changed(write.now());
        Changes changes = PLAN.changes(before, after);
        if (changes.none()) {
            return before;
        }
        PlanStore.update(before, after, write);
        write.record(
            new AuditEntry("plan.update", after.plan().word(), changes.before(), changes.after()));
        new Told.PlanChanged().stage(write);
        return after;
    }

    /// What the account may use now.
    public Entitled entitlements(Account account) {
        PlanTerms plan = get(account.plan());
        return account.overrides().over(account.plan(), plan.quotas(), plan.gates());
    }
}
