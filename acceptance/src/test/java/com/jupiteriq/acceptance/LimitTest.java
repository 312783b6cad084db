package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How much a key may ask, and how it is told (decisions C26, C47, C57, D16, D17).
@AcceptanceTest
class LimitTest {

    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    private static final int FAILURES = 600;
    /// Within which every node has heard of a change.
    private static final Duration HEARD = Duration.ofSeconds(1);
    private static final Duration HOUR_TURN = Duration.ofSeconds(20);

    private final World world;

    LimitTest(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource
    void each_answer_tells_limit_remaining_and_reset(Surface surface) {
        Call call = probe(surface).bearer(key(surface, "5/hour").secret());
        for (int remaining = 4; remaining >= 0; remaining--) {
            Answer answer = world.send(call).must(404);
            assertThat(answer.need("X-RateLimit-Limit")).isEqualTo("5");
            assertThat(answer.need("X-RateLimit-Remaining")).isEqualTo(Integer.toString(remaining));
            long reset = Long.parseLong(answer.need("X-RateLimit-Reset"));
            assertThat(reset % HOUR).isZero();
            assertThat(reset - Instant.now().getEpochSecond()).isBetween(-1L, (long) HOUR);
        }
        Answer[] refused = new Answer[1];
        Call create = surface.create("One too many");
        String secret = call.header("Authorization").orElseThrow();
        assertThat(world.ledger().gained(() ->
            refused[0] = world.send(create.header("Authorization", secret)))).isEqualTo(Ledger.NOTHING);
        surface.assertRefused(refused[0], limited(surface));
        assertThat(Integer.parseInt(refused[0].need("Retry-After"))).isBetween(1, HOUR);
        assertThat(refused[0].need("X-RateLimit-Remaining")).isEqualTo("0");
    }

    @Test
    void the_429_of_003_has_exactly_the_printed_body() {
        String secret = key(Surface.INTEGRATION, "1/hour").secret();
        world.send(probe(Surface.INTEGRATION).bearer(secret)).must(404);
        assertThat(world.send(probe(Surface.INTEGRATION).bearer(secret)).must(429).text())
            .isEqualTo(Snippets.json("003-rate-limited.response.json").toString());
    }

    @ParameterizedTest
    @EnumSource
    void exactly_as_many_as_allowed_pass_at_once(Surface surface) {
        awaitTimeInTheHour();
        String secret = key(surface, "40/hour").secret();
        Map<Integer, Long> statuses =
            Together.run(60, i -> () -> world.send(probe(surface).bearer(secret)).status()).stream()
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        assertThat(statuses).isEqualTo(Map.of(404, 40L, 429, 20L));
    }

    @ParameterizedTest
    @EnumSource(names = {"INTEGRATION", "ACCOUNTS"})
    void a_key_of_003_and_of_004_has_a_thousand_an_hour_whatever_the_plan(Surface surface) {
        awaitTimeInTheHour();
        String account = world.admin().createAccount("Small and patient", "starter");
        Admin.Key token = world.admin().createKey(account, "live", surface.contract());
        Answer answer = world.send(probe(surface).bearer(token.secret())).must(404);
        assertThat(answer.need("X-RateLimit-Limit")).isEqualTo("1000");
        assertThat(answer.need("X-RateLimit-Remaining")).isEqualTo("999");
        assertThat(Long.parseLong(answer.need("X-RateLimit-Reset")) % HOUR).isZero();
    }

    @Test
    void a_starter_account_has_a_hundred_a_minute_over_all_its_keys() {
        String account = world.admin().createAccount("Small", "starter");
        List<String> secrets = List.of(
            world.admin().createKey(account, "live", "platform").secret(),
            world.admin().createKey(account, "live", "platform").secret());
        Answer first = world.send(probe(Surface.V1).bearer(secrets.getFirst())).must(404);
        assertThat(first.need("X-RateLimit-Limit")).isEqualTo("100");
        long minute = Long.parseLong(first.need("X-RateLimit-Reset"));
        assertThat(minute % 60).isZero();
        List<Answer> answers = Together.run(120, i -> () ->
            world.send(probe(Surface.V1).bearer(secrets.get(i % 2))));
        long passed = answers.stream()
            .filter(answer -> Long.parseLong(answer.need("X-RateLimit-Reset")) == minute)
            .filter(answer -> answer.status() == 404)
            .count();
        assertThat(passed).isLessThanOrEqualTo(99);
        if (answers.stream().allMatch(answer -> Long.parseLong(answer.need("X-RateLimit-Reset")) == minute)) {
            assertThat(passed).isEqualTo(99);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"professional, 1000", "business, 1000", "enterprise, 10000"})
    void each_plan_tells_its_own_limit(String plan, long limit) {
        String account = world.admin().createAccount("On " + plan, plan);
        String secret = world.admin().createKey(account, "live", "platform").secret();
        Answer first = world.send(probe(Surface.V1).bearer(secret)).must(404);
        assertThat(first.need("X-RateLimit-Limit")).isEqualTo(Long.toString(limit));
        assertThat(first.need("X-RateLimit-Remaining")).isEqualTo(Long.toString(limit - 1));
        assertThat(Long.parseLong(first.need("X-RateLimit-Reset")) - Instant.now().getEpochSecond())
            .isBetween(-1L, 60L);
    }

    @Test
    void endpoints_of_an_account_are_limited_by_the_day_in_each_environment() {
        awaitTimeInTheHour();
        String account = world.admin().createAccount("Ruled", "enterprise");
        String live = world.admin().createKey(account, "live", "platform", "--limit", "50/hour").secret();
        String test = world.admin().createKey(account, "test", "platform").secret();
        Call open = Call.post("/v1/tickets").json(Json.object("subject", "By the day"));
        world.send(open.bearer(live)).must(201);                       // what was before is not counted
        limit(account, "--endpoint", "POST /v1/tickets/**", "--requests", "2/day");
        Answer first = Eventually.get("the first that is counted", HEARD, () ->
            Optional.of(world.send(open.bearer(live)).must(201)).filter(answer -> limit(answer) == 2));
        assertThat(remaining(first)).isOne();
        Answer last = world.send(open.bearer(live)).must(201);
        assertThat(limit(last)).isEqualTo(2);
        assertThat(remaining(last)).isZero();
        assertThat(Long.parseLong(last.need("X-RateLimit-Reset")) % DAY).isZero();

        String missing = "/v1/tickets/" + UUID.randomUUID();
        Call read = Call.get(missing).bearer(live);
        Answer before = world.send(read).must(404);
        assertThat(limit(before)).isEqualTo(50);
        assertThat(world.ledger().gained(() -> {
            for (String path : List.of("/v1/tickets", "/tickets", "/v1/%74ickets", missing + "/comments")) {
                Call again = Call.post(path).json(Json.object("subject", "x")).bearer(live);
                Answer refused = world.send(again).must(429);
                assertThat(limit(refused)).isEqualTo(2);
                assertThat(Integer.parseInt(refused.need("Retry-After"))).isBetween(1, DAY);
            }
        })).isEqualTo(Ledger.NOTHING);
        assertThat(remaining(world.send(read).must(404))).isEqualTo(remaining(before) - 1);
        world.send(open.bearer(test)).must(201);

        limit(account, "--endpoint", "POST /v1/tickets/**", "--requests", "none");
        Eventually.until("the limit is gone", HEARD, () ->
            world.send(open.bearer(live)).status() == 201);
    }

    @Test
    void an_account_has_the_limit_that_was_agreed_until_it_is_taken_back() {
        String account = world.admin().createAccount("Agreed", "starter");
        String secret = world.admin().createKey(account, "live", "platform").secret();
        for (String agreed : List.of("500/minute", "7/minute", "plan")) {
            world.send(probe(Surface.V1).bearer(secret)).must(404);
            limit(account, "--requests", agreed);
            int told = agreed.equals("plan") ? 100 : Integer.parseInt(agreed.replace("/minute", ""));
            Eventually.until("a limit of " + agreed, HEARD, () ->
                limit(world.send(probe(Surface.V1).bearer(secret)).must(404)) == told);
            assertThat(world.admin().quickly("account", "list").must(0).out()).containsPattern(
                account + " .* " + agreed + " +Agreed");
        }
    }

    private void limit(String account, String... words) {
        List<String> command = new ArrayList<>(List.of("account", "limit", account));
        command.addAll(List.of(words));
        world.admin().quickly(command.toArray(String[]::new)).must(0);
    }

    private static int limit(Answer answer) {
        return Integer.parseInt(answer.need("X-RateLimit-Limit"));
    }

    private static int remaining(Answer answer) {
        return Integer.parseInt(answer.need("X-RateLimit-Remaining"));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_refused_earlier_costs_nothing(Surface surface) {
        Admin.Key key = key(surface, "2/hour");
        Call good = probe(surface).bearer(key.secret());
        world.send(good).must(404);
        for (int i = 0; i < 3; i++) {
            Answer unknown = world.send(Call.get(surface.path("/nothing")).bearer(key.secret())).must(404);
            assertThat(unknown.need("X-RateLimit-Remaining")).isEqualTo("1");
            world.send(Call.of("PUT", surface.collection()).bearer(key.secret())).must(405);
        }
        world.send(good).must(404);
        world.send(good).must(429);
        world.send(Call.get(surface.path("/nothing")).bearer(key.secret())).must(404);
    }

    @Test
    void failing_credentials_are_limited_by_address_and_good_ones_are_not() {
        String good = world.acme().platform().secret();
        try (Wire wire = world.http().wireFrom("127.0.0.77")) {
            int tried = 0;
            Answer limited = ask(wire, "jiq_live_wrong" + tried);
            while (limited.status() == 401) {
                tried++;
                assertThat(tried).as("a turn of the minute allows as many again, no more")
                    .isLessThan(2 * FAILURES + 1);
                limited = ask(wire, "jiq_live_wrong" + tried);
            }
            assertThat(tried).isGreaterThanOrEqualTo(FAILURES);
            Surface.V1.assertRefused(limited, limited(Surface.V1));
            assertThat(Integer.parseInt(limited.need("Retry-After"))).isBetween(1, 60);
            assertThat(ask(wire, good).status()).isEqualTo(404);
        }
        assertThat(world.send(probe(Surface.V1).bearer("jiq_live_wrong")).status()).isEqualTo(401);
    }

    private static Answer ask(Wire wire, String secret) {
        String path = "/v1/tickets/" + UUID.randomUUID();
        wire.write("GET " + path + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + secret + "\r\n\r\n");
        return wire.answer(Call.get(path));
    }

    /// With enough left of the hour that the window does not turn while a test runs.
    private Admin.Key key(Surface surface, String limit) {
        awaitTimeInTheHour();
        return world.admin().createKey(
            world.acme().account(), "live", surface.contract(), "--limit", limit);
    }

    private static void awaitTimeInTheHour() {
        Eventually.until("an hour with time left", HOUR_TURN.multipliedBy(2), () ->
            HOUR - Instant.now().getEpochSecond() % HOUR > HOUR_TURN.toSeconds());
    }

    /// A request that reaches its handler and changes nothing.
    private static Call probe(Surface surface) {
        return surface.missing();
    }

    private static Refusal limited(Surface surface) {
        return surface.refusal(429, "RATE_LIMIT_EXCEEDED");
    }
}
