package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Who is let in, and what the others are told.
@AcceptanceTest
class CredentialTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Refusal MISSING = Refusal.of(401, "AUTH_REQUIRED");
    private static final Refusal INVALID = Refusal.of(401, "AUTH_INVALID");
    private static final Refusal UNKNOWN = Refusal.of(401, "AUTHENTICATION_FAILED");

    private final World world;

    CredentialTest(World world) {
        this.world = world;
    }

    @FunctionalInterface
    interface Forgery {
        Call on(Call call, String good);
    }

    record Row(String name, Forgery forgery, Refusal v1, String integration) {

        Refusal refusal(Surface surface) {
            return switch (surface) {
                case V1, ACCOUNTS -> v1;
                case IDENTITY -> UNKNOWN;
                case INTEGRATION -> Refusal.of(v1.status(), integration);
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> forgeries() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("nothing", (call, good) -> call, MISSING, "missing_token"));
        add(rows, "another scheme", (call, good) -> call.header("Authorization", "Basic " + good));
        add(rows, "no scheme", (call, good) -> call.header("Authorization", good));
        add(rows, "an empty token", (call, good) -> call.header("Authorization", "Bearer "));
        rows.add(new Row(
            "an empty header", (call, good) -> call.header("Authorization", ""), MISSING, "missing_token"));
        rows.add(new Row("an empty key header", (call, good) -> call.apiKey(""), MISSING, "missing_token"));
        add(rows, "words", (call, good) -> call.bearer("let me in"));
        add(rows, "a prefix alone", (call, good) -> call.bearer(prefix(good)));
        add(rows, "no prefix", (call, good) -> call.bearer(good.substring(prefix(good).length())));
        for (String other
            : List.of("jiq_live_", "jiq_test_", "stk_", "stk_test_", "sk_live_", "acct_live_", "whsec_")) {
            add(rows, "the prefix " + other, (call, good) -> call.bearer(
                prefix(good).equals(other) ? "x" + good : other + good.substring(prefix(good).length())));
        }
        add(rows, "a typo at the end", (call, good) -> call.bearer(typo(good, good.length() - 1)));
        add(rows, "a typo in the id", (call, good) -> call.bearer(typo(good, prefix(good).length() + 3)));
        add(rows, "a typo in the secret", (call, good) -> call.bearer(typo(good, good.length() - 20)));
        add(rows, "one character less", (call, good) -> call.bearer(good.substring(0, good.length() - 1)));
        add(rows, "one character more", (call, good) -> call.bearer(good + "0"));
        add(rows, "a blank inside",
            (call, good) -> call.bearer(good.substring(0, 20) + " " + good.substring(20)));
        add(rows, "a token that is no key", (call, good) -> call.bearer("eyJhbGciOiJub25lIn0.e30."));
        add(rows, "ten thousand characters", (call, good) -> call.bearer("x".repeat(10_000)));
        return Stream.of(Surface.values())
            .flatMap(surface -> rows.stream().map(row -> Arguments.of(surface, row)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("forgeries")
    void nobody_is_let_in_with(Surface surface, Row row) {
        Call call = row.forgery().on(create(surface), surface.secret(world.acme()));
        refused(surface, call, row.refusal(surface));
        Call unknownPath =
            row.forgery().on(surface.named(Call.get(surface.path("/nothing"))), surface.secret(world.acme()));
        surface.assertRefused(world.http().sendRaw(unknownPath), row.refusal(surface));
    }

    @ParameterizedTest
    @EnumSource
    void two_credentials_must_be_the_same(Surface surface) {
        String own = surface.secret(world.acme());
        Refusal refusal = invalid(surface);
        refused(surface, create(surface).bearer(own).apiKey(surface.secret(world.rival())), refusal);
        refused(surface, create(surface).bearer(own).apiKey("x"), refusal);
        refused(surface, create(surface).bearer("x").apiKey(own), refusal);
        world.send(create(surface).bearer(own).apiKey(own)).must(surface.made());
        world.send(create(surface).header("authorization", "bEaReR " + own)).must(surface.made());
        world.send(create(surface).apiKey(own)).must(surface.made());
    }

    @ParameterizedTest
    @EnumSource
    void a_key_of_another_contract_opens_nothing(Surface surface) {
        Stream.of(Surface.values())
            .filter(other -> other != surface && !(other.isOnV1() && surface.isOnV1()))
            .forEach(other ->
                refused(surface, create(surface).bearer(other.secret(world.acme())), invalid(surface)));
    }

    @ParameterizedTest
    @EnumSource
    void a_key_ends_when_it_expires(Surface surface) {
        Instant begun = Instant.now();
        world.admin().quickly("account", "list").must(0);
        Duration oneCommand = Duration.between(begun, Instant.now());
        Instant end =
            Instant.now().plus(oneCommand.multipliedBy(3)).plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        Admin.Key key = key(surface, "--expires", end.toString());
        world.send(create(surface).bearer(key.secret())).must(surface.made());
        Eventually.until("the key expires", Duration.ofMinutes(1), () -> Instant.now().isAfter(end));
        refused(surface, create(surface).bearer(key.secret()),
            List.of(Surface.V1, Surface.ACCOUNTS).contains(surface)
                ? Refusal.of(401, "AUTH_EXPIRED") : invalid(surface));
    }

    @ParameterizedTest
    @EnumSource
    void disabling_and_revoking_are_seen_at_once(Surface surface) {
        Admin.Key key = key(surface);
        Call call = surface.named(surface.missing()).bearer(key.secret());
        world.send(call).must(404);

        world.admin().quickly("key", "disable", key.id()).must(0);
        seenWithin(call, 401);
        refused(surface, call, invalid(surface));
        world.admin().quickly("key", "enable", key.id()).must(0);
        seenWithin(call, 404);

        world.admin().quickly("key", "revoke", key.id()).must(0);
        seenWithin(call, 401);
        world.admin().quickly("key", "enable", key.id());
        refused(surface, call, invalid(surface));
    }

    @ParameterizedTest
    @EnumSource
    void a_key_works_from_its_addresses_only(Surface surface) {
        Admin.Key elsewhere = key(surface, "--allow-ip", "10.0.0.0/8", "--allow-ip", "2001:db8::/32");
        refused(surface, create(surface).bearer(elsewhere.secret()),
            surface.isOnV1() ? Refusal.of(403, "PERMISSION_DENIED") : invalid(surface));
        refused(surface, create(surface).bearer(elsewhere.secret()).header("X-Forwarded-For", "10.0.0.1"),
            surface.isOnV1() ? Refusal.of(403, "PERMISSION_DENIED") : invalid(surface));
        Admin.Key here = key(surface, "--allow-ip", "10.0.0.0/8", "--allow-ip", "127.0.0.0/8");
        world.send(create(surface).bearer(here.secret())).must(surface.made());
    }

    @ParameterizedTest
    @EnumSource
    void a_rotated_key_works_until_its_overlap_ends(Surface surface) {
        Admin.Key first = key(surface);
        Admin.Key second = world.admin().rotate(first.id(), "--overlap", "1h");
        world.send(create(surface).bearer(first.secret())).must(surface.made());
        world.send(create(surface).bearer(second.secret())).must(surface.made());

        Admin.Key third = world.admin().rotate(second.id(), "--overlap", "0s");
        seenWithin(create(surface).bearer(second.secret()), 401);
        world.send(create(surface).bearer(third.secret())).must(surface.made());
    }

    private Admin.Key key(Surface surface, String... more) {
        return world.admin().createKey(world.acme().account(), "live", surface.contract(), more);
    }

    private void seenWithin(Call call, int status) {
        Eventually.until("the answer " + status, AT_ONCE, () -> world.send(call).status() == status);
    }

    private void refused(Surface surface, Call call, Refusal refusal) {
        Answer[] answer = new Answer[1];
        assertThat(world.ledger().gained(() -> answer[0] = world.http().sendRaw(call)))
            .isEqualTo(Ledger.NOTHING);
        surface.assertRefused(answer[0], refusal);
    }

    private static Call create(Surface surface) {
        return surface.named(surface.create("Let me in"));
    }

    private static Refusal invalid(Surface surface) {
        return switch (surface) {
            case V1, ACCOUNTS -> INVALID;
            case IDENTITY -> UNKNOWN;
            case INTEGRATION -> Refusal.of(401, "invalid_token");
        };
    }

    private static void add(List<Row> rows, String name, Forgery forgery) {
        rows.add(new Row(name, forgery, INVALID, "invalid_token"));
    }

    private static String prefix(String key) {
        return key.substring(0, key.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
    }

    private static String typo(String key, int at) {
        char other = key.charAt(at) == 'a' ? 'b' : 'a';
        return key.substring(0, at) + other + key.substring(at + 1);
    }
}
