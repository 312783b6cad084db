package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import com.jupiteriq.acceptance.openapi.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Objects that a generated request can be about. Those of a [Resource] that is like all others are made by
/// the examples of its document, the rest by hand.
record Fixtures(World world) {

    private static final String USERS = "/v1/users";
    private static final String KEYS = "/v1/keys";
    private static final String INCREASES = "/v1/limits/increase-requests";
    private static final String SESSIONS = "/v1/sessions";
    private static final Duration DONE = Duration.ofSeconds(20);
    private static final String TYPES = "/v1/data-types";
    private static final String JOBS = "/v1/jobs";
    private static final String REPORTS = "/v1/reports";
    private static final int UPLOADED = 15;
    private static final String PASSWORD = "a fixture of some length";

    /// The call with the key of the tenant to whom the fixtures belong. What the example of a
    /// [Resource] makes is not there yet.
    Call asOwner(Operation operation, Call call) {
        resource(isAccounts(operation) ? USERS : operation.template())
            .filter(resource -> operation.method().equals("POST"))
            .ifPresent(resource -> resource.clear(key()));
        if (operation.toString().equals("POST " + INCREASES)) {
            return as(Tenant.create(world.admin(), "Asking"), operation, call);    // ten may be pending
        }
        return as(world.acme(), operation, switch (operation.toString()) {
            case "POST " + People.ACCEPT -> withToken(call);
            case "POST " + SESSIONS -> withLogin(call);
            case "POST " + SESSIONS + "/refresh" -> call.json(Json.object(
                "refresh_token", signedIn().path("refresh_token").asString()));
            default -> call;
        });
    }

    /// The example's own is nobody's.
    private Call withLogin(Call call) {
        ObjectNode body = (ObjectNode) Json.read(call.bodyBytes());
        return call.json(body.put("login", freshLogin()).put("password", PASSWORD));
    }

    private String freshLogin() {
        String login = "fixture-" + UUID.randomUUID() + "@example.com";
        world.send(Call.post(USERS).apiKey(key()).json(Json.object("email", login, "password", PASSWORD)))
            .must(201);
        return login;
    }

    private JsonNode signedIn() {
        return world.send(Call.post(SESSIONS).apiKey(key()).json(
            Json.object("login", freshLogin(), "password", PASSWORD))).must(201).json();
    }

    private String freshSession() {
        return signedIn().at("/session/id").asString();
    }

    /// A token can be used once.
    private Call withToken(Call call) {
        People people = new People(world, key());
        ObjectNode body = (ObjectNode) Json.read(call.bodyBytes());
        JsonNode invited = people.invited(people.organization(), People.address());
        return call.json(body.set("token", invited.path("token")));
    }

    /// The call with the tenant's key for the operation's contract.
    Call as(Tenant tenant, Operation operation, Call call) {
        if (isAccounts(operation)) {
            return call.bearer(tenant.accounts().secret());
        }
        return isIntegration(operation)
            ? call.bearer(tenant.integration().secret())
            : call.apiKey((isIdentity(operation) ? tenant.identity() : tenant.platform()).secret());
    }

    /// What a valid request of the owner's gets. A key has no profile to change, no sessions and no password, and
    /// the token of a forgotten password comes by mail only.
    static int success(Operation operation) {
        boolean ofUsers = operation.template().startsWith(USERS + "/me")
            && !operation.toString().equals("GET " + USERS + "/me");
        if (operation.toString().equals("POST /v1/passwords/reset")) {
            return 404;
        }
        return ofUsers ? 403 : operation.successes().getFirst();
    }

    /// For each path variable an object that was made just now, in a form that every contract takes.
    UnaryOperator<String> ownVariables(Operation operation) {
        if (operation.template().startsWith(People.ORGANIZATIONS + "/{id}/")) {
            return new People(world, key()).variables();
        }
        return variable -> {
            String collection =
                operation.template().substring(0, operation.template().indexOf("/{" + variable + "}"));
            return switch (collection) {
                case V1Driver.TICKETS -> freshTicket(false).toString();
                case IntegrationDriver.TICKETS -> freshTicket(true).toString();
                case AccountsDriver.USERS -> freshNumber();
                case "/v1/webhooks" -> freshWebhook();
                case "/v1/webhooks/deliveries" -> freshDelivery();
                case KEYS -> freshKey();
                case INCREASES -> anyIncrease();
                case SESSIONS, USERS + "/me/sessions" -> freshSession();
                case "/v1/users" -> freshUser(operation);
                case JOBS -> operation.template().endsWith("/result") ? finishedExport()
                    : freshJob(operation.method().equals("DELETE"));
                case TYPES -> freshType();
                case ItemDriver.DATA -> freshItem().path("id").asString();
                case ItemDriver.BY_EXTERNAL_ID -> "order";
                case ItemDriver.BY_EXTERNAL_ID + "/{type}" -> freshItem().path("external_id").asString();
                case "/v1/analytics" -> "requests";
                case "/v1/audit" -> anyEntry();
                case FileDriver.FILES -> freshFile(operation);
                case UploadDriver.UPLOADS -> freshUpload();
                case REPORTS + "/{id}/runs" -> finishedRun();
                case FileDriver.FILES + "/{id}/thumbnails" -> "small";
                default -> Resource.id(freshObject(operation, collection));
            };
        };
    }

