package com.jupiteriq.signin;

import static com.jupiteriq.signin.Guesser.NO;
import static com.jupiteriq.signin.Guesser.PASSWORD;
import static com.jupiteriq.signin.Guesser.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.audit.Denials;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.passwords.Passwords;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.sessions.SignInAttempt;
import com.jupiteriq.users.Secret;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who is let in, who is not, and what is left of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

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
    void the_right_password_lets_in_by_address_and_by_name() {
        String name = "Ada-" + UUID.randomUUID().toString().substring(0, 8);
        User user = guesser.user("\"username\":\"" + name + "\"");
        assertThat(user.lastLogin()).isNull();
        String email = user.details().email();
        for (String login : List.of(email, email.toUpperCase(Locale.ROOT), "  " + email + " ", name,
            name.toLowerCase(Locale.ROOT))) {
            assertThat(guesser.on(guesser.server, login, PASSWORD)).isEqualTo(user.id());
        }
        User after = guesser.read(user);
        assertThat(after.lastLogin()).isNotNull();
        assertThat(after.version()).as("a sign-in changes nothing that a client edits")
            .isEqualTo(user.version());
        assertThat(guesser.events("user.updated", user)).isZero();
        assertThat(tries(user)).as("nothing is left of tries").isZero();
    }

    @Test
    void whatever_keeps_somebody_out_is_answered_alike() {
        User active = guesser.user();
        User inactive = guesser.user();
        guesser.people.run(write -> guesser.server.part(Users.class)
            .deactivate(new UserRef.ById(inactive.id()), write));
        User invited = guesser.make("");
        Map<String, Supplier<UUID>> tries = Map.of(
            "wrong", () -> guesser.enter(active, WRONG),
            "empty", () -> guesser.enter(active, ""),
            "endless", () -> guesser.enter(active, "x".repeat(1_024)),
            "inactive", () -> guesser.enter(inactive, PASSWORD),
            "invited", () -> guesser.enter(invited, ""),
            "unknown", () -> guesser.on(guesser.server, "nobody@example.com", PASSWORD),
            "no login", () -> guesser.on(guesser.server, "\u0000' or 1=1 --", PASSWORD));
        tries.forEach((name, attempt) -> assertThat(Guesser.failure(attempt)).as(name).isEqualTo(NO));
        for (User user : List.of(active, inactive, invited)) {
            assertThat(guesser.read(user).lastLogin()).isNull();
            assertThat(guesser.events("user.locked", user)).isZero();
        }
        guesser.awaitDenied(active, 3);
        guesser.awaitDenied(inactive, 1);
        guesser.awaitDenied(invited, 1);
        assertThat(guesser.server.tenants.all.sql("""
            select string_agg(sign_in_tries::text, ' ') from sign_in_tries""").query(String.class).single())
            .doesNotContain("nobody@example.com");
    }

    @Test
    void a_hash_of_another_system_is_replaced_when_it_has_let_somebody_in() {
        User user = guesser.make("\"password_hash\":"
            + "\"$2b$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i\"");
        String before = secret(user).hash();
        assertThat(guesser.failure(user.details().email(), "abd")).isEqualTo(NO);
        assertThat(secret(user).hash()).as("only the right password can be hashed").isEqualTo(before);
        guesser.enter(user, "abc");
        assertThat(secret(user).hash()).startsWith("$argon2id$");
        assertThat(guesser.enter(user, "abc")).isEqualTo(user.id());
        assertThat(guesser.audited("user.change_password", user)).isZero();
    }

    @Test
    void a_second_factor_is_asked_for_when_the_password_is_right() {
        User user = guesser.user();
        assertThat(with(user, SecondFactor.Verdict.ENOUGH, PASSWORD)).isNull();
        for (int i = 0; i < 2 * Tries.MOST; i++) {
            assertThat(with(user, SecondFactor.Verdict.MISSING, PASSWORD))
                .isEqualTo(new Failure.SecondFactorMissing());
        }
        assertThat(with(user, SecondFactor.Verdict.MISSING, WRONG)).isEqualTo(NO);
        for (int i = 1; i < Tries.MOST; i++) {
            assertThat(with(user, SecondFactor.Verdict.WRONG, PASSWORD)).isEqualTo(NO);
        }
        assertThat(guesser.read(user).lockedUntil()).as("a wrong code counts").isNotNull();
        assertThat(with(user, SecondFactor.Verdict.ENOUGH, PASSWORD)).isEqualTo(NO);
    }

    private Failure with(User user, SecondFactor.Verdict verdict, String password) {
        var server = guesser.server;
        Checking checking = new Checking(server.part(Secrets.class), server.part(Passwords.class),
            server.part(Tries.class), List.of((caller, asked, attempt) -> verdict),
            server.part(Denials.class), server.part(Vault.class), server.tenants.clock);
        SignInAttempt attempt = new SignInAttempt(user.details().email(), password, "123456", null, null);
        try {
            checking.check(guesser.caller, attempt);
            return null;
        } catch (Refused refused) {
            return refused.failure();
        }
    }

    private Secret secret(User user) {
        return guesser.server.part(Secrets.class).of(guesser.caller, user.id()).orElseThrow();
    }

    private long tries(User user) {
        return guesser.server.tenants.count("sign_in_tries where subject = '" + user.id() + "'");
    }
}
