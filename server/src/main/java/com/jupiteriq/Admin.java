package com.jupiteriq;

import com.jupiteriq.store.DatabaseSettings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import org.jspecify.annotations.Nullable;

@Command(name = "admin", synopsisSubcommandLabel = "COMMAND", description = "Manages accounts and keys.")
final class Admin implements Runnable {

    static final List<Class<? extends Record>> AREAS = List.of(DataSettings.class, DatabaseSettings.class);

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Missing command.");
    }
}
