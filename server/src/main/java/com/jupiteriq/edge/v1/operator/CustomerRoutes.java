package com.jupiteriq.edge.v1.operator;

import static com.jupiteriq.accounts.AccountDocument.AGREED;
import static com.jupiteriq.customers.PaymentDocument.PAYMENT;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_READ;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_WRITE;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.AccountDocument;
import com.jupiteriq.accounts.AccountState;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.customers.Customers;
import com.jupiteriq.customers.Payments;
import com.jupiteriq.edge.Lists;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.keys.KeyDocument;
import com.jupiteriq.keys.KeyView;
import com.jupiteriq.keys.Keys;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.store.Write;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// All accounts, for the operator.
final class CustomerRoutes {

    private static final String USUAL_CONTRACT = "platform";
    private static final String ENVIRONMENT = "environment";
    private static final String STATE = "state";
    private static final String PLAN = "plan";

    /// 32 rules and what was agreed beside them.
    private static final long LARGEST = 64 << 10;

    private static final PathId ID = new PathId("id", "acc", "account");

    private static final Field WHERE = Field.optional(ENVIRONMENT,
            new Schema.OneOf(Arrays.stream(Environment.values()).map(Environment::word).toList()),
            "Where it is to work.").byDefault("\"live\"");

    private static final List<Field> FILTERS = List.of(
        Field.optional(STATE, new Schema.OneOf(AccountState.SHOWN.stream().map(AccountState::word).toList()),
            "Only those in this state."),
        Field.optional(PLAN, new Schema.OneOf(Plan.words()), "Only those that have this plan."));

    private static final Route.Example NEW = new Route.Example("documented", "", """
        {"name":"Acme Ltd","plan":"professional"}""", """
        {"id":"acc_01h455vb4pex5vsknk084sn02q","name":"Acme Ltd","plan":"professional","state":"active",\
        "healthcare":false,"region":null,"limits":{"requests_per_minute":null,"burst_percent":0,\
        "burst_minutes":0,"rules":[]},"quotas":{},"gates":{},\
        "settings":{"require_two_factor":false,"allowed_ips":[],"session_idle_days":30,\
        "audit_days":90,"alert_thresholds":[80,95],"support_email":null,"invitation_url":null,\
        "reset_url":null},"created_at":"2025-01-29T10:30:00Z","updated_at":"2025-01-29T10:30:00Z"}""");

    private static final Route.Example UPGRADED = new Route.Example("upgraded", "", """
        {"plan":"enterprise","quotas":{"keys":500},"gates":{"graphql":false}}""", null);

    private static final Route.Example KEY = new Route.Example("documented", "", """
        {"name":"First key","permissions":["admin"]}""", null);

    private static final Route.Example PAID = new Route.Example("documented", "", """
        {"outcome":"succeeded","amount_minor":4900,"currency":"EUR","reference":"INV-2025-0142"}""", null);

    private final Accounts accounts;
    private final Customers customers;
    private final Payments payments;
    private final Keys keys;
    private final Document<KeyView> creation;
    private final Document<NewKey> created = KeyDocument.created();

    CustomerRoutes(Accounts accounts, Customers customers, Payments payments, Keys keys) {
        this.accounts = accounts;
        this.customers = customers;
        this.payments = payments;
        this.keys = keys;
        this.creation = keys.creation();
    }

    List<Route> table() {
        return List.of(
            get("/accounts").named("listAccounts", "List all accounts, the newest first.")
                .needs(ACCOUNTS_READ).filters(FILTERS).largest(LARGEST).lists(AGREED.shape())
                .reads(this::list),
            post("/accounts").named("createAccount", "Make an account with its environments, empty.")
                .needs(ACCOUNTS_WRITE).takes(AccountDocument.OPENING).gives(201, AGREED.shape()).tagged()
                .examples(NEW).preparesChange(this::create),
            get("/accounts/{id}").where(ID.field()).named("getAnyAccount", "Read an account.")
                .needs(ACCOUNTS_READ).gives(200, AGREED.shape()).tagged()
                .reads(request -> shown(customers.get(ID.in(request)))),
            patch("/accounts/{id}").where(ID.field())
                .named("updateAnyAccount", "Change what was agreed with an account.")
                .needs(ACCOUNTS_WRITE).takes(AccountDocument.TERMS).gives(200, AGREED.shape()).tagged()
                .examples(UPGRADED)
                .changes((request, write) -> shown(customers.change(ID.in(request),
                    ETags.expected(request.ifMatch()), request.body(), write))),
            post("/accounts/{id}/keys").where(ID.field())
                .named("createAccountKey", "Make a key for an account; its secret is shown this once.")
                .needs(ACCOUNTS_WRITE).takes(keyShape()).gives(201, created.shape()).tagged()
                .quota(Keys.QUOTA).examples(KEY).changes(this::createKey),
            get("/accounts/{id}/payments").where(ID.field())
                .named("listPayments", "List the payments of an account, the newest first.")
                .needs(ACCOUNTS_READ).pages(PAYMENT, payments.list(), (request, selection) ->
                    payments.page(
                        request.caller(), ID.in(request), selection, request.query().page())),
            post("/accounts/{id}/payments").where(ID.field())
                .named("createPayment", "Tell what an account has paid, or failed to.")
                .needs(ACCOUNTS_WRITE).takes(PAYMENT.creation()).gives(201, PAYMENT.shape()).or(200)
                .examples(PAID).changes(this::pay));
    }

    private Shape keyShape() {
        Shape key = creation.creation();
        return new Shape(
            "NewAccountKey", Stream.concat(key.fields().stream(), Stream.of(WHERE)).toList(), key.synonyms());
    }

    private Reply list(Request request) {
        Query query = request.query();
        return Lists.of(
            accounts.page(query.text(STATE), query.text(PLAN), query.page()), AGREED::of, query);
    }

    private Function<Write, Reply> create(Request request) {
        Customers.Opening opening = customers.prepare(request.caller(), request.body());
        return write -> {
            Account account = customers.open(opening, write);
            return Reply.created(V1.MOUNT + "/accounts/" + account.publicId(), AGREED.of(account))
                .etag(ETags.of(account.version()));
        };
    }

    private Reply createKey(Request request, Write write) {
        Environment environment =
            Environment.of(Objects.requireNonNullElse(request.body().text(ENVIRONMENT), "live"));
        NewKey made = customers.createKey(ID.in(request), environment,
            KeyDocument.made(creation.created(request.body()), USUAL_CONTRACT),
            keys.bounds(request.caller(), request.admitted().credential()), write);
        return Reply.created(V1.MOUNT + "/keys/" + made.key().id(), created.of(made))
            .etag(ETags.of(made.key().version()));
    }

    private Reply pay(Request request, Write write) {
        Payments.Told told = payments.tell(ID.in(request), PAYMENT.created(request.body()), write);
        return told.isNew()
            ? Reply.created(V1.MOUNT + "/accounts/" + request.variable("id") + "/payments",
                PAYMENT.of(told.payment()))
            : Reply.ok(PAYMENT.of(told.payment()));
    }

    private static Reply shown(Account account) {
        return Reply.ok(AGREED.of(account)).etag(ETags.of(account.version()));
    }
}
