package com.jupiteriq.access;

import static com.jupiteriq.access.AccessFixture.ANYWHERE;
import static com.jupiteriq.access.AccessFixture.HOME;
import static com.jupiteriq.access.AccessFixture.OPERATOR;
import static com.jupiteriq.access.AccessFixture.apiKey;
import static com.jupiteriq.access.AccessFixture.bearer;
import static com.jupiteriq.access.AccessFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Plan;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import com.jupiteriq.paths.Endpoint;
import com.jupiteriq.paths.EndpointSet;
import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.tokens.KeySecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final TestPostgres.Fresh DATABASE = TestPostgres.newDatabase();

    private final AccessFixture world = new AccessFixture(DATABASE);
    private final Gate gate = world.gate(world.cache());
    private final NewKey key = world.platformKey();

    @Test
    void admits_with_either_header_or_both_when_they_agree() {
        Admitted admitted = gate.admit(apiKey(key.secret()), HOME, ANYWHERE);
        assertThat(admitted.kind()).isEqualTo(AccessFixture.PLATFORM);
        assertThat(admitted.tenant()).isEqualTo(world.account.test());
        assertThat(admitted.principal().publicId()).isEqualTo(key.key().key().principal().publicId());
        assertThat(admitted.principal().name()).isEqualTo("platform key");
        assertThat(admitted.permissions()).isEqualTo(Permissions.EVERYTHING);
        assertThat(admitted.plan()).isEqualTo(Plan.PROFESSIONAL);
        assertThat(admitted.callable()).isSameAs(EndpointSet.EVERY);
        assertThat(admitted.limits()).isEqualTo(new KeyLimits(
            null, 1_000, null, List.of(80, 95), Map.of(), List.of()));
        for (String scheme : List.of("Bearer ", "bearer ", "BEARER   ")) {
            Credential shown = new Credential(null, scheme + key.secret(), false);
            assertThat(gate.admit(shown, HOME, ANYWHERE)).isEqualTo(admitted);
        }
        Credential twice = new Credential(key.secret(), "bearer " + key.secret(), false);
        assertThat(gate.admit(twice, HOME, ANYWHERE)).isEqualTo(admitted);
        Credential emptyKey = new Credential("", "Bearer " + key.secret(), false);
        assertThat(gate.admit(emptyKey, HOME, ANYWHERE)).isEqualTo(admitted);
        assertThat(gate.admit(new Credential(key.secret(), "", false), HOME, ANYWHERE)).isEqualTo(admitted);
    }

    @Test
    void a_key_follows_the_limits_of_its_account_in_its_environment() {
        world.limit(null, "500/minute");
        world.limit("* /v1/tickets/**", "100/day");
        world.limit("POST /v1/tickets", "5/minute");
        KeyLimits limits = gate.admit(apiKey(key.secret()), HOME, ANYWHERE).limits();
        assertThat(limits.perMinute()).isEqualTo(500);
        assertThat(limits.byEndpoint().get(new Endpoint("POST", "/tickets")))
            .extracting(Allowance::limit).containsExactly(100L, 5L);
        List<Allowance> read = limits.byEndpoint().get(new Endpoint("GET", "/tickets/{id}"));
        assertThat(read).extracting(Allowance::window).containsExactly(Window.DAY);
        assertThat(limits.byEndpoint()).doesNotContainKey(new Endpoint("GET", "/webhooks"));

        Endpoint list = new Endpoint("GET", "/tickets");
        UUID test = read.getFirst().subject();
        assertThat(limits.byEndpoint().get(list)).extracting(Allowance::subject).containsExactly(test);
        world.limit("* /v1/tickets/**", "200/day");
        assertThat(gate.admit(apiKey(key.secret()), HOME, ANYWHERE).limits().byEndpoint().get(list))
            .containsExactly(new Allowance(test, 200, Window.DAY));
        String live = world.keys.create(OPERATOR, world.order("live", "platform")).secret();
        assertThat(gate.admit(apiKey(live), HOME, ANYWHERE).limits().byEndpoint().get(list).getFirst()
            .subject()).isNotEqualTo(test);
    }

    @Test
    void a_key_has_the_permissions_and_limits_it_was_given() {
        KeyOrder order = new KeyOrder(world.account.publicId(), "live", "platform", "Reporting",
            List.of("tickets:read", "write"), List.of("GET /v1/tickets/**"), List.of(), null, "30/day");
        Admitted admitted = gate.admit(bearer(world.keys.create(OPERATOR, order).secret()), HOME, ANYWHERE);
        assertThat(admitted.tenant()).isEqualTo(world.account.live());
        assertThat(admitted.limits().own()).isEqualTo(new Rate(30, Window.DAY));
        assertThat(admitted.callable().has(new Endpoint("GET", "/tickets/{id}"))).isTrue();
        assertThat(admitted.callable().has(new Endpoint("POST", "/tickets"))).isFalse();
        assertThat(admitted.permissions().allow(Permission.TICKETS_WRITE)).isTrue();
        assertThat(admitted.permissions().allow(Permission.TICKETS_DELETE)).isFalse();
        assertThat(admitted.principal().name()).isEqualTo("Reporting");
    }

    @Test
    void keys_of_a_fixed_kind_have_the_permissions_of_their_kind() {
        NewKey token = world.keys.create(OPERATOR, world.order("live", "integration"));
        assertThat(token.secret()).startsWith("stk_").doesNotStartWith("stk_test_");
        assertThat(gate.admit(bearer(token.secret()), HOME, ANYWHERE).permissions())
            .isEqualTo(AccessFixture.INTEGRATION.fixed());
    }

    static Stream<Arguments> shown() {
        String other = KeySecret.create("jiq_test_", new UUID(1, 2), new java.util.Random(1)).reveal();
        return Stream.of(
            Arguments.of(new Credential(null, null, false), Reason.MISSING),
            Arguments.of(new Credential(" ", "", false), Reason.MISSING),
            Arguments.of(new Credential("KEY", null, true), Reason.CONFLICTING),
            Arguments.of(new Credential("KEY", "Bearer " + other, false), Reason.CONFLICTING),
            Arguments.of(new Credential(other, "Bearer KEY", false), Reason.CONFLICTING),
            Arguments.of(new Credential("KEY", "Basic KEY", false), Reason.CONFLICTING),
            Arguments.of(new Credential("KEY", "Bearer", false), Reason.CONFLICTING),
            Arguments.of(new Credential(null, "Basic KEY", false), Reason.WRONG_SCHEME),
            Arguments.of(new Credential(null, "KEY", false), Reason.WRONG_SCHEME),
            Arguments.of(new Credential(null, "Bearer", false), Reason.INVALID),
            Arguments.of(new Credential(null, "Bearer KEY KEY", false), Reason.INVALID),
            Arguments.of(new Credential(other, null, false), Reason.INVALID),
            Arguments.of(new Credential("KEYa", null, false), Reason.INVALID),
            Arguments.of(new Credential("jiq_test_", null, false), Reason.INVALID),
            Arguments.of(new Credential("x".repeat(30_000), null, false), Reason.INVALID));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void whatever_is_no_single_good_credential_is_refused(Credential template, Reason reason) {
        Credential shown = new Credential(
            template.apiKey() == null ? null : template.apiKey().replace("KEY", key.secret()),
            template.authorization() == null ? null : template.authorization().replace("KEY", key.secret()),
            template.repeated());
        assertThat(refusal(shown, HOME)).isEqualTo(unauthenticated(reason));
    }

    @Test
    void a_forged_secret_of_a_known_id_is_invalid_and_tells_nothing_of_the_keys_state() {
        UUID id = KeySecret.parse(key.secret()).orElseThrow().id();
        String forged = KeySecret.create("jiq_test_", id, new java.util.Random(99)).reveal();
        String otherPrefix = KeySecret.create("jiq_live_", id, new java.util.Random(99)).reveal();
        assertThat(refusal(apiKey(forged), HOME)).isEqualTo(unauthenticated(Reason.INVALID));
        assertThat(refusal(apiKey(otherPrefix), HOME)).isEqualTo(unauthenticated(Reason.INVALID));
        world.keys.revoke(OPERATOR, key.key().id());
        assertThat(refusal(apiKey(forged), HOME)).isEqualTo(unauthenticated(Reason.INVALID));
        assertThat(refusal(apiKey(key.secret()), HOME)).isEqualTo(unauthenticated(Reason.REVOKED));
    }

    @Test
    void who_has_the_secret_is_told_why_the_key_is_not_usable() {
        world.keys.disable(OPERATOR, key.key().id());
        assertThat(refusal(apiKey(key.secret()), HOME)).isEqualTo(unauthenticated(Reason.DISABLED));
        world.keys.enable(OPERATOR, key.key().id());
        assertThat(refusal(apiKey(key.secret()), HOME)).isNull();

        String soon = world.now.get().plusSeconds(60).toString();
        NewKey shortLived = world.keys.create(OPERATOR, new KeyOrder(
            world.account.publicId(), "test", "platform", null, List.of(), List.of(), List.of(), soon, null));
        world.pass(Duration.ofSeconds(59));
        assertThat(refusal(apiKey(shortLived.secret()), HOME)).isNull();
        world.pass(Duration.ofSeconds(1));
        assertThat(refusal(apiKey(shortLived.secret()), HOME)).isEqualTo(unauthenticated(Reason.EXPIRED));
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3,true", "::ffff:10.1.2.3,true", "2001:db8::9,true", "11.1.2.3,false",
        "2001:db9::9,false", "unknown,false"})
    void a_key_with_addresses_admits_from_these_only(String address, boolean admitted) {
        NewKey bound = world.keys.create(OPERATOR, new KeyOrder(world.account.publicId(), "test", "platform",
            null, List.of(), List.of(), List.of("10.0.0.0/8", "2001:db8::/32"), null, null));
        assertThat(refusal(apiKey(bound.secret()), address))
            .isEqualTo(admitted ? null : unauthenticated(Reason.ADDRESS_NOT_ALLOWED));
    }

    @Test
    void a_key_of_a_contract_that_this_node_lacks_is_invalid() {
        NewKey token = world.keys.create(OPERATOR, world.order("live", "integration"));
        KeyCache cache = new KeyCache(
            List.of(AccessFixture.PLATFORM), AccessFixture.ENDPOINTS, world.worker, KeyCache.MAX_AGE,
            List.of());
        assertThat(failure(() -> world.gate(cache).admit(apiKey(token.secret()), HOME, ANYWHERE)))
            .isEqualTo(unauthenticated(Reason.INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1,192.0.2.2", "2001:db8::1,2001:db8:0:1::1"})
    void too_many_failures_from_an_address_limit_its_failures_only(String addresses) {
        Gate strict = world.gate(world.cache(), 3);
        String here = addresses.split(",")[0];
        String elsewhere = addresses.split(",")[1];
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(strict, "wrong", here)).isEqualTo(unauthenticated(Reason.INVALID));
        }
        assertThat(refusal(strict, "wrong", here)).isInstanceOf(Failure.Limited.class);
        assertThat(refusal(strict, key.secret(), here)).isNull();
        assertThat(refusal(strict, null, here)).isEqualTo(unauthenticated(Reason.MISSING));
        assertThat(refusal(strict, "wrong", elsewhere)).isEqualTo(unauthenticated(Reason.INVALID));
        world.pass(Duration.ofMinutes(1));
        assertThat(refusal(strict, "wrong", here)).isEqualTo(unauthenticated(Reason.INVALID));
    }

    @Test
    void all_addresses_of_one_ipv6_network_are_one_client() {
        Gate strict = world.gate(world.cache(), 1);
        refusal(strict, "wrong", "2001:db8::1");
        assertThat(refusal(strict, "wrong", "2001:db8::ffff:2")).isInstanceOf(Failure.Limited.class);
    }

    @Test
    void a_database_that_cannot_answer_is_told_from_one_that_is_away() {
        AccessFixture broken = new AccessFixture(TestPostgres.newDatabase());
        String secret = broken.platformKey().secret();
        broken.all.sql("alter table principals rename to hidden").update();
        assertThat(refusal(broken.gate(broken.cache()), secret, HOME))
            .isEqualTo(new Failure.CredentialUnchecked());
        KeyCache lost = new KeyCache(
            AccessFixture.KINDS, AccessFixture.ENDPOINTS, away(), KeyCache.MAX_AGE, List.of());
        assertThat(refusal(world.gate(lost), key.secret(), HOME)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void a_key_that_does_not_belong_here_fails_like_any_other_and_is_not_used() {
        Gate strict = world.gate(world.cache(), 1);
        Runnable attempt = () -> strict.admit(apiKey(key.secret()), HOME, shown -> false);
        assertThat(failure(attempt)).isEqualTo(unauthenticated(Reason.INVALID));
        assertThat(failure(attempt)).isInstanceOf(Failure.Limited.class);
    }

    private static Failure unauthenticated(Reason reason) {
        return new Failure.Unauthenticated(reason);
    }

    private static DataSource away() {
        return new Login("jdbc:postgresql://127.0.0.1:1/nothing", "nobody", "nothing").unpooled();
    }

    private @Nullable Failure refusal(Credential shown, String address) {
        return failure(() -> gate.admit(shown, address, ANYWHERE));
    }

    private static @Nullable Failure refusal(Gate gate, @Nullable String shown, String address) {
        return failure(() -> gate.admit(apiKey(shown), address, ANYWHERE));
    }
}
