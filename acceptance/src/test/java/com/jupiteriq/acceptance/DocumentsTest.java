package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.openapi.Document;
import com.jupiteriq.acceptance.openapi.Lint;
import com.jupiteriq.acceptance.openapi.Operation;
import com.jupiteriq.acceptance.openapi.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The published OpenAPI documents are sound, and every example in them works.
@AcceptanceTest
class DocumentsTest {

    private final World world;
    private final Fixtures fixtures;

    DocumentsTest(World world) {
        this.world = world;
        this.fixtures = new Fixtures(world);
    }

    @TestFactory
    Stream<DynamicTest> each_document_is_sound() {
        return world.conformity().documents().stream().map(document ->
            dynamicTest(document.name(), () -> assertThat(Lint.problems(document)).isEmpty()));
    }

    @Test
    void the_documents_need_no_credential_and_the_first_is_the_default() {
        assertThat(world.send(Call.get("/openapi.json")).must(200).json())
            .isEqualTo(world.send(Call.get("/openapi/platform.json")).must(200).json());
    }

    /// So that no route comes or goes without a review.
    @TestFactory
    Stream<DynamicTest> each_document_is_the_one_that_was_reviewed() {
        Path reviewed = Server.root().resolve("docs/openapi");
        return world.conformity().documents().stream().map(document -> dynamicTest(document.name(), () ->
            assertThat(document.root())
                .isEqualTo(Json.read(Files.readAllBytes(reviewed.resolve(document.name() + ".json"))))));
    }

    @Test
    void the_documents_name_every_route_that_the_contracts_promise() {
        assertThat(templates("platform")).contains(
            "GET /v1/tickets", "POST /v1/tickets", "GET /v1/tickets/{id}", "PATCH /v1/tickets/{id}",
            "PUT /v1/tickets/{id}",
            "DELETE /v1/tickets/{id}", "GET /v1/tickets/{id}/comments", "POST /v1/tickets/{id}/comments",
            "GET /v1/events", "GET /v1/events/stream", "POST /v1/events/stream-tickets",
            "POST /v1/batch", "GET /v1/request-log",
            "GET /v1/webhooks", "POST /v1/webhooks", "GET /v1/webhooks/{id}", "PATCH /v1/webhooks/{id}",
            "PUT /v1/webhooks/{id}",
            "DELETE /v1/webhooks/{id}", "POST /v1/webhooks/{id}/test", "GET /v1/webhooks/{id}/deliveries",
            "GET /v1/webhooks/deliveries/{delivery_id}", "POST /v1/webhooks/deliveries/{delivery_id}/retry");
        assertThat(templates("identity")).containsExactlyElementsOf(templates("platform").toList());
        String mount = IntegrationDriver.MOUNT;
        assertThat(templates("integration")).containsExactlyInAnyOrder(
            "GET " + mount + "/", "POST " + mount + "/tickets", "GET " + mount + "/tickets/{ticket_id}",
            "POST " + mount + "/tickets/{ticket_id}/comments",
            "PATCH " + mount + "/tickets/{ticket_id}/status");
        assertThat(templates("accounts"))
            .containsExactlyInAnyOrder("POST /api/v1/users", "GET /api/v1/users/{id}");
    }

    @TestFactory
    Stream<DynamicTest> each_example_of_a_request_succeeds() {
        return operations().flatMap(operation -> succeedings(operation, Samples::of));
    }

    @TestFactory
    Stream<DynamicTest> each_example_of_a_query_succeeds() {
        return operations().flatMap(operation -> succeedings(operation, Samples::ofQueries));
    }

    /// A test for each call, about an object that is made when its turn has come.
    private Stream<DynamicTest> succeedings(
        Operation operation, BiFunction<Operation, UnaryOperator<String>, List<Call>> samples) {
        List<Call> shown = samples.apply(operation, variable -> variable);
        return IntStream.range(0, shown.size())
            .filter(i -> !shown.get(i).query().startsWith("cursor="))
            .mapToObj(i -> dynamicTest(
                operation + " " + shown.get(i).toString().lines().reduce((a, b) -> b).orElse(""),
                () -> succeeds(
                    operation, samples.apply(operation, fixtures.ownVariables(operation)).get(i))));
    }

    private void succeeds(Operation operation, Call call) {
        Answer answer = world.send(fixtures.asOwner(operation, Samples.ending(operation, call)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Fixtures.success(operation));
        assertThat(world.conformity().problems(answer)).isEmpty();
    }

    private Stream<Operation> operations() {
        return world.conformity().documents().stream().flatMap(document -> document.operations().stream());
    }

    private Stream<String> templates(String name) {
        return world.conformity().documents().stream()
            .filter(document -> document.name().equals(name))
            .map(Document::operations)
            .flatMap(operations -> operations.stream().map(Operation::toString));
    }
}
