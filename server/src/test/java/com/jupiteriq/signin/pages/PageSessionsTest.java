package com.jupiteriq.signin.pages;

import static com.jupiteriq.signin.pages.PageVisits.ADDRESS;
import static com.jupiteriq.signin.pages.PageVisits.PASSWORD;
import static com.jupiteriq.signin.pages.PageVisits.WRONG;
import static com.jupiteriq.signin.pages.PageVisits.address;
import static com.jupiteriq.signin.pages.PageVisits.arrival;
import static com.jupiteriq.signin.pages.PageVisits.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.People;
import com.jupiteriq.TestServer;
import com.jupiteriq.access.RehashingFlush;
import com.jupiteriq.access.Rights;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.sessions.PageUseFlush;
import com.jupiteriq.sessions.PageUses;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tickets.TicketDocument;
import com.jupiteriq.tickets.Tickets;
import com.jupiteriq.tokens.KeySecret;
import com.jupiteriq.tokens.PepperRotation;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Browsers that are signed in: as whom, for how long, and how soon they are not any more.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageSessionsTest {

    private static final int ROUNDS = Integer.getInteger("revocation.rounds", 30);

    private PageVisits visits;
    private Account account;
    private PageSessions sessions;

    @BeforeAll
    void start() {
        visits = new PageVisits();
        account = visits.server.account();
        sessions = visits.server.part(PageSessions.class);
    }

    @AfterAll
    void stop() {
        visits.close();
    }

    private String in(String email) {
        return visits.enter(email, PASSWORD).token();
    }

    private String fresh(String... more) {
        return in(visits.secured(account, address(), more).details().email());
    }

    private void change(PageVisitor visitor, Consumer<Write> work) {
        visits.change(visitor, write -> {
            work.accept(write);
            return write;
        });
    }

    @Test
    void what_is_no_token_of_a_browser_is_nobody() {
        String token = fresh();
        String key = visits.server.key(account, "platform");
        for (String forged : List.of("", "jps_", token + "0", token.substring(0, 70) + "aaaaaa", key,
            token.replace("jps_", "jat_"), "\u0000", "x".repeat(8_000))) {
            assertThat(sessions.find(forged, ADDRESS)).as(forged).isEmpty();
        }
        assertThat(visits.server.get("/v1/users/me", token).statusCode()).as("nor is it a bearer token")
            .isEqualTo(401);
        assertThat(visits.visitor(token).toString()).doesNotContain(token);
        assertThat(visits.server.tenants.all.sql(
                "select string_agg(session_tokens::text, ' ') from session_tokens").query(String.class)
            .single()).doesNotContain(token.substring(30));
    }

    @Test
    void the_api_lists_and_ends_them_with_the_others() {
        String token = fresh();
        String key = visits.server.key(account, "platform");
        String user = TypeId.of("usr", visits.visitor(token).user());
        assertThat(visits.server.get("/v1/sessions?user_id=" + user, key).body())
            .contains("\"total\":1", "\"address\":\"" + ADDRESS + "\"");
        assertThat(visits.server.send("POST", "/v1/sessions/revoke-all", key,
            "{\"user_id\":\"" + user + "\"}").body()).contains("\"revoked\":1");
        Await.until("ended", () -> !visits.isIn(visits.server, token));
    }

    @Test
    void an_api_token_is_nobody_here_and_neither_can_be_turned_into_the_other() {
        User user = visits.secured(account, address());
        String key = visits.server.key(account, "platform");
        HttpResponse<String> api = visits.server.send("POST", "/v1/sessions", key, "{\"login\":\""
            + user.details().email() + "\",\"password\":\"" + PASSWORD + "\"}");
        String access = api.body().replaceAll("(?s).*\"access_token\":\"([^\"]*)\".*", "$1");
        String refresh = api.body().replaceAll("(?s).*\"refresh_token\":\"([^\"]*)\".*", "$1");
        String token = in(user.details().email());
        for (String other : List.of(access, refresh)) {
            assertThat(sessions.find(other, ADDRESS)).isEmpty();
        }
        assertThat(visits.server.send("POST", "/v1/sessions/introspect", key,
            "{\"token\":\"" + token + "\"}").body()).isEqualTo("{\"active\":false}");
        assertThat(visits.server.send("POST", "/v1/sessions/refresh", key,
            "{\"refresh_token\":\"" + token + "\"}").statusCode()).isEqualTo(401);
    }

    @Test
    void unknown_tokens_from_one_address_are_limited() {
        String strange = "198.51.100.9";
        String token = fresh();
        List<Object> outcomes = new ArrayList<>();
        for (int i = 0; i < 650; i++) {
            String forged = KeySecret.create("jps_", UUID.randomUUID(), new Random(i)).reveal();
            try {
                outcomes.add(sessions.find(forged, strange));
            } catch (Refused refused) {
                outcomes.add(refused.failure());
            }
        }
        assertThat(outcomes.getLast()).isInstanceOf(Failure.Limited.class);
        assertThat(sessions.find(token, strange)).as("who is signed in goes on").isPresent();
    }

    /// It lives longer than a pepper that leaked may.
    @Test
    void a_token_takes_the_newest_pepper_when_it_is_shown() {
        String token = fresh();
        byte[] pepper = new byte[Peppers.BYTES];
        visits.server.tenants.random.nextBytes(pepper);
        String newest = visits.server.part(PepperRotation.class).add(Actor.operator("req_test"), pepper);
        Await.until("it is hashed anew", () -> {
            UUID session = visits.visitor(token).session();
            RehashingFlush.now(visits.server);
            return visits.server.tenants.count("session_tokens where session_id = '" + session
                + "' and access_pepper = '" + newest + "'") == 1;
        });
        assertThat(visits.isIn(visits.server, token)).isTrue();
    }

    @Test
    void a_form_carries_what_only_its_session_knows() {
        String one = fresh();
        String other = fresh();
        assertThat(PageSessions.csrf(one)).isEqualTo(PageSessions.csrf(one)).hasSize(43)
            .isNotEqualTo(PageSessions.csrf(other));
        assertThat(one).doesNotContain(PageSessions.csrf(one));
    }

    @Test
    void signing_out_ends_the_session_and_another_token_the_one_before() {
        String token = fresh();
        PageVisitor visitor = visits.visitor(token);
        String next = visits.change(visitor, write -> sessions.rotate(visitor, write));
        Await.until("the one before is nobody's", () -> !visits.isIn(visits.server, token));
        assertThat(visits.visitor(next).session()).isEqualTo(visitor.session());
        change(visitor, write -> sessions.end(visitor, write));
        Await.until("it is over", () -> !visits.isIn(visits.server, next));
        assertThat(failure(() -> visits.change(visitor, write -> sessions.rotate(visitor, write))))
            .isEqualTo(new Failure.Missing("session"));
    }

    @Test
    void ones_own_sessions_are_ended_and_nobody_elses() {
        User user = visits.secured(account, address());
        String email = user.details().email();
        String first = in(email);
        String second = in(email);
        String third = in(email);
        PageVisitor visitor = visits.visitor(first);
        PageVisitor stranger = visits.visitor(fresh());
        OwnPages own = visits.server.part(OwnPages.class);
        UUID foreign = visitor.session();
        assertThat(failure(() -> change(stranger, write -> own.end(foreign, write))))
            .isEqualTo(new Failure.Missing("session"));
        change(visitor, write -> own.end(visits.visitor(second).session(), write));
        Await.until("ended", () -> !visits.isIn(visits.server, second));
        assertThat(endOthers(own, visitor)).isEqualTo(1);
        Await.until("ended too", () -> !visits.isIn(visits.server, third));
        assertThat(visits.isIn(visits.server, first)).isTrue();
        assertThat(endOthers(own, visitor)).isZero();
        String other = in(email);
        visits.change(visitor,
            own.password(visitor, PASSWORD, "another violet kettle upstairs", arrival(null)));
        Await.until("another password ends others", () -> !visits.isIn(visits.server, other));
        assertThat(visits.isIn(visits.server, first)).isTrue();
        assertThat(visits.mails(user)).as("new devices and a new password").isEqualTo(4);
    }

    private int endOthers(OwnPages own, PageVisitor visitor) {
        return visits.change(visitor, write -> own.endOthers(visitor.session(), write));
    }

    @Test
    void a_name_is_ones_own_to_change() {
        PageVisitor visitor = visits.visitor(fresh("\"name\":\"Ann\""));
        OwnPages own = visits.server.part(OwnPages.class);
        assertThat(visits.change(visitor, write -> own.rename("Ann Lee", write)).details().name())
            .isEqualTo("Ann Lee");
        assertThat(own.user(visits.self(visitor)).details().name()).isEqualTo("Ann Lee");
        for (String bad : List.of("x".repeat(201), "two\nlines")) {
            assertThat(failure(() -> visits.change(visitor, write -> own.rename(bad, write))))
                .isInstanceOf(Failure.Invalid.class);
        }
        assertThat(visits.change(visitor, write -> own.rename(null, write)).details().name()).isNull();
    }

    @Test
    void a_session_lasts_thirty_days_beyond_its_last_use_and_reading_writes_nothing() {
        String used = fresh();
        String idle = fresh();
        PageVisitor visitor = visits.visitor(used);
        Instant begun = usedAt(visitor);
        visits.server.tenants.clock.forward(Duration.ofMinutes(50));
        flushed();
        visits.visitor(used);
        flushed();
        assertThat(usedAt(visitor)).as("too soon").isEqualTo(begun);
        visits.pass(Duration.ofDays(29));
        visits.visitor(used);
        Await.until("its use is written down", () -> {
            flushed();
            return usedAt(visitor).isAfter(begun);
        });
        visits.pass(Duration.ofDays(2));
        Await.until("one is over", () -> !visits.isIn(visits.server, idle));
        Await.until("the other goes on", () -> visits.isIn(visits.server, used));
        visits.pass(Duration.ofDays(29));
        Await.until("so is the other", () -> !visits.isIn(visits.server, used));
    }

    private Instant usedAt(PageVisitor visitor) {
        return visits.server.tenants.all.sql("select last_used_at from sessions where id = ?")
            .param(visitor.session()).query(Timestamp.class).single().toInstant();
    }

    private void flushed() {
        PageUseFlush.now(visits.server.part(PageUses.class));
    }

    @Test
    void who_looks_at_the_sandbox_acts_there_as_who_they_are() {
        String token = fresh("\"role\":\"admin\"", "\"name\":\"Ann\"");
        PageVisitor live = visits.visitor(token);
        change(live, write -> sessions.look(live, Environment.TEST, write));
        Await.until("it is the sandbox", () -> visits.visitor(token).environment() == Environment.TEST);
        PageVisitor visitor = visits.visitor(token);
        assertThat(visitor.admitted().tenant()).isEqualTo(account.tenant(Environment.TEST));
        assertThat(visitor.home()).isEqualTo(account.live());
        assertThat(visitor.user()).isEqualTo(live.user());
        Caller caller = visitor.caller(arrival(null).origin(), arrival(null).deadline());
        String number = visits.server.part(Writes.class).run(caller, write ->
            visits.server.part(Tickets.class).open(TicketDocument.details(
                People.draft(TicketDocument.TICKET, "{\"subject\":\"Here\"}")), write)).publicId();
        String sandbox = visits.server.key(account, "test", "platform");
        assertThat(visits.server.get("/v1/tickets/" + number, sandbox).body()).contains("\"Here\"");
        Await.until("it is on record there", () -> visits.server.get("/v1/audit?action=ticket.create",
            sandbox).body().contains("usr_"));
        assertThat(visits.server.get("/v1/audit?action=ticket.create", sandbox).body())
            .contains("\"name\":\"Ann\"");
        Rights rights = visits.server.part(Rights.class);
        Principal ann = visitor.admitted().principal();
        assertThat(rights.now(account.tenant(Environment.TEST), ann, null).allow(Permission.TICKETS_WRITE))
            .isTrue();
        assertThat(rights.now(visits.operator.live(), ann, null)).isEqualTo(Permissions.NONE);
        String onBehalf = TypeId.of("usr", visitor.user());
        assertThat(visits.server.send("GET", "/v1/tickets", sandbox, "", "X-On-Behalf-Of", onBehalf)
            .statusCode()).as("a key of the sandbox acts for its own users only").isEqualTo(403);
        forgotten(visitor, sandbox);
    }

    /// What they did in the sandbox tells no more who they were than what they did at home.
    private void forgotten(PageVisitor visitor, String sandbox) {
        visits.server.part(Writes.class).run(visits.in(account), write -> {
            visits.server.part(Users.class).delete(
                new UserRef.ById(visitor.user()), version -> true, write);
            return write;
        });
        Await.until("they are forgotten", () -> !visits.server.get("/v1/audit?action=ticket.create", sandbox)
            .body().contains("Ann"));
    }

    @Test
    void what_is_ones_own_lies_at_home_whichever_one_looks_at() {
        String token = fresh("\"name\":\"Ann\"");
        PageVisitor live = visits.visitor(token);
        change(live, write -> sessions.look(live, Environment.TEST, write));
        Await.until("it is the sandbox", () -> visits.visitor(token).environment() == Environment.TEST);
        PageVisitor visitor = visits.visitor(token);
        visits.change(visitor, write -> visits.server.part(OwnPages.class).rename("Ann Lee", write));
        assertThat(visits.server.part(OwnPages.class).user(visits.self(visitor)).details().name())
            .isEqualTo("Ann Lee");
    }

    @Test
    void a_proof_lasts_ten_minutes_and_is_given_anew() {
        User user = visits.secured(account, address());
        String token = in(user.details().email());
        assertThat(visits.visitor(token).steppedUp(now())).isTrue();
        visits.server.tenants.clock.forward(Duration.ofMinutes(10));
        PageVisitor late = visits.visitor(token);
        assertThat(late.steppedUp(now())).isFalse();
        for (Proof bad : List.of(new Proof.Password(WRONG), new Proof.Totp("000000"),
            new Proof.BackupCode("00000-00000"))) {
            assertThat(failure(() -> sessions.stepUp(late, bad, arrival(null))))
                .isInstanceOf(Failure.Invalid.class);
        }
        change(late, sessions.stepUp(late, new Proof.Password(PASSWORD), arrival(null)));
        Await.until("it is fresh", () -> visits.visitor(token).steppedUp(now()));
        PageVisits.Added added = visits.addFactor(visits.visitor(token));
        visits.server.tenants.clock.forward(Duration.ofMinutes(11));
        change(late, sessions.stepUp(late, new Proof.Totp(visits.nextCode(added)), arrival(null)));
        Await.until("it is fresh", () -> visits.visitor(token).steppedUp(now()));
        for (int i = 0; i < 5; i++) {
            assertThat(failure(() -> sessions.stepUp(late, new Proof.Totp("000000"), arrival(null))))
                .isInstanceOf(Failure.Invalid.class);
        }
        assertThat(visits.read(account, user).lockedUntil()).as("they count").isNotNull();
    }

    private Instant now() {
        return visits.server.tenants.clock.instant();
    }

    @Test
    void the_other_node_hears_of_it_in_under_a_second() {
        try (TestServer other = visits.server.another()) {
            User user = visits.secured(account, address());
            Users users = visits.server.part(Users.class);
            Writes writes = visits.server.part(Writes.class);
            measure("session of a browser", user, other, token -> {
                PageVisitor visitor = visits.visitor(token);
                change(visitor, write -> sessions.end(visitor, write));
            }, () -> { });
            measure("user with a browser", user, other, token -> writes.run(visits.in(account), write ->
                users.deactivate(new UserRef.ById(user.id()), write)),
                () -> writes.run(visits.in(account), write ->
                    users.activate(new UserRef.ById(user.id()), write)));
        }
    }

    private void measure(
            String what, User user, TestServer other, Consumer<String> end, Runnable afterwards) {
        List<Duration> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String token = visits.begin(account, user);
            assertThat(visits.isIn(other, token)).isTrue();
            end.accept(token);
            long begun = System.nanoTime();
            while (visits.isIn(other, token)) {
                Thread.onSpinWait();
            }
            times.add(Duration.ofNanos(System.nanoTime() - begun));
            afterwards.run();
        }
        times.sort(null);
        System.out.printf("revocation of one %s on the other node, %d rounds: p50 %d ms, p99 %d ms%n", what,
            ROUNDS, times.get(ROUNDS / 2).toMillis(), times.get(ROUNDS * 99 / 100).toMillis());
        assertThat(times.get(ROUNDS * 99 / 100)).isLessThan(Duration.ofSeconds(1));
    }
}
