package com.jupiteriq.access;

import static com.jupiteriq.access.AccessFixture.ANYWHERE;
import static com.jupiteriq.access.AccessFixture.HOME;
import static com.jupiteriq.access.AccessFixture.OPERATOR;
import static com.jupiteriq.access.AccessFixture.apiKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.limits.LocalLimits;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.tokens.Pepper;
import com.jupiteriq.tokens.PepperRotation;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Several peppers at a time, and how one takes the place of another.
class PepperRotationTest {

    private static final Consumer<byte[]> KEPT = pepper -> { };

    private final TestPostgres.Fresh database = TestPostgres.newDatabase();
    private final AccessFixture world = new AccessFixture(database);
    private final KeyCache cache = world.cache();
    private final Rehashing rehashing = world.rehashing(cache);
    private final Gate gate = world.gate(cache, rehashing);
    private final String first = Peppers.id(TestTenants.PEPPER);

    @Test
    void a_key_in_use_takes_the_newest_pepper_and_others_stay_recognised() {
        NewKey used = world.platformKey();
        NewKey idle = world.platformKey();
        String second = add();
        NewKey young = world.platformKey();
        assertThat(pepper(young)).isEqualTo(second);
        for (NewKey key : List.of(used, idle, young)) {
            assertThat(gate.admit(apiKey(key.secret()), HOME, ANYWHERE).credential()).isEqualTo(id(key));
        }
        assertThat(pepper(used)).as("nothing is written while the request is answered").isEqualTo(first);
        rehashing.flush();
        assertThat(List.of(pepper(used), pepper(idle), pepper(young))).containsOnly(second);
        int version = version(used);
        gate.admit(apiKey(used.secret()), HOME, ANYWHERE);
        rehashing.flush();
        assertThat(version(used)).isEqualTo(version);
        assertThat(needed()).containsExactly(0L, 3L);
        assertThat(world.audited()).as("who uses a key changes nothing").filteredOn(
            action -> action.startsWith("key.")).containsOnly("key.create");
    }

    @Test
    void a_pepper_that_is_needed_is_not_retired_unless_its_keys_go_too() {
        NewKey used = world.platformKey();
        NewKey idle = world.platformKey();
        NewKey revoked = world.platformKey();
        world.keys.revoke(OPERATOR, revoked.key().id());
        NewKey rotated = world.platformKey();
        world.keys.rotate(OPERATOR, rotated.key().id(), Duration.ZERO);
        add();
        gate.admit(apiKey(used.secret()), HOME, ANYWHERE);
        rehashing.flush();
        assertThat(refusal(first, false)).isInstanceOf(Failure.Conflict.class).asString()
            .contains("2 credentials need this pepper");
        assertThat(world.rotation.list()).hasSize(2);
        assertThat(world.rotation.retire(OPERATOR, first, true, KEPT)).isEqualTo(2);
        assertThat(world.rotation.list()).hasSize(1);
        assertThat(gate.admit(apiKey(used.secret()), HOME, ANYWHERE).credential()).isEqualTo(id(used));
        for (NewKey gone : List.of(idle, revoked, rotated)) {
            assertThat(AccessFixture.failure(() -> gate.admit(apiKey(gone.secret()), HOME, ANYWHERE)))
                .isInstanceOf(Failure.Unauthenticated.class);
        }
        assertThat(handovers()).isZero();
        assertThat(new Peppers(() -> TestTenants.PEPPER, JdbcClient.create(world.worker), new SecureRandom())
            .follow()).as("nobody starts with the old one").isFalse();
    }

    @Test
    void what_the_operator_may_not_do_is_told() {
        assertThat(refusal(first, true)).asString().contains("This pepper is in force");
        assertThat(refusal("none", true)).isInstanceOf(Failure.Missing.class);
        assertThat(AccessFixture.failure(() -> world.rotation.add(OPERATOR, TestTenants.PEPPER)))
            .isInstanceOf(Failure.Invalid.class).asString().contains("in use already");
        for (int i = 1; i < Peppers.MOST; i++) {
            add();
        }
        assertThat(AccessFixture.failure(this::add)).isInstanceOf(Failure.Conflict.class).asString()
            .contains("There are 8 peppers");
        assertThat(world.rotation.list()).hasSize(Peppers.MOST)
            .filteredOn(PepperRotation.Shown::inForce).hasSize(1);
        boolean kept = true;
        try {
            world.rotation.retire(OPERATOR, first, true, pepper -> {
                throw new StartRefused("not kept");
            });
        } catch (StartRefused lost) {
            kept = false;
        }
        assertThat(kept).isFalse();
        assertThat(world.rotation.list()).as("it is not retired").hasSize(Peppers.MOST);
    }

