package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import com.jupiteriq.acceptance.openapi.Operation;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Objects that a generated request can be about.
record Fixtures(World world) {

    /// The call with the key of the tenant to whom the fixtures belong.
    Call asOwner(Operation operation, Call call) {
        return as(world.acme(), operation, call);
    }

    /// The call with the tenant's key for the operation's contract.
    Call as(Tenant tenant, Operation operation, Call call) {
        return isIntegration(operation)
            ? call.bearer(tenant.integration().secret())
            : call.apiKey(tenant.platform().secret());
    }

    /// For each path variable an object that was made just now, in its form that every contract takes.
    UnaryOperator<String> ownVariables(Operation operation) {
        return variable -> {
            needsTicket(operation, variable);
            return freshTicket(isIntegration(operation)).toString();
        };
    }

    /// For each path variable an id that nothing has.
    UnaryOperator<String> missingVariables(Operation operation) {
        return variable -> {
            needsTicket(operation, variable);
            return UUID.randomUUID().toString();
        };
    }

    static boolean isIntegration(Operation operation) {
        return operation.template().startsWith(IntegrationDriver.MOUNT);
    }

    private UUID freshTicket(boolean integration) {
        String subject = "Fixture " + UUID.randomUUID();
        TicketDriver driver = integration
            ? new IntegrationDriver(world, world.acme().integration().secret())
            : V1Driver.platform(world, world.acme().platform().secret());
        driver.open(Json.object(driver.subjectField(), subject)).must(201);
        return world.ledger().ticketId(subject);
    }

    private static void needsTicket(Operation operation, String variable) {
        if (!operation.template().contains("/tickets/{" + variable + "}")) {
            throw new AssertionError("Teach the fixtures what {" + variable + "} is in " + operation + ".");
        }
    }
}
