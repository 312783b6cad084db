package com.jupiteriq.edge.integration;

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

/// The surface of 003 (decision D16).
public final class Integration implements Surface {

    public static final String MOUNT = "/functions/v1/integration-tickets";

    /// Integration tokens (003:16): for tickets only, and for this surface only.
    public static final KeyKind TOKENS = new KeyKind("integration", "stk_", "stk_test_",
        Permissions.of(List.of(Permission.TICKETS_READ, Permission.TICKETS_WRITE)));

    /// Of each token, unless it has its own limit (003:47).
    private static final Rate BY_DEFAULT = new Rate(1_000, Window.HOUR);

    private final List<Route> routes;
    private final List<Dress> dresses = List.of(new IntegrationDress());

    public Integration(IntegrationRoutes routes) {
        this.routes = routes.table();
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
        return caller.kind().equals(TOKENS);
    }

    /// Only the token's own window counts here (decision D16).
    @Override
    public List<Allowance> allowances(Admitted caller, @Nullable Route route) {
        Rate own = caller.limits().own();
        return List.of(Allowance.of(caller.counted(), own == null ? BY_DEFAULT : own));
    }

    @Override
    public boolean ignoresUnknown() {
        return true;
    }

    @Override
    public String about() {
        return "Create and follow support tickets from an external system.";
    }
}
