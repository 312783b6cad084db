package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import com.jupiteriq.acceptance.openapi.Operation;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Objects that a generated request can be about.
record Fixtures(World world) {

    private static final String FIXTURE = "Fixture ";

    /// The call with the key of the tenant to whom the fixtures belong. Names that examples want are free.
    Call asOwner(Operation operation, Call call) {
        if (call.hasBody()) {
            world.ledger().run("delete from canned_replies where name not like '" + FIXTURE + "%'");
        }
        return as(world.acme(), operation, call);
    }

    /// The call with the tenant's key for the operation's contract.
    Call as(Tenant tenant, Operation operation, Call call) {
        return isIntegration(operation)
            ? call.bearer(tenant.integration().secret())
            : call.apiKey(tenant.platform().secret());
    }

    /// For each path variable an object that was made just now, in a form that every contract takes.
    UnaryOperator<String> ownVariables(Operation operation) {
        return variable -> switch (kind(operation, variable)) {
            case TICKET -> freshTicket(isIntegration(operation)).toString();
            case WEBHOOK -> freshWebhook();
            case DELIVERY -> freshDelivery();
            case CANNED_REPLY -> freshCannedReply();
        };
    }

    /// For each path variable an id that nothing has.
    UnaryOperator<String> missingVariables(Operation operation) {
        return variable -> {
            kind(operation, variable);
            return UUID.randomUUID().toString();
        };
    }

    private enum Kind { TICKET, WEBHOOK, DELIVERY, CANNED_REPLY }

    private static Kind kind(Operation operation, String variable) {
        String template = operation.template();
        if (template.contains("/tickets/{" + variable + "}")) {
            return Kind.TICKET;
        }
        if (template.contains("/webhooks/deliveries/{" + variable + "}")) {
            return Kind.DELIVERY;
        }
        if (template.contains("/webhooks/{" + variable + "}")) {
            return Kind.WEBHOOK;
        }
        if (template.contains("/canned-replies/{" + variable + "}")) {
            return Kind.CANNED_REPLY;
        }
        throw new AssertionError("Teach the fixtures what {" + variable + "} is in " + operation + ".");
    }

    /// Disabled, so that nothing is ever sent to it.
    String freshWebhook() {
        Call call = Call.post("/v1/webhooks").apiKey(world.acme().platform().secret()).json(Json.read("""
            {"url":"https://hooks.example.com/fixture","events":["*"],"enabled":false}"""));
        return world.send(call).must(201).json().path("id").asString();
    }

    String freshDelivery() {
        Call call = Call.post("/v1/webhooks/" + freshWebhook() + "/test")
            .apiKey(world.acme().platform().secret());
        return world.send(call).must(202).json().path("id").asString();
    }

    String freshCannedReply() {
        Call call = Call.post("/v1/canned-replies").apiKey(world.acme().platform().secret())
            .json(Json.object(
                "name", FIXTURE + UUID.randomUUID(), "content", "Hello.", "tags", List.of("one")));
        return world.send(call).must(201).json().path("id").asString();
    }

    static boolean isIntegration(Operation operation) {
        return operation.template().startsWith(IntegrationDriver.MOUNT);
    }

    private UUID freshTicket(boolean integration) {
        String subject = FIXTURE + UUID.randomUUID();
        TicketDriver driver = integration
            ? new IntegrationDriver(world, world.acme().integration().secret())
            : V1Driver.platform(world, world.acme().platform().secret());
        driver.open(Json.object(driver.subjectField(), subject)).must(201);
        return world.ledger().ticketId(subject);
    }
}
