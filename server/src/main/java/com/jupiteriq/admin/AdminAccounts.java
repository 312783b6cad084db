package com.jupiteriq.admin;

import static com.jupiteriq.customers.PaymentDocument.PAYMENT;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.AccountDocument;
import com.jupiteriq.accounts.Bursts;
import com.jupiteriq.accounts.LimitOrder;
import com.jupiteriq.customers.Customers;
import com.jupiteriq.customers.Payment;
import com.jupiteriq.json.Fields;
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
    description = "Creates, lists, changes and limits accounts, and replaces their data keys.")
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

    @Command(name = "show", description = "Shows what is agreed with an account.")
    int show(@Parameters(paramLabel = "ACCOUNT", description = "acc_…") String id) {
        return admin.perform(desk -> {
            Account account = desk.business().customers().named(id);
            return new Admin.Say(document(account), account.json().text());
        });
    }

    @Command(name = "set", description = "Changes what is agreed with an account; what is left out stays.")
    int set(
        @Parameters(paramLabel = "ACCOUNT", description = "acc_…") String id,
        @Parameters(paramLabel = "FIELD=VALUE", arity = "1..*", description = "name=…, plan=…,"
            + " state=active|suspended|cancelled, healthcare=true|false, region=…, quotas.NAME=N|plan,"
            + " gates.NAME=true|false|plan, limits.requests_per_minute=N|plan, file_types=TYPE,….")
        List<String> wishes) {
        Fields body = Wishes.read(wishes, AccountDocument.TERMS);
        return admin.perform(desk -> {
            Customers customers = desk.business().customers();
            Account account = customers.command(desk.actor(), write ->
                customers.change(customers.named(id).id(), version -> true, body, write));
            return new Admin.Say(document(account), account.json().text());
        });
    }

    @Command(name = "pay", description = "Tells what an account has paid, or failed to.")
    int pay(
        @Parameters(paramLabel = "ACCOUNT", description = "acc_…") String id,
        @Parameters(paramLabel = "FIELD=VALUE", arity = "4", description = "outcome=succeeded|failed,"
            + " amount_minor=N, currency=EUR, reference=…") List<String> wishes) {
        Fields body = Wishes.read(wishes, PAYMENT.creation());
        return admin.perform(desk -> {
            Customers customers = desk.business().customers();
            Payment payment = customers.command(desk.actor(), write -> desk.business().payments()
                .tell(customers.named(id).id(), PAYMENT.created(body), write)).payment();
            return new Admin.Say(
                new JsonWriter().object().field("payment", PAYMENT.of(payment)).endObject().toString(),
                "Payment " + payment.publicId() + " of " + id + " is kept.");
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
            Customers customers = desk.business().customers();
            Account account = customers.command(desk.actor(), write ->
                customers.limit(id, new LimitOrder(endpoint, requests), write));
            return new Admin.Say(document(account),
                "The limits of " + account.publicId() + " are now: " + account.limits().summary() + ".");
        });
    }

    @Command(name = "burst",
        description = "Lets an account go over its limit in some minutes of each day (UTC).")
    int burst(
        @Parameters(paramLabel = "ACCOUNT", description = "acc_…") String id,
        @Option(names = "--percent", required = true, paramLabel = "PERCENT",
            description = "How many more requests in such a minute, 1 to 1000; 0 for none.") int percent,
        @Option(names = "--minutes", required = true, paramLabel = "MINUTES",
            description = "In how many minutes of a day, 1 to 1440; 0 for none.") int minutes) {
        return admin.perform(desk -> {
            Customers customers = desk.business().customers();
            Account account = customers.command(desk.actor(), write ->
                customers.burst(id, new Bursts(percent, minutes), write));
            return new Admin.Say(document(account),
                "The limits of " + account.publicId() + " are now: " + account.limits().summary() + ".");
        });
    }

    private static String document(Account account) {
        return new JsonWriter().object().field("account", account.json()).endObject().toString();
    }
}
