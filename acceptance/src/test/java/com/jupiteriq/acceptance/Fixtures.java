package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import com.jupiteriq.acceptance.openapi.Operation;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Objects that a generated request can be about. Those of a [Resource] that is like all others are made by
/// the examples of its document, the rest by hand.
record Fixtures(World world) {

    private static final String USERS = "/v1/users";

    /// The call with the key of the tenant to whom the fixtures belong. What the example of a
    /// [Resource] makes is not there yet.
    Call asOwner(Operation operation, Call call) {
        resource(isAccounts(operation) ? USERS : operation.template())
            .filter(resource -> operation.method().equals("POST"))
            .ifPresent(resource -> resource.clear(key()));
        return as(world.acme(), operation,
            operation.template().equals(People.ACCEPT) ? withToken(call) : call);
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

    /// What a valid request of the owner's gets. A key has no profile to change.
    static int success(Operation operation) {
        return operation.toString().equals("PATCH /v1/users/me") ? 403 : operation.successes().getFirst();
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
                case "/v1/users" -> freshUser(operation);
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
            String subject = "Ours " + UUID.randomUUID();
            V1Driver.platform(world, key()).open(Json.object("subject", subject)).must(201);
            return subject;
        });
    }

    /// For each path variable an id that nothing has.
    static UnaryOperator<String> missingVariables() {
        return variable -> UUID.randomUUID().toString();
    }

    private Optional<Resource> resource(String collection) {
        return Resource.all(world).stream()
            .filter(resource -> resource.path().equals(collection)).findFirst();
    }

    private String key() {
        return world.acme().platform().secret();
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

    static boolean isIntegration(Operation operation) {
        return operation.template().startsWith(IntegrationDriver.MOUNT);
    }

    static boolean isAccounts(Operation operation) {
        return operation.template().startsWith(AccountsDriver.MOUNT);
    }

    static boolean isIdentity(Operation operation) {
        return operation.document().name().equals("identity");
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
