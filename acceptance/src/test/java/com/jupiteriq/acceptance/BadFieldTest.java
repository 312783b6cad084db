package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Ledger.Counts;
import com.jupiteriq.acceptance.openapi.Mutant;
import com.jupiteriq.acceptance.openapi.Operation;
import com.jupiteriq.acceptance.openapi.Samples;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/// Every field of every documented body of `/v1`, made wrong in each way that its schema forbids: refused by
/// the name of the field, in the shape of the contract, and nothing is written.
@AcceptanceTest
class BadFieldTest {

    private final World world;
    private final Fixtures fixtures;

    BadFieldTest(World world) {
        this.world = world;
        this.fixtures = new Fixtures(world);
    }

    @TestFactory
    Stream<DynamicContainer> a_wrong_field_is_named_and_nothing_is_written() {
        return Surface.ON_V1.stream().flatMap(surface -> operations(surface).map(operation ->
            dynamicContainer(surface + ": " + operation, Stream.of(operation).flatMap(one -> {
                Call call = Samples.of(one, fixtures.ownVariables(one)).getFirst();
                Counts before = world.ledger().counts();
                return Stream.concat(
                    Mutant.of(one).stream().filter(mutant -> !failsAlone(one, mutant)).map(mutant ->
                        dynamicTest(mutant.toString(), () -> refused(surface, call, mutant))),
                    Stream.of(dynamicTest("none of them has written anything", () ->
                        assertThat(world.ledger().counts()).isEqualTo(before))));
            }))));
    }

    /// Of several objects one that is none is told of by itself (`UserBatchTest`, `BadItemTest`).
    private static boolean failsAlone(Operation operation, Mutant mutant) {
        return Set.of("/v1/users/batch", ItemDriver.BULK).contains(operation.template())
            && mutant.how().matches("is \\[(7|\"x\",\"x\")]");
    }

    private void refused(Surface surface, Call call, Mutant mutant) {
        Call wrong = surface.owned(world, call).json(mutant.body()).undocumented();
        Answer answer = world.http().sendRaw(wrong);
        int status = mutant.readable() ? 422 : 400;
        surface.assertRefused(answer, Refusal.of(status, "VALIDATION_ERROR"));
        if (mutant.readable()) {
            List<String> named = surface.fields(answer.json());
            assertThat(named).as(answer.toString())
                .anyMatch(field -> field.matches("\\Q" + mutant.field() + "\\E([.\\[].*)?"));
        }
    }

    private Stream<Operation> operations(Surface surface) {
        return world.conformity().documents().stream()
            .filter(document -> document.name().equals(surface.contract()))
            .flatMap(document -> document.operations().stream())
            .filter(operation -> operation.requestBody()
                .filter(body -> body.path("content").has("application/json")).isPresent());
    }
}
