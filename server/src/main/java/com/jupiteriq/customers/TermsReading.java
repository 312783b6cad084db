package com.jupiteriq.customers;

import com.jupiteriq.accounts.Account.Terms;
import com.jupiteriq.accounts.AccountLimits;
import com.jupiteriq.accounts.AccountState;
import com.jupiteriq.accounts.Overrides;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.paths.Endpoints;
import java.util.ArrayList;
import java.util.List;

/// What a body makes of the terms of an account; what it leaves out stays. Refuses with `Invalid` what no
/// shape can tell.
record TermsReading(Endpoints endpoints) {

    Terms terms(Terms before, Fields body) {
        List<Problem> problems = new ArrayList<>();
        String name = body.text("name");
        String plan = body.text("plan");
        String state = body.text("state");
        Terms after = new Terms(
            name == null ? before.name() : name,
            plan == null ? before.plan() : Plan.of(plan).orElseThrow(),
            state == null ? before.state() : AccountState.of(state),
            body.flag("healthcare", before.healthcare()),
            body.has("region") ? body.text("region") : before.region(),
            limits(before.limits(), body, problems),
            overrides(before.overrides(), body),
            body.has("file_types") ? body.texts("file_types") : before.fileTypes());
        if (after.healthcare() && after.plan() != Plan.ENTERPRISE) {
            problems.add(Problem.wrong("healthcare",
                "Healthcare is a form of the plan enterprise. Send that plan, or false."));
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return after;
    }

    private AccountLimits limits(AccountLimits before, Fields body, List<Problem> problems) {
        return body.values().get("limits") instanceof JsonValue.Obj(var members)
            ? before.changed(new Fields(members), endpoints, problems) : before;
    }

    private static Overrides overrides(Overrides before, Fields body) {
        Overrides after = before;
        JsonValue quotas = body.values().get("quotas");
        if (quotas != null) {
            after = after.withQuotas(quotas);
        }
        JsonValue gates = body.values().get("gates");
        return gates == null ? after : after.withGates(gates);
    }
}
