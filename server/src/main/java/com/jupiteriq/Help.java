package com.jupiteriq;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// What `--help` after a command says, for who begins with the word: `help`, `help admin key create`,
/// `admin help key`.
@Command(name = "help", description = "Tells about a command.")
final class Help implements Runnable {

    @Parameters(paramLabel = "COMMAND", arity = "0..*",
        description = "The command to tell about; all without.")
    private List<String> words = List.of();

    @Spec
    private @Nullable CommandSpec command;

    /// Gives every command that has commands of its own this one too.
    static void addTo(CommandLine line) {
        line.getSubcommands().values().forEach(Help::addTo);
        if (!line.getSubcommands().isEmpty()) {
            line.addSubcommand(new Help());
        }
    }

    @Override
    public void run() {
        if (command == null) {
            throw new IllegalStateException("picocli did not tell the command about itself");
        }
        CommandLine told = command.commandLine().getParent();
        for (String word : words) {
            CommandLine next = told.getSubcommands().get(word);
            if (next == null) {
                throw new UnmatchedArgumentException(told, List.of(word));
            }
            told = next;
        }
        told.usage(command.commandLine().getOut());
    }
}
