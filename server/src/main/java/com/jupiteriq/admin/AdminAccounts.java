package com.jupiteriq.admin;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.LimitOrder;
import com.jupiteriq.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `admin account …`
@Command(name = "account",
    description = "Creates, lists and limits accounts, and replaces their data keys.")
final class AdminAccounts implements Runnable {

    private final Admin admin;

    @Spec
    private @Nullable CommandSpec command;

    AdminAccounts(Admin admin) {
        this.admin = admin;
    }

    @Override
    public void run() {
        throw Admin.missingCommand(command);
    }

    @Command(name = "create", description = "Creates an account with its environments live and test, empty.")
    int create(
        @Option(names = "--name", required = true, paramLabel = "NAME",
            description = "Its name.") String name,
        @Option(names = "--plan", paramLabel = "PLAN", defaultValue = "starter",
            description = "starter, professional or enterprise (default: ${DEFAULT-VALUE}).") String plan) {
        return admin.perform(desk -> {
            Account account = desk.accounts().create(desk.actor(), name, plan);
            return new Admin.Say(document(account),
                "Created account " + account.publicId() + " on plan " + account.plan().word() + ".");
        });
    }

    @Command(name = "list", description = "Lists all accounts, the oldest first.")
    int list() {
        return admin.perform(desk -> {
            List<Account> accounts = desk.accounts().list();
            JsonWriter json = new JsonWriter().object().key("accounts").array();
            accounts.forEach(account -> json.raw(account.json()));
            Table table = new Table("ACCOUNT", "PLAN", "CREATED", "LIMITS", "NAME");
            accounts.forEach(account -> table.row(account.publicId(), account.plan().word(),
                JsonWriter.timestamp(account.createdAt()), account.limits().summary(), account.name()));
            return new Admin.Say(json.endArray().endObject().toString(), table.toString());
        });
    }

    @Command(name = "rotate-key",
        description = "Gives an account a new data key, which encrypts from now on.")
    int rotateKey(@Parameters(paramLabel = "ACCOUNT", description = "acc_…") String id) {
        return admin.perform(desk -> {
            int number = desk.encryption().rotateDataKey(desk.actor(), id);
            return new Admin.Say(
                new JsonWriter().object().key("account").object().field("id", id).field("data_key", number)
                    .endObject().endObject().toString(),
                "Account " + id + " encrypts with its data key " + number + " from now on; the others stay to"
                    + " read what they encrypted.");
        });
    }

    @Command(name = "limit", description = "Limits the requests of an account, or those to some endpoints.")
    int limit(
        @Parameters(paramLabel = "ACCOUNT", description = "acc_…") String id,
        @Option(names = "--endpoint", paramLabel = "'METHODS /v1/PATH'",
            description = "Which operations, counted together: 'POST /v1/tickets/**'; all requests of the"
            + " account when left out.") @Nullable String endpoint,
        @Option(names = "--requests", required = true, paramLabel = "N/minute|hour|day",
            description = "How many, in each environment: of the account N/minute, or plan for those of its"
            + " plan; of an endpoint also N/hour and N/day, or none for no limit.") String requests) {
        return admin.perform(desk -> {
            Account account = desk.accounts().limit(desk.actor(), id, new LimitOrder(endpoint, requests));
            return new Admin.Say(document(account),
                "The limits of " + account.publicId() + " are now: " + account.limits().summary() + ".");
        });
    }

    private static String document(Account account) {
        return new JsonWriter().object().field("account", account.json()).endObject().toString();
    }
}
