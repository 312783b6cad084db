package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Call;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.limits.Standing;
import com.jupiteriq.limits.Window;
import com.jupiteriq.signin.pages.PageVisitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often pages are asked for, on one node. Whole offices share an address, and nobody types as fast.
final class PageLimits {

    /// Pages a minute that an address without a session may see.
    static final long STRANGERS = 600;

    /// Forms a minute that it may send.
    static final long STRANGERS_FORMS = 60;

    /// Pages and forms a minute of one who is signed in, over all their browsers.
    static final long VISITORS = 300;

    private final Limits seen;
    private final Limits sent;

    /// @param seen for pages alone, as is the other for forms: strange addresses must displace no counters of
    ///     keys
    PageLimits(Limits seen, Limits sent) {
        this.seen = seen;
        this.sent = sent;
    }

    /// Refuses with `Limited`.
    void spend(Call call, @Nullable PageVisitor visitor) {
        if (visitor != null) {
            spend(seen, new Allowance(visitor.user(), VISITORS, Window.MINUTE));
        } else if (call.method().equals("POST")) {
            spend(sent, Allowance.ofAddress(call.address(), STRANGERS_FORMS));
        } else {
            spend(seen, Allowance.ofAddress(call.address(), STRANGERS));
        }
    }

    private static void spend(Limits limits, Allowance allowance) {
        Standing standing = limits.spend(List.of(allowance));
        if (standing.retryAfter() != null) {
            throw new Refused(new Failure.Limited(standing.retryAfter()));
        }
    }
}