    /// Where the example replaces it, not yet as the example says.
    private JsonNode freshObject(Operation operation, String collection) {
        Resource resource = resource(collection).orElseThrow(() -> new AssertionError(
            collection + " has not the six operations of a resource that is like all others, so teach"
                + " Fixtures.ownVariables how to make what " + operation + " is about."));
        return operation.method().equals("PUT") ? resource.changed(key()) : resource.made(key());
    }

    /// Something of the owner's that the list would show if it showed too much.
    String listed(Operation list) {
        return resource(list.template()).map(resource -> {
            String id = Resource.id(resource.made(key()));
            assertThat(resource.list(key()).toString()).contains(id);
            return id;
        }).orElseGet(() -> {
            if (list.template().equals(KEYS)) {
                return freshKey();
            }
            if (list.template().equals(INCREASES)) {
                return anyIncrease();
            }
            if (list.template().equals(JOBS)) {
                return freshJob(false);
            }
            if (list.template().equals(TYPES)) {
                return freshType();
            }
            if (list.template().equals(ItemDriver.DATA + "/trash")) {
                String id = freshItem().path("id").asString();
                ItemDriver.platform(world, key()).delete(id).must(204);
                return id;
            }
            if (list.template().equals(SESSIONS)) {
                return freshSession();
            }
            if ((list.template() + "/").startsWith(ItemDriver.DATA + "/")) {
                return freshItem().path("id").asString();
            }
            if (list.template().equals(FileDriver.FILES)) {
                return freshFile(list);
            }
            String subject = "Ours " + UUID.randomUUID();
            V1Driver.platform(world, key()).open(Json.object("subject", subject)).must(201);
            return subject;
        });
    }

    /// For each path variable an id that nothing has.
    static UnaryOperator<String> missingVariables() {
        return variable -> (variable.equals("type") ? "none-" : "") + UUID.randomUUID();
    }

    private Optional<Resource> resource(String collection) {
        return Resource.all(world).stream()
            .filter(resource -> resource.path().equals(collection)).findFirst();
    }

    private String key() {
        return world.acme().platform().secret();
    }

    /// May do nothing but what no test of another's can see.
    String freshKey() {
        Call call = Call.post(KEYS).apiKey(key()).json(Json.object(
            "name", "Fixture " + UUID.randomUUID(), "permissions", List.of("audit:read")));
        return world.send(call).must(201).json().path("id").asString();
    }

    /// One that is there, since only ten may be pending.
    private String anyIncrease() {
        JsonNode there = world.send(Call.get(INCREASES + "?limit=1").apiKey(key())).must(200).json();
        return there.path("total").asInt() > 0 ? there.at("/data/0/id").asString()
            : world.send(Call.post(INCREASES).apiKey(key()).json(Json.read("""
                {"limit":"account:minute","wanted":20000,"reason":"Fixture"}"""))).must(201).json()
                .path("id").asString();
    }

    /// Disabled, so that nothing is ever sent to it.
    String freshWebhook() {
        Call call = Call.post("/v1/webhooks").apiKey(key()).json(Json.read("""
            {"url":"https://hooks.example.com/fixture","events":["*"],"enabled":false}"""));
        return world.send(call).must(201).json().path("id").asString();
    }

    String freshDelivery() {
        Call call = Call.post("/v1/webhooks/" + freshWebhook() + "/test").apiKey(key());
        return world.send(call).must(202).json().path("id").asString();
    }

    /// There is one: everybody here has keys.
    private String anyEntry() {
        return world.send(Call.get("/v1/audit?limit=1").apiKey(key())).must(200)
            .json().at("/data/0/id").asString();
    }

    static boolean isIntegration(Operation operation) {
        return operation.template().startsWith(IntegrationDriver.MOUNT);
    }

