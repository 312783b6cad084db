package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.openapi.Operation;
import com.jupiteriq.acceptance.openapi.Samples;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Visits every route of every document: without rights, and with another tenant's key. Each route first
/// succeeds with its owner's key for the same request, so that a refusal means something. Routes that a sweep
/// cannot refuse stand in `sweep-exceptions.txt`, which is reviewed.
@AcceptanceTest
class SweepTest {

    private static final List<String> EXCEPTIONS = Snippets.lines("/sweep-exceptions.txt");

    private final World world;
    private final Fixtures fixtures;

    SweepTest(World world) {
        this.world = world;
        this.fixtures = new Fixtures(world);
    }

    @TestFactory
    Stream<DynamicTest> without_a_credential_each_route_answers_401() {
        return operations().filter(operation -> !operation.isOpen()).map(operation ->
            dynamicTest(operation.document().name() + ": " + operation, () -> {
                Call call = provenCall(operation);
                Answer answer = world.send(call).must(401);
                assertThat(answer.need("WWW-Authenticate")).isNotEmpty();
                assertNothingOf(call, answer);
            }));
    }

    @TestFactory
    Stream<DynamicTest> with_a_key_without_rights_each_route_of_v1_answers_403() {
        Admin.Key powerless = powerless("platform");
        Admin.Key dressed = powerless("identity");
        return operations()
            .filter(operation -> !operation.isOpen() && !Fixtures.isIntegration(operation))
            .filter(operation -> !Fixtures.isAccounts(operation))
            .filter(operation -> !EXCEPTIONS.contains("needs-no-permission " + operation))
            .map(operation -> dynamicTest(operation.document().name() + ": " + operation, () -> {
                Call call = provenCall(operation);
                Admin.Key key = Fixtures.isIdentity(operation) ? dressed : powerless;
                Answer answer = world.send(call.apiKey(key.secret())).must(403);
                assertThat(answer.json().at("/error/code").asString()).isEqualTo("PERMISSION_DENIED");
                assertNothingOf(call, answer);
            }));
    }

    private Admin.Key powerless(String contract) {
        return world.admin().createKey(
            world.acme().account(), "live", contract, "--permissions", "audit:delete");
    }

    @TestFactory
    Stream<DynamicTest> with_another_tenants_key_each_object_is_missing() {
        return operations().filter(operation -> !operation.variables().isEmpty() && !operation.isOpen())
            .filter(operation -> !EXCEPTIONS.contains("takes-no-keys " + operation))
            .filter(operation -> !EXCEPTIONS.contains("makes-what-is-missing " + operation))
            .filter(operation -> !EXCEPTIONS.contains("is-there-for-all " + operation)).map(operation ->
            dynamicTest(operation.document().name() + ": " + operation, () -> {
                Call own = provenCall(operation);
                Call missing = Samples.of(operation, Fixtures.missingVariables()).getFirst();
                Answer foreign = world.send(fixtures.as(world.rival(), operation, own)).must(404);
                Answer absent = world.send(fixtures.as(world.rival(), operation, missing)).must(404);
                assertThat(masked(foreign)).isEqualTo(masked(absent));
                world.send(fixtures.asOwner(operation, stillThere(operation, own))).must(200);
            }));
    }

    @TestFactory
    Stream<DynamicTest> with_another_tenants_key_no_list_shows_anything() {
        return operations()
            .filter(operation -> operation.variables().isEmpty() && operation.method().equals("GET"))
            .filter(operation -> !EXCEPTIONS.contains("shows-no-objects " + operation))
            .map(operation -> dynamicTest(operation.document().name() + ": " + operation, () -> {
                String ours = fixtures.listed(operation);
                Call call = Samples.of(operation, variable -> variable).getFirst();
                Answer seen = world.send(fixtures.as(world.rival(), operation, call)).must(200);
                assertThat(seen.text()).doesNotContain(ours).doesNotContain(world.acme().account());
            }));
    }

    @Test
    void the_exceptions_are_still_needed() {
        Set<String> known = new TreeSet<>(operations().map(Operation::toString).toList());
        assertThat(EXCEPTIONS)
            .allSatisfy(line -> assertThat(known).contains(line.substring(line.indexOf(' ') + 1)));
    }

    /// A request that succeeds with the owner's key, about an object that nobody has touched since.
    private Call provenCall(Operation operation) {
        Call call = Samples.of(operation, fixtures.ownVariables(operation)).getFirst();
        Answer answer = world.send(fixtures.asOwner(operation, Samples.ending(operation, call)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Fixtures.success(operation));
        return operation.method().equals("DELETE")
            ? Samples.of(operation, fixtures.ownVariables(operation)).getFirst()
            : call;
    }

    /// Reads the object that a foreign call was about.
    private static Call stillThere(Operation operation, Call call) {
        if (operation.method().equals("GET")) {
            return call;
        }
        String prefix = operation.template().substring(0, operation.template().indexOf('{'));
        String id = call.path().substring(prefix.length()).split("/", 2)[0];
        return Call.get(prefix + id);
    }

    private static void assertNothingOf(Call call, Answer refusal) {
        String lastPart = call.path().substring(call.path().lastIndexOf('/') + 1);
        assertThat(refusal.text()).doesNotContain(lastPart.length() == 36 ? lastPart : "\"data\":[");
    }

    private static String masked(Answer answer) {
        return answer.text().replaceAll("\"request_id\":\"[^\"]*\"", "\"request_id\":\"<id>\"");
    }

    private Stream<Operation> operations() {
        return world.conformity().documents().stream().flatMap(document -> document.operations().stream());
    }
}
