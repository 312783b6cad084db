package com.jupiteriq.edge.accounts;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.access.KeyKind;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The surface of 004.
final class AccountsContract implements Surface {

    static final String MOUNT = "/api/v1";

    /// For users only, and for this surface only.
    static final KeyKind KEYS = new KeyKind("accounts", "acct_live_", "acct_test_",
        Permissions.of(List.of(Permission.USERS_READ, Permission.USERS_WRITE)));

    private final List<Route> routes;
    private final Rate byDefault;
    private final List<Dress> dresses = List.of(new AccountsDress());

    /// @param settings the limit of each key, unless it has its own (004:72)
    AccountsContract(AccountsRoutes routes, AccountsSettings settings) {
        this.routes = routes.table();
        this.byDefault = new Rate(settings.accountsLimit(), Window.HOUR);
    }

    @Override
    public String mount() {
        return MOUNT;
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public List<Dress> dresses() {
        return dresses;
    }

    @Override
    public boolean admits(Admitted caller) {
        return caller.kind().equals(KEYS);
    }

    /// Only the key's own window counts here, whatever the plan.
    @Override
    public List<Allowance> allowances(Admitted caller, @Nullable Route route) {
        Rate own = caller.limits().own();
        return List.of(Allowance.of(caller.counted(), own == null ? byDefault : own));
    }

    @Override
    public boolean ignoresUnknown() {
        return true;
    }

    @Override
    public String about() {
        return "Make users and read them.";
    }
}
