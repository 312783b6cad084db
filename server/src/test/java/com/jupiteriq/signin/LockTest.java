package com.jupiteriq.signin;

import static com.jupiteriq.signin.Guesser.NO;
import static com.jupiteriq.signin.Guesser.PASSWORD;
import static com.jupiteriq.signin.Guesser.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.TestServer;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Five wrong passwords in a row lock for a quarter of an hour, over all nodes and however many come at once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockTest {

    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final int THREADS = 64;

    private Guesser guesser;

    @BeforeAll
    void start() {
        guesser = new Guesser();
    }

    @AfterAll
    void stop() {
        guesser.close();
    }

    @Test
    void five_in_a_row_lock_and_nothing_prolongs_it() {
        User user = guesser.user();
        guesser.fail(user, Tries.MOST - 1);
        assertThat(guesser.read(user).lockedUntil()).isNull();
        Instant before = guesser.server.tenants.clock.instant();
        guesser.fail(user, 1);
        User locked = guesser.read(user);
        assertThat(locked.lockedUntil()).isBetween(
            before.plus(LOCK), guesser.server.tenants.clock.instant().plus(LOCK));
        assertThat(locked.version()).isEqualTo(user.version() + 1);
        assertRecorded(user, 1);
        forward(LOCK.minusMinutes(1));
        guesser.fail(user, 3);
        assertThat(guesser.failure(user.details().email(), PASSWORD)).as("also the right one").isEqualTo(NO);
        assertThat(guesser.read(user).lockedUntil()).isEqualTo(locked.lockedUntil());
        assertRecorded(user, 1);
        forward(Duration.ofMinutes(2));
        assertThat(guesser.read(user).lockedUntil()).as("it is over").isNull();
        guesser.fail(user, Tries.MOST - 1);
        assertThat(guesser.enter(user, PASSWORD)).isEqualTo(user.id());
        guesser.fail(user, Tries.MOST);
        assertRecorded(user, 2);
    }

    @Test
    void a_success_ends_the_row() {
        User user = guesser.user("\"username\":\"row-" + UUID.randomUUID().toString().substring(0, 8) + "\"");
        for (int i = 0; i < 3; i++) {
            guesser.fail(user, 2);
            assertThat(guesser.failure(user.details().username(), WRONG)).isEqualTo(NO);
            guesser.fail(user, 1);
            guesser.enter(user, PASSWORD);
        }
        assertRecorded(user, 0);
        guesser.fail(user, 4);
        assertThat(guesser.failure(user.details().username(), WRONG)).as("one count for all logins of a user")
            .isEqualTo(NO);
        assertRecorded(user, 1);
    }

    @Test
    void an_administrator_unlocks() {
        User user = guesser.user();
        guesser.fail(user, Tries.MOST);
        User unlocked = unlock(user);
        assertThat(unlocked.lockedUntil()).isNull();
        assertThat(guesser.audited("user.unlock", user)).isEqualTo(1);
        assertThat(guesser.events("user.updated", user)).isEqualTo(2);
        unlock(user);
        assertThat(guesser.audited("user.unlock", user)).as("there was nothing to unlock").isEqualTo(1);
        assertThat(guesser.events("user.updated", user)).isEqualTo(2);
        guesser.fail(user, Tries.MOST - 1);
        assertThat(guesser.enter(user, PASSWORD)).isEqualTo(user.id());
    }

    @Test
    void nobody_unlocks_who_may_less() {
        User owner = guesser.user("\"role\":\"owner\"");
        guesser.fail(owner, Tries.MOST);
        var weak = new Caller(guesser.caller.tenant(), guesser.caller.principal(),
            Permissions.of(List.of(Permission.USERS_WRITE)), guesser.caller.origin(),
            guesser.caller.deadline());
        assertThat(Guesser.failure(() -> guesser.people.run(weak, write ->
            guesser.server.part(Locks.class).unlock(new UserRef.ById(owner.id()), write))))
            .isEqualTo(new Failure.Exceeding());
        assertThat(guesser.read(owner).lockedUntil()).isNotNull();
    }

    private User unlock(User user) {
        return guesser.people.run(write ->
            guesser.server.part(Locks.class).unlock(new UserRef.ById(user.id()), write));
    }

    @Test
    void a_login_that_nobody_has_is_locked_like_one_that_somebody_has() {
        String nobody = "nobody-" + UUID.randomUUID() + "@example.com";
        long before = locked();
        for (int i = 0; i < 2 * Tries.MOST; i++) {
            assertThat(guesser.failure(nobody, WRONG)).isEqualTo(NO);
        }
        assertThat(locked()).isEqualTo(before + 1);
        forward(LOCK.plusSeconds(1));
        assertThat(guesser.failure(nobody, WRONG)).isEqualTo(NO);
        assertThat(locked()).isEqualTo(before);
    }

    @Test
    void texts_of_one_place_displace_each_other() {
        Subject one = Subject.ofText("Aa");
        Subject other = Subject.ofText("BB");
        assertThat(one.id()).isEqualTo(other.id());
        Tries tries = guesser.server.part(Tries.class);
        for (int i = 0; i < Tries.MOST; i++) {
            assertThat(tries.begin(guesser.caller, one)).isTrue();
            tries.end(guesser.caller, one, Tries.Outcome.FAILED);
        }
        assertThat(tries.begin(guesser.caller, one)).isFalse();
        assertThat(tries.begin(guesser.caller, other)).isTrue();
        tries.end(guesser.caller, other, Tries.Outcome.FAILED);
        assertThat(tries.begin(guesser.caller, one)).as("forgotten").isTrue();
        for (int i = 0; i < 1_000; i++) {
            assertThat(Subject.ofText("text " + i).id().getLeastSignificantBits())
                .isBetween(0L, Subject.TEXTS - 1L);
        }
    }

    /// With waste of a real hash at the first try of each node behind it.
    @Test
    void of_many_at_once_on_two_nodes_five_are_looked_at() throws Exception {
        try (TestServer other = guesser.server.another()) {
            List<TestServer> nodes = List.of(guesser.server, other);
            User first = guesser.user();
            nodes.forEach(node -> Guesser.failure(() -> guesser.on(node, first.details().email(), WRONG)));
            for (int round = 0; round < 5; round++) {
                User user = guesser.user();
                double before = nodes.stream().mapToDouble(Guesser::worked).sum();
                assertThat(together(nodes, user, WRONG)).as("none is let in").isZero();
                assertThat(nodes.stream().mapToDouble(Guesser::worked).sum() - before)
                    .as("passwords looked at").isEqualTo(Tries.MOST);
                assertRecorded(user, 1);
                assertThat(guesser.read(user).lockedUntil()).isNotNull();
            }
        }
    }

    @Test
    void many_right_ones_at_once_are_all_let_in() throws Exception {
        try (TestServer other = guesser.server.another()) {
            User user = guesser.user();
            assertThat(together(List.of(guesser.server, other), user, PASSWORD)).isEqualTo(THREADS);
            assertRecorded(user, 0);
        }
    }

    private long together(List<TestServer> nodes, User user, String password) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                TestServer node = nodes.get(i % nodes.size());
                all.add(threads.submit(() -> entered(node, user, password)));
            }
            long in = 0;
            for (Future<Boolean> one : all) {
                in += one.get() ? 1 : 0;
            }
            return in;
        }
    }

    private boolean entered(TestServer node, User user, String password) {
        try {
            return guesser.on(node, user.details().email(), password).equals(user.id());
        } catch (Refused refused) {
            assertThat(refused.failure()).isEqualTo(NO);
            return false;
        }
    }

    @Test
    void what_a_dead_node_was_looking_at_is_forgotten_after_a_minute() {
        User user = guesser.user();
        Tries tries = guesser.server.part(Tries.class);
        for (int i = 0; i < Tries.MOST; i++) {
            assertThat(tries.begin(guesser.caller, Subject.of(user))).isTrue();
        }
        forward(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(guesser.enter(user, PASSWORD)).isEqualTo(user.id());
    }

    @Test
    void a_lock_that_a_dead_node_has_left_undone_is_made_by_the_next_who_tries() {
        User user = guesser.user();
        guesser.fail(user, 1);
        guesser.server.tenants.all.sql("update sign_in_tries set failed = 5 where subject = ?")
            .param(user.id()).update();
        assertThat(guesser.failure(user.details().email(), PASSWORD)).isEqualTo(NO);
        assertRecorded(user, 1);
    }

    @Test
    void a_deleted_user_leaves_no_tries() {
        User user = guesser.user();
        guesser.fail(user, 2);
        guesser.people.run(write -> {
            guesser.server.part(Users.class)
                .delete(new UserRef.ById(user.id()), version -> true, write);
            return user;
        });
        assertThat(guesser.server.tenants.count("sign_in_tries where subject = '" + user.id() + "'"))
            .isZero();
    }

    private void assertRecorded(User user, int locks) {
        assertThat(guesser.events("user.locked", user)).isEqualTo(locks);
        assertThat(guesser.events("user.updated", user)).isEqualTo(locks);
        assertThat(guesser.audited("user.lock", user)).isEqualTo(locks);
    }

    private long locked() {
        return guesser.server.tenants.count("sign_in_tries where text_index is not null and failed >= 5");
    }

    private void forward(Duration by) {
        guesser.server.tenants.clock.forward(by);
    }
}
