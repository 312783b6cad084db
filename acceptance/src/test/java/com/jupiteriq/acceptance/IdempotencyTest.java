package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Ledger.Counts;
import com.jupiteriq.acceptance.openapi.Samples;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A POST with an idempotency key happens at most once (decision C15).
@AcceptanceTest
class IdempotencyTest {

    private static final Counts ONE_TICKET = Counts.of(1, 0, 1, 1);
    private static final Counts ONE_USER = Counts.of(0, 0, 1, 1);
    private static final Counts ONE_COMMENT = Counts.of(0, 1, 2, 1);
    private static final String REPLAYED = "Idempotent-Replayed";

    private final World world;

    IdempotencyTest(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource
    void a_repetition_gets_the_first_answer_byte_for_byte(Surface surface) {
        Call call = create(surface, "Once").idempotent(fresh());
        Answer[] first = new Answer[1];
        assertThat(world.ledger().gained(() -> first[0] = world.send(call).must(surface.made())))
            .isEqualTo(one(surface));
        assertThat(first[0].header(REPLAYED)).isEmpty();
        assertThat(world.ledger().gained(() -> {
            for (int i = 0; i < 3; i++) {
                Answer again = world.send(call).must(surface.made());
                assertThat(again.body()).isEqualTo(first[0].body());
                assertThat(again.need(REPLAYED)).isEqualTo("true");
                assertThat(again.need("Content-Type")).isEqualTo(first[0].need("Content-Type"));
                assertThat(again.header("Location")).isEqualTo(first[0].header("Location"));
                assertThat(again.need("X-Request-Id")).isNotEqualTo(first[0].need("X-Request-Id"));
            }
        })).isEqualTo(Ledger.NOTHING);
    }

    @ParameterizedTest
    @EnumSource
    void both_headers_and_quotes_mean_the_same_key(Surface surface) {
        String key = fresh();
        Call call = create(surface, "Quoted");
        byte[] first = world.send(call.idempotent(key)).must(surface.made()).body();
        for (Call same : List.of(
            call.header("Idempotency-Key", key),
            call.header("Idempotency-Key", "\"" + key + "\""),
            call.header("X-Idempotency-Key", "\"" + key + "\""))) {
            assertThat(world.send(same).must(surface.made()).body()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_request_with_the_same_key_clashes(Surface surface) {
        String key = fresh();
        world.send(create(surface, "First").idempotent(key)).must(surface.made());
        Answer[] clash = new Answer[1];
        assertThat(
            world.ledger().gained(() -> clash[0] = world.send(create(surface, "Second").idempotent(key))))
            .isEqualTo(Ledger.NOTHING);
        surface.assertRefused(clash[0], surface.isOnV1()
            ? Refusal.of(422, "VALIDATION_ERROR") : surface.bad());
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_frees_the_key(Surface surface) {
        String key = fresh();
        Call bad = surface.owned(world, Call.post(surface.collection())).json("{}").idempotent(key);
        assertThat(world.send(bad).status()).isIn(400, 422);
        world.send(create(surface, "Better").idempotent(key)).must(surface.made());
    }

    @ParameterizedTest
    @Surface.OfTickets
    void a_key_belongs_to_its_principal_and_path(Surface surface) {
        String key = fresh();
        String mine = world.send(create(surface, "Mine").idempotent(key)).must(201).text();
        Call theirs = Call.post(surface.path("/tickets")).bearer(surface.secret(world.rival()))
            .json(Json.object(surface.subject(), "Mine")).idempotent(key);
        assertThat(world.ledger().gained(() ->
            assertThat(world.send(theirs).must(201).header(REPLAYED)).isEmpty())).isEqualTo(ONE_TICKET);

        String id = surface.object(Json.read(mine)).path("id").asString();
        Call elsewhere = surface.owned(world, Call.post(surface.path("/tickets/" + id + "/comments")))
            .json(Json.object("content", "x")).idempotent(key);
        assertThat(world.send(elsewhere).must(201).header(REPLAYED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_rotated_key_still_replays(Surface surface) {
        Admin.Key before = world.admin().createKey(world.acme().account(), "live", surface.contract());
        Call call =
            surface.create("Kept").idempotent(fresh());
        byte[] first = world.send(call.bearer(before.secret())).must(surface.made()).body();
        Admin.Key after = world.admin().rotate(before.id(), "--overlap", "1h");
        assertThat(world.send(call.bearer(after.secret())).must(surface.made()).body()).isEqualTo(first);
    }

    @ParameterizedTest
    @Surface.OfTickets
    void comments_too_are_made_once(Surface surface) {
        Answer made = world.send(create(surface, "Commented")).must(201);
        String id = surface.object(made.json()).path("id").asString();
        Call call = surface.owned(world, Call.post(surface.path("/tickets/" + id + "/comments")))
            .json(Json.object("content", "Only once")).idempotent(fresh());
        byte[] first = world.send(call).must(201).body();
        assertThat(
            world.ledger().gained(() -> assertThat(world.send(call).must(201).body()).isEqualTo(first)))
            .isEqualTo(Ledger.NOTHING);
    }

    @Test
    void a_ticket_is_one_by_whichever_of_its_names() {
        String subject = "Named " + fresh();
        String id = world.send(create(Surface.V1, subject)).must(201).json().path("id").asString();
        String number = id.substring("TCK-".length());
        String uuid = world.ledger().ticketId(subject).toString();
        List<String> spellings = List.of(
            "/v1/tickets/" + number, "/v1/tickets/" + uuid, "/tickets/tck-" + number,
            "/tickets/" + uuid.toUpperCase(Locale.ROOT), "/v1/tickets/%54CK-" + number);
        String key = fresh();
        byte[][] first = new byte[1][];
        assertThat(world.ledger().gained(() -> {
            first[0] = comment("/v1/tickets/" + id, key).body();
            spellings.forEach(path -> assertThat(comment(path, key).body()).as(path).isEqualTo(first[0]));
        })).isEqualTo(ONE_COMMENT);
        world.send(Surface.V1.owned(world, Call.delete("/v1/tickets/" + id))).must(204);
        assertThat(world.ledger().gained(() -> spellings.forEach(path ->
            assertThat(comment(path, key).body()).as(path + ", deleted meanwhile").isEqualTo(first[0]))))
            .isEqualTo(Ledger.NOTHING);
    }

    private Answer comment(String ticket, String key) {
        return world.send(Surface.V1.owned(world, Call.post(ticket + "/comments").undocumented())
            .json(Json.object("content", "Only once")).idempotent(key)).must(201);
    }

    @ParameterizedTest
    @EnumSource
    void of_many_at_once_one_makes_the_ticket_and_all_tell_of_it(Surface surface) {
        for (int round = 0; round < 5; round++) {
            Call call = create(surface, "Rushed").idempotent(fresh());
            Counts gained = world.ledger().gained(() -> {
                List<Answer> answers = Together.run(12, i -> () -> world.send(call));
                assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.status()).isIn(surface.made(), 409));
                List<Answer> made =
                    answers.stream().filter(answer -> answer.status() == surface.made()).toList();
                assertThat(made).isNotEmpty().allSatisfy(answer ->
                    assertThat(answer.text()).isEqualTo(made.getFirst().text()));
                assertThat(made.stream().filter(answer -> answer.header(REPLAYED).isEmpty())).hasSize(1);
                answers.stream().filter(answer -> answer.status() == 409)
                    .forEach(answer -> assertThat(answer.need("Retry-After")).isEqualTo("1"));
            });
            assertThat(gained).isEqualTo(one(surface));
        }
    }

    /// Whatever it is about.
    @TestFactory
    Stream<DynamicTest> each_operation_that_takes_a_key_gives_its_first_answer_again() {
        Fixtures fixtures = new Fixtures(world);
        return world.conformity().documents().stream()
            .flatMap(document -> document.operations().stream())
            .filter(operation -> Samples.takesKey(operation) && Fixtures.success(operation) < 300)
            .map(operation -> dynamicTest(operation.document().name() + ": " + operation, () -> {
                Call example = Samples.of(operation, fixtures.ownVariables(operation)).getFirst();
                Call call = Samples.keyed(operation, fixtures.asOwner(operation, example));
                Answer first = world.send(call).must(Fixtures.success(operation));
                Answer again = world.send(call).must(first.status());
                assertThat(again.text()).isEqualTo(first.text());
                assertThat(again.need(REPLAYED)).isEqualTo("true");
            }));
    }

    private Call create(Surface surface, String subject) {
        return surface.owned(world, surface.create(subject));
    }

    private static Counts one(Surface surface) {
        return surface == Surface.ACCOUNTS ? ONE_USER : ONE_TICKET;
    }

    private static String fresh() {
        return "try-" + UUID.randomUUID();
    }
}
