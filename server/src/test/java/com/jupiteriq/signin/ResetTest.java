package com.jupiteriq.signin;

import static com.jupiteriq.signin.Guesser.NO;
import static com.jupiteriq.signin.Guesser.PASSWORD;
import static com.jupiteriq.signin.Guesser.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.People;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.sessions.Client;
import com.jupiteriq.sessions.Entered;
import com.jupiteriq.sessions.NewSession;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.sessions.SignIn;
import com.jupiteriq.sessions.SignInAttempt;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Another password, by a token that was mailed and by the present one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResetTest {

    private static final String NEXT = "a violet kettle under nine stairs";
    private static final Failure GONE = new Failure.Missing("token");

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
    void a_mailed_token_is_good_once_and_ends_the_lock() {
        User user = guesser.user();
        guesser.fail(user, Tries.MOST);
        forgot(user);
        String token = guesser.tokens(user, 1).getFirst();
        assertThat(rows()).doesNotContain(token).doesNotContain(token.substring(30));
        assertThat(Guesser.failure(() -> guesser.enter(user, PASSWORD))).as("still locked").isEqualTo(NO);
        assertThat(reset(token, NEXT)).isNull();
        assertThat(guesser.read(user).lockedUntil()).isNull();
        assertThat(guesser.enter(user, NEXT)).isEqualTo(user.id());
        assertThat(guesser.failure(user.details().email(), PASSWORD)).isEqualTo(NO);
        assertThat(reset(token, "another violet kettle under stairs")).isEqualTo(GONE);
        assertThat(guesser.audited("user.request_reset", user)).isEqualTo(1);
        assertThat(guesser.audited("user.reset_password", user)).isEqualTo(1);
        assertThat(guesser.audited("user.unlock", user)).isEqualTo(1);
        assertThat(guesser.events("user.updated", user)).as("locked and unlocked").isEqualTo(2);
    }

    /// Everything in clear that a token could have come into.
    private String rows() {
        return guesser.server.tenants.all.sql("""
            select coalesce(string_agg(audit::text, ' '), '') || coalesce((
                select string_agg(events::text, ' ') from events), '') || coalesce((
                select string_agg(password_resets::text, ' ') from password_resets), '')
            from audit""").query(String.class).single();
    }

    @Test
    void only_the_newest_token_counts_for_half_an_hour() {
        User user = guesser.user();
        forgot(user);
        forgot(user);
        List<String> tokens = guesser.tokens(user, 2);
        assertThat(tokens.stream().map(token -> reset(token, "short")).distinct().toList())
            .as("one is good, but not the password").hasSize(2);
        String newest = tokens.stream().filter(token -> !GONE.equals(reset(token, "short")))
            .findFirst().orElseThrow();
        forward(Duration.ofMinutes(29));
        assertThat(reset(newest, "short")).isInstanceOf(Failure.Invalid.class);
        forward(Duration.ofMinutes(1));
        assertThat(reset(newest, NEXT)).isEqualTo(GONE);
        assertThat(guesser.enter(user, PASSWORD)).isEqualTo(user.id());
    }

    @Test
    void three_mails_an_hour_and_none_to_whom_no_password_opens() {
        User user = guesser.user();
        for (int i = 0; i < 5; i++) {
            forgot(user);
        }
        assertThat(mails(user)).isEqualTo(3);
        forward(Duration.ofMinutes(61));
        forgot(user);
        assertThat(mails(user)).isEqualTo(4);
        User invited = guesser.make("");
        User inactive = guesser.user();
        guesser.people.run(write ->
            guesser.server.part(Users.class).deactivate(new UserRef.ById(inactive.id()), write));
        forgot(invited);
        forgot(inactive);
        forgot("nobody@example.com");
        forgot("' or 1=1 --");
        assertThat(mails(invited) + mails(inactive)).isZero();
        assertThat(guesser.audited("user.request_reset", user)).isEqualTo(4);
        assertThat(guesser.audited("user.request_reset", inactive)).isZero();
    }

    @Test
    void a_token_counts_for_its_address_its_tenant_and_who_may_sign_in() {
        User user = guesser.user();
        forgot(user);
        String token = guesser.tokens(user, 1).getFirst();
        Caller stranger = People.callerOf(guesser.server.account());
        assertThat(Guesser.failure(() -> forgotten().reset(stranger, token, "new_password", NEXT)))
            .isEqualTo(GONE);
        for (String forged : List.of("", "jpr_", token + "0", token.substring(0, 70) + "aaaaaa",
            "jiq_live_" + token.substring(4), token.toUpperCase(Locale.ROOT), "\u0000")) {
            assertThat(reset(forged, NEXT)).as(forged).isEqualTo(GONE);
        }
        move(user, "moved-" + UUID.randomUUID() + "@example.com");
        assertThat(reset(token, NEXT)).as("mailed to an address that is not theirs any more").isEqualTo(GONE);
        move(user, user.details().email());
        guesser.people.run(write ->
            guesser.server.part(Users.class).deactivate(new UserRef.ById(user.id()), write));
        assertThat(reset(token, NEXT)).as("inactive").isEqualTo(GONE);
        guesser.people.run(write ->
            guesser.server.part(Users.class).activate(new UserRef.ById(user.id()), write));
        assertThat(reset(token, NEXT)).isNull();
    }

    private void move(User user, String email) {
        guesser.people.run(write -> guesser.server.part(Users.class).change(
            new UserRef.ById(user.id()), version -> true, before -> UserDocument.USER.patched(before,
                ShapeReader.read(UserDocument.USER.patch(),
                    JsonReader.read(("{\"email\":\"" + email + "\"}")
                        .getBytes(StandardCharsets.UTF_8)), false)), write));
    }

    @Test
    void of_two_who_use_a_token_at_once_one_does() throws Exception {
        for (int round = 0; round < 5; round++) {
            User user = guesser.user();
            forgot(user);
            String token = guesser.tokens(user, 1).getFirst();
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Future<@Nullable Failure>> both = List.of(
                    threads.submit(() -> reset(token, NEXT)),
                    threads.submit(() -> reset(token, "a green kettle under ten stairs")));
                List<Boolean> done = new ArrayList<>();
                for (Future<@Nullable Failure> one : both) {
                    done.add(one.get() == null);
                }
                assertThat(done).containsExactlyInAnyOrder(true, false);
            }
            assertThat(guesser.audited("user.reset_password", user)).isEqualTo(1);
        }
    }

    @Test
    void ones_own_password_is_changed_with_the_present_one() {
        User user = guesser.user();
        UUID session = begun(user);
        UUID other = begun(user);
        assertThat(change(user, session, WRONG, NEXT)).isInstanceOfSatisfying(Failure.Invalid.class, wrong ->
            assertThat(wrong.problems().getFirst().field()).isEqualTo("current_password"));
        assertThat(change(user, session, PASSWORD, "short")).isInstanceOfSatisfying(Failure.Invalid.class,
            wrong -> assertThat(wrong.problems().getFirst().field()).isEqualTo("new_password"));
        assertThat(List.of(session, other)).as("nothing happened").allMatch(this::goesOn);
        forgot(user);
        String token = guesser.tokens(user, 1).getFirst();
        assertThat(change(user, session, PASSWORD, NEXT)).isNull();
        assertThat(goesOn(session)).as("the session that changed it").isTrue();
        assertThat(goesOn(other)).isFalse();
        assertThat(reset(token, "a green kettle under ten stairs")).as("tokens end too").isEqualTo(GONE);
        assertThat(guesser.enter(user, NEXT)).isEqualTo(user.id());
        assertThat(guesser.audited("user.change_password", user)).isEqualTo(1);
        assertThat(guesser.events("user.updated", user)).isZero();
        for (int i = 0; i < Tries.MOST; i++) {
            assertThat(change(user, session, WRONG, PASSWORD)).isInstanceOf(Failure.Invalid.class);
        }
        assertThat(guesser.read(user).lockedUntil()).as("it counts as a sign-in does").isNotNull();
        assertThat(change(user, session, NEXT, PASSWORD)).isInstanceOf(Failure.Invalid.class);
        assertThat(guesser.failure(user.details().email(), NEXT)).isEqualTo(NO);
    }

    @Test
    void no_bad_password_is_taken_in_any_way() {
        User user = guesser.user("\"name\":\"Kim Lindqvist-Ångström\"");
        UUID session = begun(user);
        String eleven = "k7#Qz!m2Vt9";
        String long257 = "k7#Qz!m2Vt9w".repeat(22).substring(0, 257);
        for (String bad : List.of(eleven, long257, Normalizer.normalize("Ångströmöäü", Normalizer.Form.NFD),
            "passwordpassword", "qwertyuiop12", user.details().email(),
            user.details().email().toUpperCase(Locale.ROOT), "Kim Lindqvist-Ångström", "")) {
            assertThat(change(user, null, PASSWORD, bad)).as(bad).isInstanceOf(Failure.Invalid.class);
        }
        assertThat(goesOn(session)).isTrue();
        String composed = "Ein Ångström über den Wölfen";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(change(user, null, PASSWORD, decomposed)).isNull();
        assertThat(guesser.enter(user, composed)).as("the same in another form").isEqualTo(user.id());
    }

    private @Nullable Failure change(User user, @Nullable UUID session, String current, String wanted) {
        OwnPassword own = guesser.server.part(OwnPassword.class);
        return outcome(() -> own.change(guesser.caller, user.id(), session,
            new OwnPassword.Wish("current_password", current, "new_password", wanted)));
    }

    @Test
    void no_session_begins_with_a_password_that_was_replaced_since_it_was_shown() {
        User user = guesser.user();
        Entered shown = guesser.server.part(SignIn.class).check(guesser.caller,
            new SignInAttempt(user.details().email(), PASSWORD, null, null, null));
        assertThat(change(user, null, PASSWORD, NEXT)).isNull();
        NewSession wanted = new NewSession("platform", null, new Client("203.0.113.9", null));
        assertThat(Guesser.failure(() -> guesser.people.run(write ->
            guesser.server.part(Sessions.class).begin(shown, wanted, write)))).isEqualTo(Guesser.NO);
    }

    private UUID begun(User user) {
        NewSession wanted = new NewSession("platform", null, new Client("203.0.113.9", "guesser"));
        byte[] secret =
            guesser.server.part(Secrets.class).of(guesser.caller, user.id()).orElseThrow().sealed();
        return guesser.people.run(write -> guesser.server.part(Sessions.class)
            .begin(new Entered(user.id(), secret), wanted, write)).session().id();
    }

    private boolean goesOn(UUID session) {
        try {
            guesser.server.part(Sessions.class).get(guesser.caller, session);
            return true;
        } catch (Refused over) {
            assertThat(over.failure()).isEqualTo(new Failure.Missing("session"));
            return false;
        }
    }

    private @Nullable Failure reset(String token, String password) {
        return outcome(() -> forgotten().reset(guesser.caller, token, "new_password", password));
    }

    private @Nullable Failure outcome(Supplier<Function<Write, User>> prepared) {
        try {
            Function<Write, User> change = prepared.get();
            guesser.people.run(change);
            return null;
        } catch (Refused refused) {
            return refused.failure();
        }
    }

    private ForgottenPasswords forgotten() {
        return guesser.server.part(ForgottenPasswords.class);
    }

    private void forgot(User user) {
        forgot(user.details().email());
    }

    private void forgot(String login) {
        guesser.people.run(write -> {
            forgotten().forgot(login, write);
            return login;
        });
    }

    private long mails(User user) {
        return guesser.server.tenants.count("mails where about = '" + user.id() + "'");
    }

    private void forward(Duration by) {
        guesser.server.tenants.clock.forward(by);
    }
}
