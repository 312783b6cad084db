package com.jupiteriq.sla;

import static com.jupiteriq.sla.SlaDocument.CREDITS;
import static com.jupiteriq.sla.SlaDocument.SLA;
import static com.jupiteriq.sla.SlaDocument.TARGET;

import com.jupiteriq.accounts.Controls;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.sla.Sla.Credit;
import com.jupiteriq.store.Write;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What the operator guarantees, of which there is one for all accounts.
public final class Guarantee {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /// Behind the point: a month has less than 100,000 minutes.
    private static final int DECIMALS = 4;

    private static final String MUST = "This must be more than 0 and ";
    private static final String DIGITS = ", with at most " + DECIMALS + " decimals.";

    private final Controls controls;

    Guarantee(Controls controls) {
        this.controls = controls;
    }

    public Sla get() {
        return controls.read(SlaStore::read);
    }

    /// Refuses with `Invalid` what nobody could keep or read.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the version
    /// @param body fits the replacement of [SlaDocument#SLA]
    /// @param write of the operator's own live environment, whose trail keeps it
    public Sla replace(IntPredicate expected, Fields body, Write write) {
        Sla before = get();
        write.about("sla");
        write.follows(expected, before.version(), before.updatedAt());
        Draft<Sla> draft = SLA.replaced(before, body);
        refuseWrong(draft.get(TARGET), draft.get(CREDITS));
        Sla after = before.replaced(plain(draft.get(TARGET)), draft.get(CREDITS).stream()
            .map(credit -> new Credit(plain(credit.below()), plain(credit.percent()))).toList(), write.now());
        Changes changes = SLA.changes(before, after);
        if (changes.none()) {
            return before;
        }
        SlaStore.update(before, after, write);
        write.record(new AuditEntry("sla.update", "sla", changes.before(), changes.after()));
        return after;
    }

    private static void refuseWrong(BigDecimal target, List<Credit> credits) {
        List<Problem> problems = new ArrayList<>();
        if (!isShare(target)) {
            problems.add(Problem.wrong(TARGET.name(), MUST + "at most 100" + DIGITS));
        }
        for (int i = 0; i < credits.size(); i++) {
            refuseWrong(i == 0 ? null : credits.get(i - 1), credits.get(i),
                CREDITS.name() + "[" + i + "]", problems);
        }
        if (!credits.isEmpty() && credits.getFirst().below().compareTo(target) > 0) {
            problems.add(Problem.wrong(CREDITS.name() + "[0].below", "This must be at most the target."));
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
    }

    private static void refuseWrong(
            @Nullable Credit before, Credit credit, String place, List<Problem> problems) {
        if (!isShare(credit.below()) || before != null && credit.below().compareTo(before.below()) >= 0) {
            problems.add(Problem.wrong(
                place + ".below", MUST + "less than that of the credit before" + DIGITS));
        }
        if (!isShare(credit.percent())
            || before != null && credit.percent().compareTo(before.percent()) <= 0) {
            problems.add(Problem.wrong(place + ".percent",
                MUST + "at most 100, more than that of the credit before" + DIGITS));
        }
    }

    /// Compared before anything is made of its digits, of which there may be many.
    private static boolean isShare(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(ALL) <= 0
            && number.stripTrailingZeros().scale() <= DECIMALS;
    }

    /// Written as anybody would.
    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }
}
