package com.jupiteriq.node;

import com.jupiteriq.edge.wire.ServerSettings;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.Logins;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ports that this process, its stores and its scanner listen on: a webhook must not call them, whatever
/// else on this machine it may (decision C51).
///
/// @param settled those that the settings name
/// @param web asked only when a port is judged, for the server needs what is judged here
public record OwnPorts(Set<Integer> settled, Supplier<WebServer> web) implements IntPredicate {

    /// @param others of stores beside the database, and of the scanner
    public static OwnPorts of(
            ServerSettings settings, Logins logins, IntStream others, Supplier<WebServer> web) {
        Set<Integer> settled = Stream.of(
                IntStream.of(settings.port(), settings.managementPort()), others,
                Stream.of(logins.owner(), logins.app(), logins.worker()).flatMapToInt(Login::ports))
            .flatMap(IntStream::boxed)
            .collect(Collectors.toUnmodifiableSet());
        return new OwnPorts(settled, web);
    }

    @Override
    public boolean test(int port) {
        return settled.contains(port) || port == web.get().port() || port == web.get().managementPort();
    }
}