    static boolean isAccounts(Operation operation) {
        return operation.template().startsWith(AccountsDriver.MOUNT);
    }

    static boolean isIdentity(Operation operation) {
        return operation.document().name().equals("identity");
    }

    /// @param longer whether it is to be there for some seconds; every line is wrong, so that nothing comes
    ///     of it
    private String freshJob(boolean longer) {
        Call call = Call.post(ItemDriver.DATA + "/import").apiKey(key())
            .header("Content-Type", "application/x-ndjson")
            .body("7\n".repeat(longer ? 200_000 : 1).getBytes(StandardCharsets.UTF_8));
        return world.send(call).must(202).json().path("id").asString();
    }

    private String finishedExport() {
        String id = world.send(Call.post("/v1/exports").apiKey(key())
            .json("{\"path\":\"/v1/canned-replies\"}")).must(202).json().path("id").asString();
        Eventually.until("the export is made", DONE, () -> world.send(Call.get(JOBS + "/" + id).apiKey(key()))
            .must(200).json().path("result_url").isString());
        return id;
    }

    /// Of the only report there is, which was made for the variable before.
    private String finishedRun() {
        String runs = REPORTS + "/"
            + world.send(Call.get(REPORTS).apiKey(key())).must(200).json().at("/data/0/id").asString()
            + "/runs";
        String id = world.send(Call.post(runs).apiKey(key())).must(202).json().path("id").asString();
        Eventually.until("the report is made", DONE, () -> world.send(Call.get(runs).apiKey(key()))
            .must(200).json().at("/data/0/result_url").isString());
        return id;
    }

    /// Ready, so that nothing more becomes of it; or in quarantine, where nothing but a scanner brings it.
    private String freshFile(Operation operation) {
        String id = FileDriver.platform(world, key()).ready("fixture.png", FileDriver.PICTURE).path("id")
            .asString();
        if (operation.template().endsWith("/appeal")) {
            quarantine(world);
        }
        return id;
    }

    /// As long as the bytes that the examples add to it.
    private String freshUpload() {
        return new UploadDriver(FileDriver.platform(world, key())).begin(UPLOADED, "fixture.pdf");
    }

    /// Lets a virus be found in the last file that is ready.
    static void quarantine(World world) {
        world.ledger().run("""
            update files
            set status = 'quarantined', scan_state = 'infected', scan_engine = 'ClamAV 1.4.3',
                scan_signature = 'Eicar', rejection_reason = 'virus', rejection_message = 'A virus was found.',
                rejected_at = now(), content_type = null, sha256 = null
            where (tenant_id, id) = (
                select tenant_id, id from files where status = 'ready' order by created_at desc limit 1)""");
        world.ledger().run("""
            delete from file_thumbnails
            where file_id in (select id from files where status = 'quarantined')""");
    }

    private String freshType() {
        String name = "fixture-" + UUID.randomUUID();
        world.send(Call.put(TYPES + "/" + name).apiKey(key()).json("{}")).must(201);
        return name;
    }

    private JsonNode freshItem() {
        return ItemDriver.platform(world, key()).make(Json.object("type", "order", "external_id",
            "fixture-" + UUID.randomUUID())).must(201).json();
    }

    /// Active, so that nothing keeps them from becoming so again, but for an invitation; nobody has what the
    /// example will give them.
    private String freshUser(Operation operation) {
        if (operation.method().equals("PUT")) {
            resource("/v1/users").orElseThrow().clear(key());
        }
        boolean invited = operation.template().endsWith("/invitation");
        return world.send(Call.post("/v1/users").apiKey(key()).json(Json.object(
                "email", "fixture-" + UUID.randomUUID() + "@example.com",
                "password", invited ? null : "a fixture of some length")))
            .must(201).json().path("id").asString();
    }

    /// The number of a user; one that no user of the other tenant has.
    private String freshNumber() {
        while (true) {
            String number = world.send(Surface.ACCOUNTS.owned(world, Surface.ACCOUNTS.create("")))
                .must(200).json().path("id").asString();
            Call theirs = Call.get(AccountsDriver.USERS + "/" + number);
            if (world.send(theirs.bearer(world.rival().accounts().secret())).status() == 404) {
                return number;
            }
        }
    }

    private UUID freshTicket(boolean integration) {
        String subject = "Fixture " + UUID.randomUUID();
        TicketDriver driver = integration
            ? new IntegrationDriver(world, world.acme().integration().secret())
            : V1Driver.platform(world, key());
        driver.open(Json.object(driver.subjectField(), subject)).must(201);
        return world.ledger().ticketId(subject);
    }
}
