package com.jupiteriq;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the server until it is told to stop.
@Command(name = "serve", description = "Starts the server.")
final class Serve implements Callable<Integer> {

    static final List<Class<? extends Record>> AREAS =
        Settings.AREAS.stream().<Class<? extends Record>>map(Settings.Area::type).toList();

    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    /// Set by the launcher, which can tell.
    private static final boolean TERMINAL = Boolean.getBoolean("jupiter.terminal");

    @Option(names = "--rehearse", hidden = true,
        description = "Starts, sends itself a few requests, and ends.")
    private boolean rehearse;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        if (command == null) {
            throw new IllegalStateException("picocli did not tell the command about itself");
        }
        Progress progress = new Progress(TERMINAL, System.err);
        Settings settings = SettingOptions.read(command, System.getenv(), home());
        Node node = new Node(settings, progress);
        if (rehearse) {
            String config = command.findOption(SettingOptions.CONFIG).getValue();
            new Rehearsal(node, settings.area(DataSettings.class).data(), config).perform();
            return 0;
        }
        return run(node);
    }

    private static int run(Node node) throws InterruptedException {
        Preparation preparation = new Preparation();
        StopSignal stop = StopSignal.listen(node::breakOff, () -> {
            preparation.breakOff();
            node.stopNow();
        });
        try (preparation; node) {
            System.out.print(node.start(TERMINAL));
            System.out.flush();
            preparation.begin();
            stop.await();
            preparation.breakOff();
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
    static Path home() {
        return Path.of(System.getProperty("jupiter.home", ""));
    }
}
