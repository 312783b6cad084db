package com.jupiteriq;

import com.jupiteriq.kernel.Nearest;
import com.jupiteriq.kernel.StartRefused;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line. Whatever goes wrong for a reason that the operator can change is one sentence on standard error.
@Command(
    name = "jupiter",
    description = "JupiterIQ, a self-hosted API platform.",
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {Serve.class, Admin.class, SettingsPage.class})
public final class Main {

    /// The exit code of everything that the operator can change, except mistakes in the command line.
    static final int REFUSED = 1;
    static final int USAGE = 2;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = CommandLine.ScopeType.INHERIT,
        description = "Shows this help.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Shows the version.")
    private boolean version;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        Map<String, CommandLine> commands = line.getSubcommands();
        SettingOptions.add(commands.get("serve").getCommandSpec(), Serve.AREAS);
        SettingOptions.add(commands.get("admin").getCommandSpec(), Admin.AREAS);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((mistake, words) -> usage(mistake));
        line.setExecutionExceptionHandler((error, command, parsed) -> refusal(command.getErr(), error));
        return line;
    }

    private static int usage(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(sentence(mistake) + " See ./" + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return USAGE;
    }

    private static String sentence(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            var spec = mistake.getCommandLine().getCommandSpec();
            List<String> known = Stream.concat(
                spec.optionsMap().keySet().stream(), spec.subcommands().keySet().stream()).toList();
            String kind = word.startsWith("-") ? "option" : "command";
            return "There is no " + kind + " `" + word + "`." + Nearest.hint(word, known);
        }
        String message = String.valueOf(mistake.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static int refusal(PrintWriter err, Exception error) {
        if (error instanceof StartRefused refused) {
            LoggerFactory.getLogger(Main.class).debug("refused", refused);
            err.println(refused.getMessage());
        } else {
            err.println("JupiterIQ met a bug; please report the lines below.");
            error.printStackTrace(err);
        }
        err.flush();
        return REFUSED;
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"JupiterIQ " + (version == null ? "from source" : version)};
        }
    }
}
