package com.jupiteriq.edge.pages.profile;

import com.jupiteriq.edge.pages.Field;
import com.jupiteriq.edge.pages.Form;
import com.jupiteriq.edge.pages.Page;
import com.jupiteriq.edge.pages.PageCall;
import com.jupiteriq.edge.pages.Shown;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.signin.factors.Factors;
import com.jupiteriq.store.Writes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The second factor: set up, other backup codes, turned off. Codes are shown where they are made, once, so
/// that they are kept nowhere on the way.
final class FactorPages {

    private static final String FACTOR = "/profile/two-factor";
    private static final String CODE = "code";

    private final Factors factors;
    private final Writes writes;

    FactorPages(Factors factors, Writes writes) {
        this.factors = factors;
        this.writes = writes;
    }

    List<Page> table() {
        return List.of(
            Page.at(FACTOR).forVisitors().evenWithoutFactor().shows(this::factor),
            Page.at("/profile/two-factor/add").forProven().evenWithoutFactor()
                .shows(this::begin).takes(this::confirm),
            Page.at("/profile/two-factor/codes").forProven().takes(this::renew),
            Page.at("/profile/two-factor/remove").forProven().takes(this::remove));
    }

    private Shown factor(PageCall call) {
        return factor(call, null);
    }

    private Shown factor(PageCall call, @Nullable String refused) {
        Factors.State state = factors.state(call.self());
        FactorView view = new FactorView(call.visitor().account(), state.on(), FactorView.left(state),
            call.visitor().lacksFactor(), refused);
        return Shown.page("Two-factor authentication",
            (out, frame) -> JtefactorGenerated.render(out, frame.asIs(), frame, view));
    }

    private Shown begin(PageCall call) {
        if (factors.state(call.self()).on()) {
            return Shown.elsewhere(FACTOR);
        }
        return adding(factors.begin(call.self()), code().focused());
    }

    private static Field code() {
        return Field.code(CODE, "Code").hinting("Six digits that change every 30 seconds.");
    }

    private static Shown adding(Factors.Beginning beginning, Field code) {
        QrDrawing qr = QrDrawing.of(beginning);
        return Shown.page("Set up your authenticator",
            (out, frame) -> JteaddfactorGenerated.render(out, frame.asIs(), frame, beginning, qr, code));
    }

    private Shown confirm(PageCall call, Form form) {
        String pending = form.text("pending");
        String code = form.stripped(CODE);
        try {
            return codes(writes.run(call.self(), write -> factors.confirm(pending, code, write)));
        } catch (Refused refused) {
            return switch (refused.failure()) {
                case Failure.Missing(_), Failure.Conflict(_, _) -> Shown.elsewhere(FACTOR)
                    .saying("That took too long, or it was done already. This is how it is now.");
                default -> adding(factors.again(call.self(), pending), code().wrong(refused)).wrong();
            };
        }
    }

    private static Shown codes(List<String> codes) {
        return Shown.page("Your backup codes",
            (out, frame) -> JtecodesGenerated.render(out, frame.asIs(), frame, codes));
    }

    private Shown renew(PageCall call, Form form) {
        return codes(writes.run(call.self(), factors::renewCodes));
    }

    private Shown remove(PageCall call, Form form) {
        try {
            writes.run(call.self(), write -> {
                factors.remove(write);
                return write;
            });
            return Shown.elsewhere(FACTOR).saying("Two-factor authentication is off.");
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.Conflict(String message, _))) {
                throw refused;
            }
            return factor(call, message).wrong();
        }
    }
}
