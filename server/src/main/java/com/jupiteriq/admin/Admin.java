package com.jupiteriq.admin;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.analytics.SandboxTraffic;
import com.jupiteriq.audit.Trail;
import com.jupiteriq.customers.Customers;
import com.jupiteriq.customers.Payments;
import com.jupiteriq.invitations.UserInvitations;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.node.Installation;
import com.jupiteriq.node.PartSettings;
import com.jupiteriq.node.Serve;
import com.jupiteriq.node.StopSignal;
import com.jupiteriq.plans.Plans;
import com.jupiteriq.postgres.DatabaseSettings;
import com.jupiteriq.settings.DataSettings;
import com.jupiteriq.settings.SettingOptions;
import com.jupiteriq.settings.Settings;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tokens.PepperRotation;
import com.jupiteriq.users.Users;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The operator's commands. They work on the database that a server runs on the data folder, or start it for
/// a moment.
@Command(
    name = "admin",
    description = "Manages accounts, plans, keys, the master key, peppers and the sandbox, invites users,"
        + " and verifies audit trails.")
public final class Admin implements Runnable {

    public static final List<Class<? extends Record>> AREAS =
        List.of(DataSettings.class, DatabaseSettings.class);

    private final Class<?> parts;

    @Option(names = "--json", scope = ScopeType.INHERIT,
        description = "Prints one JSON document on standard output and nothing else.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec command;

    private Admin(Class<?> parts) {
        this.parts = parts;
    }

    /// @param parts what the server is made of
    public static CommandLine command(Class<?> parts) {
        Admin admin = new Admin(parts);
        return new CommandLine(admin)
            .addSubcommand(new AdminAccounts(admin))
            .addSubcommand(new AdminPlans(admin))
            .addSubcommand(new AdminKeys(admin))
            .addSubcommand(new AdminUsers(admin))
            .addSubcommand(new AdminAudit(admin))
            .addSubcommand(new AdminMasterKey(admin))
            .addSubcommand(new AdminPeppers(admin))
            .addSubcommand(new AdminSandbox(admin));
    }

    /// What the commands work with.
    record Desk(
        Actor actor, Accounts accounts, Business business, OperatorKeys keys, EncryptionKeys encryption,
        PepperRotation peppers, Trail trail, People people, SandboxTraffic traffic,
        Installation installation) {}

    /// Who comes in.
    record People(Users users, UserInvitations invitations, Writes writes) {}

    /// What is agreed with accounts.
    record Business(Customers customers, Payments payments, Plans plans) {}

    /// What a command has to say, in its two forms.
    record Say(String json, String text) {}

    @Override
    public void run() {
        throw missingCommand(command);
    }

    static ParameterException missingCommand(@Nullable CommandSpec command) {
        if (command == null) {
            throw new IllegalStateException("picocli did not tell the command about itself");
        }
        return new ParameterException(command.commandLine(), "Missing command.");
    }

    int perform(Function<Desk, Say> work) {
        if (command == null) {
            throw missingCommand(null);
        }
        Settings settings = SettingOptions.read(command, System.getenv(), Serve.home());
        Installation installation =
            new Installation(
                settings.area(DataSettings.class), settings.area(DatabaseSettings.class), parts);
        StopSignal.listen(() -> end(installation), () -> { });
        try (installation) {
            installation.visit();
            AnnotationConfigApplicationContext wired = installation.wire();
            PartSettings.offer(settings, wired);
            Say said = perform(installation, wired, work);
            System.out.println(json ? said.json : said.text);
            return 0;
        }
    }

    private static void end(Installation installation) {
        installation.stopNow();
        Runtime.getRuntime().halt(StopSignal.INTERRUPTED);
    }

    /// Only the parts that are asked for come to life: no task runs, nothing listens.
    private static Say perform(
        Installation installation, AnnotationConfigApplicationContext parts, Function<Desk, Say> work) {
        try (parts) {
            parts.addBeanFactoryPostProcessor(beans -> {
                for (String name : beans.getBeanDefinitionNames()) {
                    beans.getBeanDefinition(name).setLazyInit(true);
                }
            });
            parts.refresh();
            Actor actor = Actor.operator(TypeId.of("cmd", parts.getBean(Ids.class).next()));
            return work.apply(new Desk(actor, parts.getBean(Accounts.class),
                new Business(parts.getBean(Customers.class), parts.getBean(Payments.class),
                    parts.getBean(Plans.class)),
                parts.getBean(OperatorKeys.class), parts.getBean(EncryptionKeys.class),
                parts.getBean(PepperRotation.class), parts.getBean(Trail.class),
                new People(parts.getBean(Users.class), parts.getBean(UserInvitations.class),
                    parts.getBean(Writes.class)),
                parts.getBean(SandboxTraffic.class), installation));
        } catch (BeanCreationException failed) {
            throw failed.getMostSpecificCause() instanceof StartRefused refused ? refused : failed;
        }
    }
}
