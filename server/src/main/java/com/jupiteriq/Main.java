package com.jupiteriq;

import com.jupiteriq.admin.Admin;
import com.jupiteriq.admin.AuditCommand;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.node.Prepare;
import com.jupiteriq.node.Serve;
import com.jupiteriq.settings.SettingOptions;
import com.jupiteriq.settings.SettingsPage;
import com.jupiteriq.store.OutcomeUnknown;
import com.jupiteriq.text.Nearest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line. Whatever goes wrong for a reason that the operator can change is one sentence on
/// standard error.
@Command(
    name = "jupiter",
    description = "JupiterIQ, a self-hosted API platform.",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {

    /// The exit code of everything that the operator can change, except mistakes in the command line.
    static final int REFUSED = 1;
    static final int USAGE = 2;

    public static void main(String[] arguments) {
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(commandLine().execute(arguments));
    }

    /// Whatever the locale says: JSON is UTF-8, and names of accounts are anything.
    private static PrintStream utf8(FileDescriptor where) {
        return new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8);
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main())
            .addSubcommand(new Serve(Jupiter.class, Main::commandLine))
            .addSubcommand(Admin.command(Jupiter.class))
            .addSubcommand(new AuditCommand())
            .addSubcommand(new Prepare())
            .addSubcommand(new SettingsPage());
        line.getSubcommands().forEach((name, command) -> {
            switch (name) {
                case "serve" -> SettingOptions.add(command.getCommandSpec(), Serve.AREAS);
                case "admin" -> SettingOptions.add(command.getCommandSpec(), Admin.AREAS);
                default -> { }
            }
        });
        Help.addTo(line);
        plain(line);
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((mistake, words) -> usage(mistake));
        line.setExecutionExceptionHandler((error, command, parsed) -> refusal(command.getErr(), error));
        return line;
    }

    /// Help that begins with what is particular to the command.
    private static void plain(CommandLine line) {
        line.setUsageHelpAutoWidth(true);
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
        line.getSubcommands().values().forEach(Main::plain);
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
        switch (error) {
            case StartRefused refused -> err.println(refused.getMessage());
            case OutcomeUnknown broken ->
                err.println("The connection to the database was lost before it confirmed the"
                + " change, which may have happened; list the keys before you try again.");
            case Refused refused -> err.println(sentence(refused.failure()));
            default -> {
                err.println("JupiterIQ met a bug; please report the lines below.");
                error.printStackTrace(err);
            }
        }
        err.flush();
        return REFUSED;
    }

    private static String sentence(Failure failure) {
        if (failure instanceof Failure.Invalid invalid) {
            return invalid.problems().stream().map(Problem::message).collect(Collectors.joining(" "));
        }
        if (failure instanceof Failure.Missing missing) {
            return "There is no " + missing.kind() + " with this id.";
        }
        if (failure instanceof Failure.Conflict conflict) {
            return conflict.message();
        }
        if (failure instanceof Failure.Unavailable) {
            return "The database does not answer; see whether it runs and try again.";
        }
        throw new IllegalStateException("no command is refused with " + failure);
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"JupiterIQ " + (version == null ? "from source" : version)};
        }
    }
}
