package com.jupiteriq;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Runs the server until it is told to stop.
@Command(name = "serve", sortOptions = false, abbreviateSynopsis = true, description = "Starts the server.")
final class Serve implements Callable<Integer> {

    static final List<Class<? extends Record>> AREAS =
        Settings.AREAS.stream().<Class<? extends Record>>map(Settings.Area::type).toList();

    @Override
    public Integer call() {
        return 0;
    }
}
