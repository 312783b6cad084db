package com.jupiteriq.signin.pages;

import static com.jupiteriq.signin.pages.PageVisits.PASSWORD;
import static com.jupiteriq.signin.pages.PageVisits.WRONG;
import static com.jupiteriq.signin.pages.PageVisits.address;
import static com.jupiteriq.signin.pages.PageVisits.arrival;
import static com.jupiteriq.signin.pages.PageVisits.entered;
import static com.jupiteriq.signin.pages.PageVisits.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.sessions.SignIn;
import com.jupiteriq.sessions.SignInAttempt;
import com.jupiteriq.signin.factors.Factors;
import com.jupiteriq.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The second step of a sign-in, and what a second factor is for those who have one, or need one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageFactorTest {

    private static final Outcome.Denied NO = new Outcome.Denied();
    private static final Failure GONE = new Failure.Missing("second factor");
    private static final int MANY = 64;

    private PageVisits visits;
    private Account account;
    private Factors factors;
    private PageSignIn signIn;

    @BeforeAll
    void start() {
        visits = new PageVisits();
        account = visits.server.account();
        factors = visits.server.part(Factors.class);
        signIn = visits.server.part(PageSignIn.class);
    }

    @AfterAll
    void stop() {
        visits.close();
    }

    private Ticket ticket(String email) {
        return ((Outcome.SecondStep) visits.attempt(email, PASSWORD)).ticket();
    }

    private Outcome totp(Ticket ticket, String code) {
        return signIn.second(ticket, new Proof.Totp(code), arrival(null));
    }

    private Outcome backup(Ticket ticket, String code) {
        return signIn.second(ticket, new Proof.BackupCode(code), arrival(null));
    }

    private PageVisits.Added added(String email) {
        return visits.addFactor(visits.visitor(visits.enter(email, PASSWORD).token()));
    }

    @Test
    void a_code_lets_in_once_and_only_forward() {
        String email = address();
        User user = visits.secured(account, email);
        PageVisits.Added added = added(email);
        long before = visits.server.tenants.count("sessions");
        Ticket ticket = ticket(email);
        assertThat(visits.server.tenants.count("sessions")).as("nobody is in yet").isEqualTo(before);
        String confirming = Authenticator.code(added.secret(), visits.server.tenants.clock.instant());
        assertThat(totp(ticket, confirming)).as("it has confirmed the factor").isEqualTo(NO);
        String next = visits.nextCode(added);
        assertThat(visits.visitor(entered(totp(ticket, next)).token()).user()).isEqualTo(user.id());
        assertThat(totp(ticket(email), next)).as("used").isEqualTo(NO);
        String early = visits.nextCode(added);
        String late = visits.nextCode(added);
        entered(totp(ticket(email), late));
        assertThat(totp(ticket(email), early)).as("before one that was used").isEqualTo(NO);
    }

    @Test
    void a_clock_may_be_thirty_seconds_off_and_not_ninety() {
        String email = address();
        visits.secured(account, email);
        PageVisits.Added added = added(email);
        visits.server.tenants.clock.forward(Duration.ofMinutes(5));
        Instant now = visits.server.tenants.clock.instant();
        for (Duration off : List.of(Duration.ofSeconds(90), Duration.ofSeconds(-90))) {
            assertThat(totp(ticket(email), Authenticator.code(added.secret(), now.plus(off)))).isEqualTo(NO);
        }
        entered(totp(ticket(email), Authenticator.code(added.secret(), now.minusSeconds(30))));
        entered(totp(ticket(email), Authenticator.code(added.secret(), now.plusSeconds(30))));
    }

    @Test
    void a_backup_code_lets_in_once_however_it_is_typed() {
        String email = address();
        User user = visits.secured(account, email);
        PageVisits.Added added = added(email);
        assertThat(added.codes()).hasSize(10);
        String code = added.codes().getFirst();
        PageVisitor visitor = visits.visitor(
            entered(backup(ticket(email), " " + code.toUpperCase(Locale.ROOT).replace("-", " "))).token());
        assertThat(factors.state(visits.self(visitor))).isEqualTo(new Factors.State(true, 9));
        assertThat(backup(ticket(email), code)).isEqualTo(NO);
        assertThat(totp(ticket(email), added.codes().get(1))).as("another kind").isEqualTo(NO);
        assertThat(visits.audited("user.use_backup_code", user)).isEqualTo(1);
        List<String> others = visits.change(visitor, factors::renewCodes);
        assertThat(backup(ticket(email), added.codes().get(2))).as("given before").isEqualTo(NO);
        entered(backup(ticket(email), others.get(2)));
        assertThat(signIn.second(ticket(email), new Proof.Password(PASSWORD), arrival(null))).isEqualTo(NO);
    }

    @Test
    void of_two_who_show_one_code_at_once_one_comes_in() throws Exception {
        for (int round = 0; round < 4; round++) {
            String email = address();
            visits.secured(account, email);
            PageVisits.Added added = added(email);
            Ticket ticket = ticket(email);
            String code = added.codes().get(round);
            assertThat(together(List.of(() -> backup(ticket, code), () -> backup(ticket, code))))
                .as("backup code").isEqualTo(1);
            String totp = visits.nextCode(added);
            assertThat(together(List.of(() -> totp(ticket, totp), () -> totp(ticket, totp))))
                .as("code").isEqualTo(1);
        }
    }

    /// How many came in.
    private static long together(List<Callable<Outcome>> steps) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(steps.size())) {
            long in = 0;
            for (Future<Outcome> step : threads.invokeAll(steps)) {
                in += step.get() instanceof Outcome.Entered ? 1 : 0;
            }
            return in;
        }
    }

    @Test
    void wrong_codes_count_as_wrong_passwords_do() {
        String email = address();
        User user = visits.secured(account, email);
        PageVisits.Added added = added(email);
        assertThat(totp(ticket(email), "000000")).isEqualTo(NO);
        assertThat(backup(ticket(email), "00000-00000")).isEqualTo(NO);
        assertThat(visits.attempt(email, WRONG)).isEqualTo(NO);
        assertThat(totp(ticket(email), "")).isEqualTo(NO);
        Ticket last = ticket(email);
        assertThat(visits.read(account, user).lockedUntil())
            .as("right passwords in between do not begin the row anew").isNull();
        assertThat(totp(last, "x".repeat(10_000))).isEqualTo(NO);
        assertThat(visits.read(account, user).lockedUntil()).isNotNull();
        assertThat(totp(last, visits.nextCode(added))).isEqualTo(NO);
        assertThat(visits.attempt(email, PASSWORD)).isEqualTo(NO);
        visits.server.tenants.clock.forward(Duration.ofMinutes(16));
        entered(backup(ticket(email), added.codes().getFirst()));
    }

    /// Passwords and codes, by pages and over the API, on two nodes: what is looked at is counted together.
    @Test
    void of_many_guesses_on_pages_and_the_api_five_are_looked_at() throws Exception {
        try (TestServer other = visits.server.another()) {
            String email = address();
            User user = visits.secured(account, email);
            PageVisits.Added added = added(email);
            Ticket ticket = ticket(email);
            List<Callable<Outcome>> guesses = new ArrayList<>();
            for (int i = 0; i < MANY / 4; i++) {
                String code = "%06d".formatted(i);
                guesses.add(() -> PageVisits.attempt(other, email, WRONG));
                guesses.add(() -> api(visits.server, email, WRONG, null));
                guesses.add(() -> api(other, email, PASSWORD, code));
                guesses.add(() -> totp(ticket, code));
            }
            assertThat(together(guesses)).isZero();
            assertThat(visits.server.tenants.count(
                "sign_in_tries where failed = 5 and pending = 0 and user_id = '" + user.id() + "'"))
                .isEqualTo(1);
            assertThat(visits.server.tenants.count(
                "events where type = 'user.locked' and subject = '" + user.id() + "'")).isEqualTo(1);
            assertThat(visits.read(account, user).lockedUntil()).isNotNull();
            assertThat(totp(ticket, visits.nextCode(added))).as("also the right one").isEqualTo(NO);
        }
    }

    private Outcome api(TestServer node, String email, String password, String code) {
        try {
            node.part(SignIn.class).check(visits.in(account).within(Deadline.in(Duration.ofMinutes(2))),
                new SignInAttempt(email, password, code, null, null));
            return new Outcome.Entered(account.id(), "", "");
        } catch (Refused refused) {
            assertThat(refused.failure()).isEqualTo(new Failure.WrongLogin());
            return NO;
        }
    }

    @Test
    void a_factor_counts_when_a_code_has_confirmed_it() {
        String email = address();
        User user = visits.secured(account, email, "\"name\":\"Ann & Co\"");
        PageVisitor visitor = visits.visitor(visits.enter(email, PASSWORD).token());
        Caller self = visits.self(visitor);
        Factors.Beginning beginning = factors.begin(self);
        assertThat(beginning.secret()).matches("[A-Z2-7]{32}");
        assertThat(beginning.uri()).isEqualTo("otpauth://totp/JupiterIQ:" + email.replace("@", "%40")
            + "?secret=" + beginning.secret() + "&issuer=JupiterIQ");
        visits.enter(email, PASSWORD);
        String code = Authenticator.code(beginning.secret(), visits.server.tenants.clock.instant());
        assertThat(failure(() -> visits.change(visitor, write ->
            factors.confirm(beginning.pending(), "000000", write)))).isInstanceOfSatisfying(
                Failure.Invalid.class, wrong ->
                    assertThat(wrong.problems().getFirst().field()).isEqualTo("code"));
        PageVisitor other = visits.visitor(
            visits.enter(visits.secured(account, address()).details().email(), PASSWORD).token());
        for (String pending : List.of("", "A", beginning.pending() + "A")) {
            assertThat(failure(() -> visits.change(visitor, write -> factors.confirm(pending, code, write))))
                .isEqualTo(GONE);
        }
        assertThat(failure(() -> visits.change(other, write ->
            factors.confirm(beginning.pending(), code, write)))).isEqualTo(GONE);
        assertThat(factors.state(self)).isEqualTo(new Factors.State(false, 0));
        visits.change(visitor, write -> factors.confirm(beginning.pending(), code, write));
        assertThat(factors.state(self)).isEqualTo(new Factors.State(true, 10));
        assertThat(failure(() -> factors.begin(self))).isInstanceOf(Failure.Conflict.class);
        assertThat(failure(() -> visits.change(visitor, write ->
            factors.confirm(beginning.pending(), code, write)))).isInstanceOf(Failure.Conflict.class);
        assertThat(visits.audited("user.add_second_factor", user)).isEqualTo(1);
        long before = visits.mails(user);
        visits.change(visitor, write -> {
            factors.remove(write);
            return write;
        });
        assertThat(factors.state(self)).isEqualTo(new Factors.State(false, 0));
        assertThat(visits.audited("user.remove_second_factor", user)).isEqualTo(1);
        assertThat(visits.mails(user)).as("told by mail").isEqualTo(before + 1);
        assertThat(failure(() -> visits.change(visitor, factors::renewCodes)))
            .isEqualTo(GONE);
        visits.enter(email, PASSWORD);
    }

    @Test
    void what_is_pending_is_over_after_ten_minutes() {
        String email = address();
        visits.secured(account, email);
        PageVisitor visitor = visits.visitor(visits.enter(email, PASSWORD).token());
        Factors.Beginning beginning = factors.begin(visits.self(visitor));
        visits.server.tenants.clock.forward(Duration.ofMinutes(10));
        String code = Authenticator.code(beginning.secret(), visits.server.tenants.clock.instant());
        assertThat(failure(() -> visits.change(visitor, write ->
            factors.confirm(beginning.pending(), code, write)))).isEqualTo(GONE);
    }

    @Test
    void where_the_account_demands_one_nobody_may_anything_without() {
        Account strict = visits.server.account();
        String email = address();
        visits.secured(strict, email, "\"role\":\"admin\"");
        String token = visits.enter(email, PASSWORD).token();
        assertThat(visits.visitor(token).lacksFactor()).isFalse();
        String key = visits.server.key(strict, "platform");
        assertThat(visits.server.send("PATCH", "/v1/account", key,
            "{\"settings\":{\"require_two_factor\":true}}").statusCode()).isEqualTo(200);
        Await.until("they need one", () -> visits.visitor(token).lacksFactor());
        PageVisitor lacking = visits.visitor(token);
        assertThat(lacking.admitted().permissions()).isEqualTo(Permissions.NONE);
        assertThat(visits.visitor(visits.enter(email, PASSWORD).token()).lacksFactor()).isTrue();
        assertThat(visits.server.send("POST", "/v1/sessions", key, "{\"login\":\"" + email
            + "\",\"password\":\"" + PASSWORD + "\"}").body()).contains("SECOND_FACTOR_REQUIRED");
        visits.addFactor(lacking);
        Await.until("they have one", () -> !visits.visitor(token).lacksFactor());
        PageVisitor after = visits.visitor(token);
        assertThat(after.admitted().permissions().allow(Permission.USERS_WRITE)).isTrue();
        assertThat(failure(() -> visits.change(after, write -> {
            factors.remove(write);
            return write;
        }))).isInstanceOf(Failure.Conflict.class);
    }
}
