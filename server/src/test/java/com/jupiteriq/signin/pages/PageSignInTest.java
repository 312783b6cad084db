package com.jupiteriq.signin.pages;

import static com.jupiteriq.signin.pages.PageVisits.PASSWORD;
import static com.jupiteriq.signin.pages.PageVisits.WRONG;
import static com.jupiteriq.signin.pages.PageVisits.address;
import static com.jupiteriq.signin.pages.PageVisits.arrival;
import static com.jupiteriq.signin.pages.PageVisits.entered;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.People;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.customers.Customers;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.sessions.OwnSession;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who comes in by an address and a password, to which account, and who does not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageSignInTest {

    private static final Outcome.Denied NO = new Outcome.Denied();

    private PageVisits visits;
    private Account account;

    @BeforeAll
    void start() {
        visits = new PageVisits();
        account = visits.server.account();
    }

    @AfterAll
    void stop() {
        visits.close();
    }

    @Test
    void the_right_password_lets_in_however_the_address_is_written() {
        String email = address();
        User user = visits.secured(account, email, "\"role\":\"admin\"", "\"name\":\"Ann\"");
        for (String typed : List.of(email, email.toUpperCase(Locale.ROOT), "  " + email + " ")) {
            PageVisitor visitor = visits.visitor(visits.enter(typed, PASSWORD).token());
            assertThat(visitor.user()).isEqualTo(user.id());
            assertThat(visitor.admitted().principal().name()).isEqualTo("Ann");
            assertThat(visitor.role()).isEqualTo("admin");
            assertThat(visitor.account()).isEqualTo(account.name());
            assertThat(visitor.environment()).isEqualTo(Environment.LIVE);
        }
        PageVisitor last = visits.visitor(visits.enter(email, PASSWORD).token());
        List<OwnSession> own =
            visits.server.part(OwnPages.class).sessions(visits.self(last), last.session());
        assertThat(own).hasSize(4);
        assertThat(own.stream().filter(OwnSession::current).map(each -> each.session().id()))
            .containsExactly(last.session());
        assertThat(own.getFirst().session().client().address()).isEqualTo(PageVisits.ADDRESS);
        assertThat(visits.read(account, user).lastLogin()).isNotNull();
    }

    @Test
    void whatever_keeps_somebody_out_is_answered_alike() {
        User active = visits.secured(account, address());
        User inactive = visits.secured(account, address());
        Users users = visits.server.part(Users.class);
        Writes writes = visits.server.part(Writes.class);
        writes.run(visits.in(account), write -> users.deactivate(new UserRef.ById(inactive.id()), write));
        User invited = visits.user(account, address());
        User locked = visits.secured(account, address());
        for (int i = 0; i < 5; i++) {
            assertThat(visits.attempt(locked.details().email(), WRONG)).isEqualTo(NO);
        }
        Account closed = visits.server.account();
        User suspended = visits.secured(closed, address());
        suspend(closed);
        String sandboxed = address();
        writes.run(sandbox(), write -> users.create(
            People.draft(UserDocument.USER, "{\"email\":\"" + sandboxed + "\",\"password\":\"" + PASSWORD
                + "\"}"), write));
        assertThat(visits.attempt(active.details().email(), WRONG)).isEqualTo(NO);
        for (String email : List.of(inactive.details().email(), invited.details().email(),
            locked.details().email(), suspended.details().email(), sandboxed, address(), "", "nobody",
            "\u0000' or 1=1 --", "x".repeat(10_000))) {
            assertThat(visits.attempt(email, PASSWORD)).as(email).isEqualTo(NO);
        }
        assertThat(visits.read(account, locked).lockedUntil()).isNotNull();
        assertThat(visits.server.tenants.count("sessions where user_id in ('" + inactive.id() + "','"
            + invited.id() + "','" + locked.id() + "','" + suspended.id() + "')")).isZero();
    }

    private Caller sandbox() {
        Caller live = visits.in(account);
        return new Caller(account.tenant(Environment.TEST), live.principal(),
            live.permissions(), live.origin(), live.deadline());
    }

    private void suspend(Account closed) {
        Customers customers = visits.server.part(Customers.class);
        customers.command(Actor.operator("req_test"), write -> customers.change(closed.id(), version -> true,
            new Fields(Map.of("state", new JsonValue.Str("suspended"))), write));
    }

    @Test
    void of_several_accounts_one_is_chosen() {
        Account other = visits.server.account();
        Account third = visits.server.account();
        String email = address();
        User here = visits.secured(account, email);
        User there = visits.secured(other, email);
        visits.user(third, email, "\"password\":\"another violet kettle upstairs\"");
        Outcome.Choose choose = (Outcome.Choose) visits.attempt(email, PASSWORD);
        assertThat(choose.accounts()).extracting(Outcome.Choice::account)
            .containsExactlyInAnyOrder(account.id(), other.id());
        PageSignIn signIn = visits.server.part(PageSignIn.class);
        assertThat(visits.visitor(entered(signIn.choose(choose.ticket(), other.id(), arrival(null))).token())
            .user()).isEqualTo(there.id());
        for (UUID foreign : List.of(third.id(), UUID.randomUUID())) {
            assertThat(signIn.choose(choose.ticket(), foreign, arrival(null))).isEqualTo(NO);
        }
        Login login = new Login(email, PASSWORD);
        assertThat(visits.visitor(entered(signIn.attempt(login, account.publicId(), arrival(null))).token())
            .user()).isEqualTo(here.id());
        for (String none : List.of(third.publicId(), "acc_01h455vb4pex5vsknk084sn02q", "", "nonsense")) {
            assertThat(signIn.attempt(login, none, arrival(null))).as(none).isEqualTo(NO);
        }
    }

    @Test
    void five_accounts_are_tried_and_those_first_that_were_used_last() {
        String email = address();
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            accounts.add(visits.server.account());
            visits.secured(accounts.getLast(), email);
        }
        PageSignIn signIn = visits.server.part(PageSignIn.class);
        for (int used : List.of(6, 0)) {
            entered(signIn.attempt(new Login(email, PASSWORD), accounts.get(used).publicId(), arrival(null)));
        }
        Outcome.Choose choose = (Outcome.Choose) visits.attempt(email, PASSWORD);
        assertThat(choose.accounts()).hasSize(5).extracting(Outcome.Choice::account)
            .contains(accounts.get(6).id(), accounts.get(0).id());
    }

    /// Whoever knows the password of one account must not guess those of others by it.
    @Test
    void a_password_of_one_account_is_a_wrong_one_of_another() {
        Account other = visits.server.account();
        String email = address();
        User theirs = visits.secured(account, email);
        User mine = visits.user(other, email, "\"password\":\"another violet kettle upstairs\"");
        for (int i = 0; i < 6; i++) {
            assertThat(visits.visitor(visits.enter(email, "another violet kettle upstairs").token()).user())
                .isEqualTo(mine.id());
        }
        assertThat(visits.read(account, theirs).lockedUntil()).isNotNull();
        assertThat(visits.attempt(email, PASSWORD)).isEqualTo(NO);
        visits.server.tenants.clock.forward(Duration.ofMinutes(16));
        assertThat(visits.visitor(visits.enter(email, PASSWORD).token()).user()).isEqualTo(theirs.id());
    }

    @Test
    void a_ticket_is_good_as_it_was_given_and_not_for_long() {
        Account other = visits.server.account();
        String email = address();
        visits.secured(account, email);
        User there = visits.secured(other, email);
        PageSignIn signIn = visits.server.part(PageSignIn.class);
        Ticket ticket = ((Outcome.Choose) visits.attempt(email, PASSWORD)).ticket();
        String text = ticket.text();
        for (String forged : List.of("", "A", "\u0000", text.substring(1), text + "A", "Ag" + text, "AQ",
            "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", text.toLowerCase(Locale.ROOT), text + "=",
            "A".repeat(100_000))) {
            assertThat(signIn.choose(new Ticket(forged), other.id(), arrival(null))).isEqualTo(NO);
            assertThat(signIn.second(new Ticket(forged), new Proof.Totp("000000"), arrival(null)))
                .isEqualTo(NO);
        }
        assertThat(signIn.second(ticket, new Proof.Totp("000000"), arrival(null)))
            .as("two have this password").isEqualTo(NO);
        visits.server.part(Writes.class).run(visits.in(other), write ->
            visits.server.part(Users.class).deactivate(new UserRef.ById(there.id()), write));
        assertThat(signIn.choose(ticket, other.id(), arrival(null))).isEqualTo(NO);
        entered(signIn.choose(ticket, account.id(), arrival(null)));
        visits.server.tenants.clock.forward(Duration.ofMinutes(10));
        assertThat(signIn.choose(ticket, account.id(), arrival(null))).isEqualTo(NO);
        assertThat(ticket.toString()).doesNotContain(text);
    }

    @Test
    void another_password_in_between_ends_a_ticket() {
        Account other = visits.server.account();
        String email = address();
        visits.secured(account, email);
        visits.secured(other, email);
        Outcome.Choose choose = (Outcome.Choose) visits.attempt(email, PASSWORD);
        PageSignIn signIn = visits.server.part(PageSignIn.class);
        PageVisitor visitor =
            visits.visitor(entered(signIn.choose(choose.ticket(), account.id(), arrival(null))).token());
        visits.change(visitor, visits.server.part(OwnPages.class)
            .password(visitor, PASSWORD, "another violet kettle upstairs", arrival(null)));
        assertThat(signIn.choose(choose.ticket(), account.id(), arrival(null))).isEqualTo(NO);
        entered(signIn.choose(choose.ticket(), other.id(), arrival(null)));
    }

    @Test
    void a_browser_that_is_not_known_is_told_of_by_mail() {
        String email = address();
        User user = visits.secured(account, email);
        PageSignIn signIn = visits.server.part(PageSignIn.class);
        Login login = new Login(email, PASSWORD);
        String device = entered(signIn.attempt(login, null, arrival(null))).device();
        assertThat(visits.mails(user)).as("the first one ever").isZero();
        String again = entered(signIn.attempt(login, null, arrival(device))).device();
        entered(signIn.attempt(login, null, arrival(again)));
        assertThat(visits.mails(user)).isZero();
        User neighbour = visits.secured(account, address());
        String shared = entered(signIn.attempt(
            new Login(neighbour.details().email(), PASSWORD), null, arrival(again))).device();
        entered(signIn.attempt(login, null, arrival(shared)));
        assertThat(visits.mails(user)).isZero();
        for (String unknown : List.of("", "nonsense", device + "A", "AQ")) {
            entered(signIn.attempt(login, null, arrival(unknown)));
        }
        assertThat(visits.mails(user)).isEqualTo(4);
        assertThat(new Arrival(new Origin("req", "a", ""), arrival(null).deadline(), device).toString())
            .doesNotContain(device);
    }
}