    @Test
    void one_pepper_leads_to_all_others_until_one_of_the_two_is_retired() {
        byte[] second = random();
        byte[] third = random();
        world.rotation.add(OPERATOR, second);
        world.rotation.add(OPERATOR, third);
        for (byte[] own : List.of(TestTenants.PEPPER, second, third)) {
            assertThat(node(own).ring().keyed()).hasSize(3);
        }
        assertThat(node(random()).follow()).as("a stranger").isFalse();
        Peppers running = node(TestTenants.PEPPER);
        assertThat(running.follow()).isTrue();
        world.rotation.retire(OPERATOR, first, false, KEPT);
        assertThat(node(TestTenants.PEPPER).follow()).isFalse();
        assertThat(node(second).ring().keyed()).hasSize(2);
        assertThat(running.follow()).as("a process that has heard of the others goes on").isTrue();
        assertThat(running.ring().keyed()).doesNotContainKey(first);
    }

    @Test
    void a_node_that_has_not_heard_of_a_pepper_learns_it_from_the_first_key() {
        Pepper late = new Pepper(node(TestTenants.PEPPER));
        assertThat(late.hash(new byte[40]).pepper()).isEqualTo(first);
        add();
        NewKey young = world.platformKey();
        Gate other = new Gate(world.cache(), late, new Rehashing(late, world.worker, List.of(), key -> { }),
            world.tickets(), new LastUsed(world.worker, world.vault, world.now::get),
            new FailedAttempts(new LocalLimits(world.now::get), 600), world.now::get);
        assertThat(other.admit(apiKey(young.secret()), HOME, ANYWHERE).credential()).isEqualTo(id(young));
        assertThat(late.hash(new byte[40]).pepper()).isEqualTo(pepper(young));
    }

    @Test
    void the_seal_of_a_ticket_holds_while_its_pepper_does() {
        byte[] ticket = new byte[40];
        byte[] seal = world.pepper.seal(ticket);
        add();
        assertThat(world.pepper.sealed(ticket, seal)).isTrue();
        assertThat(world.pepper.sealed(ticket, world.pepper.seal(ticket))).isTrue();
        world.rotation.retire(OPERATOR, first, false, KEPT);
        world.peppers.follow();
        assertThat(world.pepper.sealed(ticket, seal)).isFalse();
        assertThat(world.pepper.sealed(ticket, new byte[32])).isFalse();
    }

    private Peppers node(byte[] own) {
        return new Peppers(() -> own, JdbcClient.create(world.worker), new SecureRandom());
    }

    private String add() {
        String id = world.rotation.add(OPERATOR, random());
        assertThat(world.peppers.follow()).isTrue();
        return id;
    }

    private static byte[] random() {
        byte[] pepper = new byte[Peppers.BYTES];
        new SecureRandom().nextBytes(pepper);
        return pepper;
    }

    private Failure refusal(String id, boolean force) {
        Failure failure =
            AccessFixture.failure(() -> world.rotation.retire(OPERATOR, id, force, KEPT));
        assertThat(failure).isNotNull();
        return failure;
    }

    private List<Long> needed() {
        return world.rotation.list().stream().map(PepperRotation.Shown::needed).toList();
    }

    private long handovers() {
        return world.all.sql("select count(*) from pepper_handovers").query(Long.class).single();
    }

    private static UUID id(NewKey key) {
        return key.key().key().id();
    }

    private String pepper(NewKey key) {
        return world.all.sql("select pepper from api_keys where id = ?").param(id(key))
            .query(String.class).single();
    }

    private int version(NewKey key) {
        return world.all.sql("select version from api_keys where id = ?").param(id(key))
            .query(Integer.class).single();
    }
}
