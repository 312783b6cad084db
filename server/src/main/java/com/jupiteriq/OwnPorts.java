package com.jupiteriq;

import com.jupiteriq.edge.ServerSettings;
import com.jupiteriq.edge.WebServer;
import com.jupiteriq.limits.LimitSettings;
import com.jupiteriq.store.Logins;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/// The ports that this process and its stores listen on: a webhook must not call them, whatever else on this
/// machine it may (decision C51).
///
/// @param web asked only when a port is judged, for the server needs what is judged here
record OwnPorts(ServerSettings settings, Supplier<WebServer> web, Logins logins, LimitSettings limits)
    implements IntPredicate {

    @Override
    public boolean test(int port) {
        return port == settings.port() || port == settings.managementPort()
            || port == web.get().port() || port == web.get().managementPort()
            || logins.owner().isAt(port) || logins.app().isAt(port) || logins.worker().isAt(port)
            || limits.isAt(port);
    }
}
