package com.jupiteriq.access;

import static com.jupiteriq.access.AccessFixture.ANYWHERE;
import static com.jupiteriq.access.AccessFixture.HOME;
import static com.jupiteriq.access.AccessFixture.OPERATOR;
import static com.jupiteriq.access.AccessFixture.apiKey;
import static com.jupiteriq.access.AccessFixture.failure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.keys.KeyDocument;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.KeyView;
import com.jupiteriq.keys.Keys;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.keys.PathRule;
import com.jupiteriq.postgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private static final TestPostgres.Fresh DATABASE = TestPostgres.newDatabase();

    private final AccessFixture world = new AccessFixture(DATABASE);
    private final OperatorKeys keys = world.keys;
    private final Gate gate = world.gate(world.cache());

    @Test
    void a_key_keeps_what_was_ordered_and_tells_its_secret_once() {
        NewKey made = keys.create(OPERATOR, new KeyOrder(
            world.account.publicId(), "live", "platform", "Billing",
            List.of("tickets:read", "tickets:read", "events:read"),
            List.of("GET /tickets/**", "* /v1/webhooks", "GET /v1/tickets/**"),
            List.of("10.0.0.0/8", "2001:DB8::/32"),
            "2999-12-31T23:59:59+02:00", "100/minute"));

        KeyView view = made.key();
        assertThat(made.secret()).startsWith("jiq_live_").hasSize(80);
        assertThat(view.id()).startsWith("key_");
        assertThat(view.key().tenant().account()).isEqualTo(world.account.id());
        assertThat(view.key().principal().publicId()).startsWith("svc_");
        assertThat(made.secret()).startsWith(view.prefix());
        assertThat(view.prefix()).hasSize("jiq_live_".length() + 6);
        assertThat(view.permissions()).containsExactly("tickets:read", "events:read");
        assertThat(view.allowedIps()).containsExactly("10.0.0.0/8", "2001:db8::/32");
        assertThat(view.expiresAt()).isEqualTo(Instant.parse("2999-12-31T21:59:59Z"));
        assertThat(view.paths()).extracting(PathRule::toString)
            .containsExactly("GET /v1/tickets/**", "* /v1/webhooks");
        assertThat(view.key().settings().limit()).hasToString("100/minute");
        assertThat(view.state()).isEqualTo("active");
        assertThat(keys.list(world.account.publicId())).containsExactly(view);
        assertThat(KeyDocument.ANY_KEY.of(view).text())
            .contains("\"paths\":[{\"methods\":[\"GET\"],\"path\":\"/v1/tickets/**\"},")
            .contains("{\"methods\":[\"*\"],\"path\":\"/v1/webhooks\"}]")
            .contains("\"allowed_ips\":[\"10.0.0.0/8\",\"2001:db8::/32\"]")
            .contains("\"expires_at\":\"2999-12-31T21:59:59Z\"").contains("\"rotated_to\":null");
        assertThat(made.toString()).doesNotContain(made.secret());
    }

    @Test
    void the_database_and_the_trail_never_hold_a_secret() {
        NewKey made = world.platformKey();
        String random = made.secret().substring("jiq_test_".length() + 22);
        Map<String, Object> row = world.all.sql("select * from api_keys where name = ? and tenant_id = ?")
            .param("platform key").param(world.account.test().id()).query().singleRow();
        assertThat((byte[]) row.get("secret_hash")).hasSize(33).startsWith(1);
        String trail = String.join("\n", details());
        assertThat(row.toString() + trail).doesNotContain(random);
        assertThat(trail).contains(made.key().id());
    }

    @Test
    void without_permissions_a_key_may_do_everything() {
        assertThat(world.platformKey().key().permissions())
            .containsExactly("admin");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
            mistake("account", order().account("acc_nobody")),
            mistake("account", order().account("acc_00000000000000000000000000")),
            mistake("environment", order().environment("Live")),
            mistake("environment", order().environment("staging")),
            mistake("contract", order().contract("identity")),
            mistake("name", order().name("")),
            mistake("name", order().name("n".repeat(101))),
            mistake("name", order().name("a\u0000b")),
            mistake("permissions[1]", order().permissions("tickets:read", "ticket:read")),
            mistake("permissions[0]", order().permissions("")),
            mistake("permissions[0]", order().permissions("keys:read")),
            mistake("permissions[1]", order().permissions("read", "accounts:write")),
            mistake("permissions", order().contract("integration").permissions("tickets:read")),
            mistake("paths[0]", order().paths("GET /v1/ticket/**")),
            mistake("paths[1]", order().paths("* /**", "PUT /v1/webhooks")),
            mistake("paths", order().contract("integration").paths("GET /v1/tickets/**")),
            mistake("paths", order().paths(IntStream.range(0, 65).mapToObj(i -> "* /**")
                .toArray(String[]::new))),
            mistake("allowed_ips[0]", order().addresses("10.0.0.5/8")),
            mistake("allowed_ips[1]", order().addresses("10.0.0.0/8", "example.invalid")),
            mistake("allowed_ips", order().addresses(IntStream.range(0, 65).mapToObj(i -> "10.0.0." + i)
                .toArray(String[]::new))),
            mistake("expires_at", order().expires("2020-01-01T00:00:00Z")),
            mistake("expires_at", order().expires("tomorrow")),
            mistake("expires_at", order().expires("2999-01-01")),
            mistake("expires_at", order().expires("+12999-01-01T00:00:00Z")),
            mistake("limit", order().limit("0/minute")),
            mistake("limit", order().limit("10000001/hour")),
            mistake("limit", order().limit("99999999999999999999/hour")),
            mistake("limit", order().limit("10000001/day")),
            mistake("limit", order().limit("100/week")),
            mistake("limit", order().limit("100")),
            mistake("limit", order().limit("-1/hour")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_one_sentence_about_its_field(String field, Draft draft) {
        List<Problem> problems = problems(draft.of(world.account.publicId()));
        assertThat(problems).extracting(Problem::field).containsExactly(field);
        assertThat(problems.getFirst().message()).matches("[A-Z].*[.?]").hasSizeLessThan(200);
        assertThat(keys.list(world.account.publicId())).isEmpty();
        assertThat(world.audited()).containsExactly("account.create");
    }

    @Test
    void every_mistake_is_told_at_once_with_the_nearest_permission() {
        KeyOrder order = new KeyOrder("x", "x", "x", " ", List.of("tickets:raed"), List.of("x"),
            List.of("x"), "x", "x");
        assertThat(problems(order)).extracting(Problem::field).containsExactly(
            "account", "environment", "contract", "name", "permissions[0]", "paths[0]", "allowed_ips[0]",
            "expires_at", "limit");
        assertThat(problems(order).get(4).message()).contains("did you mean tickets:read?");
        assertThat(problems(order).get(2).message()).contains("integration or platform");
    }

    @Test
    void the_bounds_themselves_are_accepted() {
        assertThat(keys.create(OPERATOR, order().limit("10000000/hour").name("n".repeat(100))
            .addresses(IntStream.range(0, 64).mapToObj(i -> "10.0.0." + i).toArray(String[]::new))
            .of(world.account.publicId())).key().key().settings().limit()).hasToString("10000000/hour");
    }

    @Test
    void rotation_gives_a_new_id_to_the_same_principal_and_settings() {
        NewKey old = keys.create(OPERATOR, order().permissions("tickets:read").addresses("127.0.0.0/8")
            .limit("7/day").name("Export").paths("GET /v1/tickets/*").of(world.account.publicId()));
        NewKey next = keys.rotate(OPERATOR, old.key().id(), Duration.ofHours(1));

        assertThat(next.key().key().settings()).isEqualTo(old.key().key().settings());
        assertThat(next.key().key().principal()).isEqualTo(old.key().key().principal());
        assertThat(next.key().state()).isEqualTo("active");
        assertThat(next.key().paths()).extracting(PathRule::toString).containsExactly("GET /v1/tickets/*");
        assertThat(next.key().id()).isNotEqualTo(old.key().id());
        KeyView ending = view(old);
        assertThat(ending.rotatedTo()).isEqualTo(next.key().id());
        assertThat(ending.expiresAt()).isEqualTo(micros().plus(Duration.ofHours(1)));
        assertThat(gate.admit(apiKey(old.secret()), HOME, ANYWHERE).principal())
            .isEqualTo(gate.admit(apiKey(next.secret()), HOME, ANYWHERE).principal());
        world.pass(Duration.ofHours(1));
        assertThat(refusal(old)).isEqualTo(new Failure.Unauthenticated(Reason.EXPIRED));
        assertThat(refusal(next)).isNull();
        assertThat(world.audited()).containsExactly("account.create", "key.create", "key.rotate");
        assertThat(details().getLast())
            .contains("\"rotated_to\":\"" + next.key().id() + "\"")
            .endsWith("from local");
    }

    @Test
    void without_overlap_the_old_key_ends_at_once() {
        NewKey old = world.platformKey();
        keys.rotate(OPERATOR, old.key().id(), Duration.ZERO);
        assertThat(refusal(old)).isEqualTo(new Failure.Unauthenticated(Reason.EXPIRED));
        assertThat(view(old).state()).isEqualTo("expired");
    }

    @Test
    void an_overlap_never_prolongs_a_key() {
        Instant end = micros().plus(Duration.ofMinutes(10));
        NewKey old = keys.create(OPERATOR, order().expires(end.toString()).of(world.account.publicId()));
        NewKey next = keys.rotate(OPERATOR, old.key().id(), Keys.MAX_OVERLAP);
        assertThat(view(old).expiresAt()).isEqualTo(end);
        assertThat(next.key().expiresAt()).isEqualTo(end);
    }

    @Test
    void only_an_active_key_is_rotated_and_only_once() {
        NewKey revoked = world.platformKey();
        keys.revoke(OPERATOR, revoked.key().id());
        NewKey disabled = world.platformKey();
        keys.disable(OPERATOR, disabled.key().id());
        NewKey rotated = world.platformKey();
        keys.rotate(OPERATOR, rotated.key().id(), Duration.ofDays(30));
        NewKey expired = world.platformKey();
        keys.rotate(OPERATOR, expired.key().id(), Duration.ZERO);
        int before = keys.list(world.account.publicId()).size();
        for (NewKey key : List.of(revoked, disabled, rotated, expired)) {
            assertThat(failure(() -> keys.rotate(OPERATOR, key.key().id(), Duration.ZERO)))
                .isInstanceOf(Failure.Conflict.class);
        }
        assertThat(keys.list(world.account.publicId())).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "P30DT1S"})
    void an_overlap_has_bounds(String overlap) {
        NewKey key = world.platformKey();
        assertThat(failure(() -> keys.rotate(OPERATOR, key.key().id(), Duration.parse(overlap))))
            .isInstanceOf(Failure.Invalid.class);
    }

    @Test
    void of_parallel_rotations_one_succeeds() throws Exception {
        NewKey key = world.platformKey();
        List<Callable<@Nullable Failure>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            attempts.add(() -> failure(() -> keys.rotate(OPERATOR, key.key().id(), Duration.ofHours(1))));
        }
        int succeeded = 0;
        try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
            for (Future<@Nullable Failure> attempt : crowd.invokeAll(attempts)) {
                Failure failure = attempt.get();
                if (failure == null) {
                    succeeded++;
                } else {
                    assertThat(failure).isInstanceOf(Failure.Conflict.class);
                }
            }
        }
        assertThat(succeeded).isEqualTo(1);
        assertThat(keys.list(world.account.publicId())).hasSize(2);
    }

    @Test
    void disabling_pauses_and_revoking_is_final() {
        NewKey key = world.platformKey();
        String id = key.key().id();
        assertThat(keys.disable(OPERATOR, id).state()).isEqualTo("disabled");
        assertThat(refusal(key)).isEqualTo(new Failure.Unauthenticated(Reason.DISABLED));
        assertThat(keys.enable(OPERATOR, id).state()).isEqualTo("active");
        assertThat(refusal(key)).isNull();
        assertThat(keys.revoke(OPERATOR, id).state()).isEqualTo("revoked");
        assertThat(failure(() -> keys.enable(OPERATOR, id))).isInstanceOf(Failure.Conflict.class);
        assertThat(failure(() -> keys.disable(OPERATOR, id))).isInstanceOf(Failure.Conflict.class);
        assertThat(refusal(key)).isEqualTo(new Failure.Unauthenticated(Reason.REVOKED));
        assertThat(world.audited()).containsExactly(
            "account.create", "key.create", "key.disable", "key.enable", "key.revoke");
    }

    @Test
    void a_change_that_changes_nothing_is_not_on_record() {
        String id = world.platformKey().key().id();
        keys.enable(OPERATOR, id);
        keys.disable(OPERATOR, id);
        KeyView disabled = keys.disable(OPERATOR, id);
        world.pass(Duration.ofMinutes(1));
        assertThat(keys.disable(OPERATOR, id)).isEqualTo(disabled);
        keys.revoke(OPERATOR, id);
        keys.revoke(OPERATOR, id);
        assertThat(world.audited())
            .containsExactly("account.create", "key.create", "key.disable", "key.revoke");
    }

    @Test
    void unknown_keys_and_accounts_are_told() {
        assertThat(failure(() -> keys.revoke(OPERATOR, "key_00000000000000000000000000")))
            .isEqualTo(new Failure.Missing("key"));
        assertThat(failure(() -> keys.revoke(OPERATOR, "acc_00000000000000000000000000")))
            .isInstanceOf(Failure.Invalid.class);
        assertThat(failure(() -> keys.list("acc_00000000000000000000000000")))
            .isInstanceOf(Failure.Invalid.class);
    }

    /// An order in the making.
    record Draft(
        @Nullable String account, String environment, String contract, @Nullable String name,
        List<String> permissions, List<String> paths, List<String> addresses, @Nullable String expires,
        @Nullable String limit) {

        KeyOrder of(String known) {
            return new KeyOrder(account == null ? known : account, environment, contract, name, permissions,
                paths, addresses, expires, limit);
        }

        Draft account(String id) {
            return new Draft(
                id, environment, contract, name, permissions, paths, addresses, expires, limit);
        }

        Draft environment(String word) {
            return new Draft(
                account, word, contract, name, permissions, paths, addresses, expires, limit);
        }

        Draft contract(String word) {
            return new Draft(
                account, environment, word, name, permissions, paths, addresses, expires, limit);
        }

        Draft name(String text) {
            return new Draft(
                account, environment, contract, text, permissions, paths, addresses, expires, limit);
        }

        Draft permissions(String... words) {
            return new Draft(
                account, environment, contract, name, List.of(words), paths, addresses, expires, limit);
        }

        Draft paths(String... texts) {
            List<String> list = List.of(texts);
            return new Draft(
                account, environment, contract, name, permissions, list, addresses, expires, limit);
        }

        Draft addresses(String... texts) {
            List<String> list = List.of(texts);
            return new Draft(
                account, environment, contract, name, permissions, paths, list, expires, limit);
        }

        Draft expires(String text) {
            return new Draft(
                account, environment, contract, name, permissions, paths, addresses, text, limit);
        }

        Draft limit(String text) {
            return new Draft(
                account, environment, contract, name, permissions, paths, addresses, expires, text);
        }
    }

    private static Draft order() {
        return new Draft(
            null, "test", "platform", null, List.of(), List.of(), List.of(), null, null);
    }

    private static Arguments mistake(String field, Draft draft) {
        return Arguments.of(field, draft);
    }

    private List<Problem> problems(KeyOrder order) {
        return failure(() -> keys.create(OPERATOR, order)) instanceof Failure.Invalid invalid
            ? invalid.problems()
            : List.of();
    }

    private List<String> details() {
        return world.all.sql("select details from audit where tenant_id in (?, ?) order by created_at, id")
            .param(world.account.live().id()).param(world.account.test().id())
            .query(byte[].class).list().stream()
            .map(bytes -> new String(bytes, UTF_8))
            .toList();
    }

    private KeyView view(NewKey key) {
        return keys.list(world.account.publicId()).stream()
            .filter(one -> one.id().equals(key.key().id())).findFirst().orElseThrow();
    }

    private @Nullable Failure refusal(NewKey key) {
        return failure(() -> gate.admit(apiKey(key.secret()), HOME, ANYWHERE));
    }

    private Instant micros() {
        return world.now.get().truncatedTo(ChronoUnit.MICROS);
    }
}
