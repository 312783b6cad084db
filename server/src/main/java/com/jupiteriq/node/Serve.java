package com.jupiteriq.node;

import com.jupiteriq.settings.DataSettings;
import com.jupiteriq.settings.SettingOptions;
import com.jupiteriq.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the server until it is told to stop.
@Command(name = "serve", description = "Starts the server.")
public final class Serve implements Callable<Integer> {

    public static final List<Class<? extends Record>> AREAS =
        Settings.AREAS.stream().<Class<? extends Record>>map(Settings.Area::type).toList();

    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    /// Set by the launcher, which can tell.
    private static final boolean TERMINAL = Boolean.getBoolean("jupiter.terminal");

    private final Class<?> parts;
    private final Supplier<CommandLine> commands;

    @Option(names = "--rehearse", hidden = true,
        description = "Starts, sends itself a few requests, and ends.")
    private boolean rehearse;

    @Spec
    private @Nullable CommandSpec command;

    /// @param parts what the server is made of
    /// @param commands all of them, for a rehearsal to try
    public Serve(Class<?> parts, Supplier<CommandLine> commands) {
        this.parts = parts;
        this.commands = commands;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (command == null) {
            throw new IllegalStateException("picocli did not tell the command about itself");
        }
        Progress progress = new Progress(TERMINAL, System.err);
        Settings settings = SettingOptions.read(command, System.getenv(), home());
        Node node = new Node(settings, parts, progress);
        if (rehearse) {
            String config = command.findOption(SettingOptions.CONFIG).getValue();
            new Rehearsal(node, settings.area(DataSettings.class).data(), config, commands).perform();
            return 0;
        }
        return run(node);
    }

    private static int run(Node node) throws InterruptedException {
        StopSignal stop = StopSignal.listen(node::breakOff, node::stopNow);
        try (node) {
            System.out.print(node.start(TERMINAL));
            System.out.flush();
            stop.await();
            LOG.info("Stopping; requests that have begun get their answer");
        } catch (RuntimeException failed) {
            if (stop.isAsked()) {
                return 0;
            }
            throw failed;
        }
        LOG.info("Stopped");
        return 0;
    }

    /// Where JupiterIQ is installed, as the launcher says; else the working directory.
    public static Path home() {
        return Path.of(System.getProperty("jupiter.home", ""));
    }
}
