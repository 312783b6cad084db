package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.openapi.Document;
import com.jupiteriq.acceptance.openapi.Operation;
import com.jupiteriq.acceptance.openapi.Samples;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The cut between surface and dress: `/v1` says the same in each of its contracts, and only the envelope
/// tells them apart. That every route succeeds and refuses in each is for [DocumentsTest] and [SweepTest],
/// which visit the operations of all documents.
@AcceptanceTest
class DressTest {

    /// Within which the log and the request log have caught up with what the test itself did.
    private static final Duration CAUGHT_UP = Duration.ofSeconds(10);

    private final World world;
    private final Fixtures fixtures;

    DressTest(World world) {
        this.world = world;
        this.fixtures = new Fixtures(world);
    }

    @Test
    void both_contracts_have_the_same_routes() {
        assertThat(routes("identity")).isEqualTo(routes("platform")).isNotEmpty();
    }

    private List<String> routes(String contract) {
        return operations(contract).map(Operation::toString).toList();
    }

    @TestFactory
    Stream<DynamicTest> each_read_says_the_same_in_both() {
        return operations("platform")
            .filter(operation -> operation.method().equals("GET") && operation.givesJson())
            .filter(operation -> Fixtures.success(operation) == 200)
            .filter(operation -> !operation.template().equals("/v1/limits"))    // each request spends
            .map(operation -> dynamicTest(operation.toString(), () -> {
                Call call = Samples.of(operation, fixtures.ownVariables(operation)).getFirst()
                    .bearer(world.acme().platform().secret());
                Eventually.until("both say the same", CAUGHT_UP, () -> isAlike(call));
            }));
    }

    /// By one key, so that nothing but the contract differs.
    private boolean isAlike(Call call) {
        JsonNode plain = read(call, "platform");
        JsonNode dressed = read(call, "identity");
        if (plain.has("next_after") || Json.keys(plain).equals(List.of("data"))) {
            return dressed.equals(plain);
        }
        if (!plain.has("has_more")) {
            assertThat(Json.keys(dressed)).containsExactly("data");
            return dressed.path("data").equals(plain);
        }
        assertThat(Json.keys(dressed)).startsWith("data", "total", "limit", "offset")
            .isSubsetOf("data", "total", "limit", "offset", "next_cursor");
        assertThat(dressed.has("next_cursor")).isEqualTo(plain.path("has_more").asBoolean());
        return dressed.properties().stream().allMatch(field ->
            field.getValue().equals(plain.path(field.getKey())));
    }

    private JsonNode read(Call call, String contract) {
        return world.send(call.header("X-API-Contract", contract)).must(200).json();
    }

    @Test
    void each_answer_says_that_the_contract_makes_a_difference() {
        for (Surface surface : Surface.ON_V1) {
            Answer answer = world.send(surface.owned(world, Call.get("/v1/tickets?limit=1"))).must(200);
            assertThat(answer.need("Vary")).isEqualTo("X-API-Contract");
            assertThat(world.send(surface.named(Call.get("/v1/tickets"))).must(401).need("Vary"))
                .isEqualTo("X-API-Contract");
        }
    }

    private Stream<Operation> operations(String contract) {
        return world.conformity().documents().stream()
            .filter(document -> document.name().equals(contract))
            .map(Document::operations).flatMap(List::stream);
    }
}
