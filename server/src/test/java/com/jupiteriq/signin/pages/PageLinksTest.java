package com.jupiteriq.signin.pages;

import static com.jupiteriq.signin.pages.PageVisits.PASSWORD;
import static com.jupiteriq.signin.pages.PageVisits.address;
import static com.jupiteriq.signin.pages.PageVisits.failure;
import static com.jupiteriq.signin.pages.PageVisits.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.People;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.invitations.InvitationDocument;
import com.jupiteriq.invitations.Invitations;
import com.jupiteriq.invitations.UserInvitations;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.OwnLinks;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.UserStatus;
import com.jupiteriq.users.Users;
import java.net.URI;
import java.time.Duration;
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

/// Links that were mailed or printed: looked at as often as one likes, used once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageLinksTest {

    private static final String NEXT = "another violet kettle upstairs";
    private static final Failure GONE = new Failure.Missing("token");

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

    private List<URI> links(String email, int count) {
        Await.until(count + " mails", () -> visits.links(email).size() >= count);
        return visits.links(email);
    }

    @Test
    void a_forgotten_password_is_replaced_in_each_account_by_its_own_link() {
        Account other = visits.server.account();
        String email = address();
        visits.secured(account, email);
        visits.secured(other, email);
        ForgottenPages forgotten = visits.server.part(ForgottenPages.class);
        forgotten.ask(email.toUpperCase(Locale.ROOT), visits.arrival());
        List<URI> links = links(email, 2);
        assertThat(links).allMatch(link -> link.getPath().equals(OwnLinks.RESET));
        String here = links.stream().map(PageVisits::token)
            .filter(token -> token.startsWith(account.publicId())).findFirst().orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertThat(forgotten.look(here, visits.arrival()))
                .isEqualTo(new ForgottenPages.Found(email, account.name()));
        }
        String foreign = other.publicId() + here.substring(here.indexOf('.'));
        for (String useless : List.of("", ".", here + "0", foreign, account.publicId(), "jpr_x",
            here.substring(here.indexOf('.') + 1), "acc_01h455vb4pex5vsknk084sn02q.jpr_1", "\u0000")) {
            assertThat(failure(() -> forgotten.look(useless, visits.arrival()))).as(useless)
                .isInstanceOf(Failure.Missing.class);
            assertThat(failure(() -> forgotten.replace(useless, NEXT, visits.arrival()))).as(useless)
                .isInstanceOf(Failure.Missing.class);
        }
        assertThat(failure(() -> forgotten.replace(here, "short", visits.arrival())))
            .isInstanceOfSatisfying(Failure.Invalid.class, wrong ->
                assertThat(wrong.problems().getFirst().field()).isEqualTo("password"));
        forgotten.replace(here, NEXT, visits.arrival());
        assertThat(failure(() -> forgotten.replace(here, PASSWORD, visits.arrival()))).isEqualTo(GONE);
        assertThat(failure(() -> forgotten.look(here, visits.arrival()))).isEqualTo(GONE);
        assertThat(visits.visitor(visits.enter(email, NEXT).token()).home()).isEqualTo(account.live());
        assertThat(visits.visitor(visits.enter(email, PASSWORD).token()).home()).isEqualTo(other.live());
    }

    @Test
    void whoever_asks_for_somebody_unknown_hears_the_same_and_nothing_is_mailed() {
        User invited = visits.user(account, address());
        long before = visits.server.tenants.count("mails");
        ForgottenPages forgotten = visits.server.part(ForgottenPages.class);
        for (String email : List.of(address(), invited.details().email(), "", "nobody", "\u0000",
            "x".repeat(10_000))) {
            forgotten.ask(email, visits.arrival());
        }
        assertThat(visits.server.tenants.count("mails")).isEqualTo(before);
    }

    @Test
    void a_link_to_a_new_password_is_good_for_half_an_hour() {
        String email = address();
        visits.secured(account, email);
        ForgottenPages forgotten = visits.server.part(ForgottenPages.class);
        forgotten.ask(email, visits.arrival());
        String token = token(links(email, 1).getFirst());
        visits.server.tenants.clock.forward(Duration.ofMinutes(30));
        assertThat(failure(() -> forgotten.look(token, visits.arrival()))).isEqualTo(GONE);
        assertThat(failure(() -> forgotten.replace(token, NEXT, visits.arrival()))).isEqualTo(GONE);
    }

    @Test
    void an_invited_user_chooses_a_password_and_comes_in() {
        User invited = visits.user(account, address(), "\"role\":\"agent\"");
        visits.server.part(Writes.class).run(visits.in(account), write ->
            visits.server.part(UserInvitations.class).invite(new UserRef.ById(invited.id()), true, write));
        String email = invited.details().email();
        URI link = links(email, 1).getFirst();
        assertThat(link.getPath()).isEqualTo(OwnLinks.INVITATION);
        InvitationPages pages = visits.server.part(InvitationPages.class);
        for (int i = 0; i < 3; i++) {
            assertThat(pages.look(token(link), visits.arrival()))
                .isEqualTo(new InvitationPages.Found(email, account.name(), null, null, false));
        }
        assertThat(failure(() -> pages.accept(token(link), "Ann", null, visits.arrival())))
            .isInstanceOf(Failure.Invalid.class);
        assertThat(failure(() -> pages.accept(token(link), "Ann", "short", visits.arrival())))
            .isInstanceOf(Failure.Invalid.class);
        pages.accept(token(link), "Ann", PASSWORD, visits.arrival());
        PageVisitor visitor = visits.visitor(visits.enter(email, PASSWORD).token());
        assertThat(visitor.role()).isEqualTo("agent");
        assertThat(visitor.admitted().principal().name()).isEqualTo("Ann");
        assertThat(failure(() -> pages.look(token(link), visits.arrival())))
            .isEqualTo(new Failure.Missing("invitation"));
        assertThat(failure(() -> pages.accept(token(link), "Ann", NEXT, visits.arrival())))
            .isEqualTo(new Failure.Missing("invitation"));
    }

    @Test
    void whoever_is_known_comes_to_an_organization_without_typing_anything() {
        Organization organization = organization();
        User known = visits.secured(account, address(), "\"name\":\"Kim\"");
        String mine = invitation(organization, known.details().email());
        InvitationPages pages = visits.server.part(InvitationPages.class);
        assertThat(pages.look(mine, visits.arrival())).isEqualTo(new InvitationPages.Found(
            known.details().email(), account.name(), "Ours", "Kim", true));
        pages.accept(mine, null, null, visits.arrival());
        String newcomer = address();
        String theirs = invitation(organization, newcomer);
        assertThat(pages.look(theirs, visits.arrival()).known()).isFalse();
        pages.accept(theirs, "Ann", PASSWORD, visits.arrival());
        assertThat(visits.visitor(visits.enter(newcomer, PASSWORD).token()).role()).isEqualTo("member");
    }

    private Organization organization() {
        Organizations organizations = visits.server.part(Organizations.class);
        return visits.server.part(Writes.class).run(visits.in(account), write -> organizations.create(
            People.draft(organizations.document(), "{\"name\":\"Ours\"}"), write));
    }

    private String invitation(Organization organization, String email) {
        visits.server.part(Writes.class).run(visits.in(account), write ->
            visits.server.part(Invitations.class).create(organization.id(), People.draft(
                InvitationDocument.INVITATION, "{\"email\":\"" + email + "\"}"), write));
        return token(links(email, 1).getFirst());
    }

    @Test
    void the_first_owner_is_made_by_the_newest_link_once() throws Exception {
        FirstOwner first = visits.server.part(FirstOwner.class);
        Actor start = Actor.operator("start");
        String older = token(URI.create(first.renew(start, visits.operator).orElseThrow()));
        URI link = URI.create(first.renew(start, visits.operator).orElseThrow());
        assertThat(link.getPath()).isEqualTo(OwnLinks.FIRST_OWNER);
        String token = token(link);
        first.look(token, visits.arrival());
        first.look(token, visits.arrival());
        String elsewhere = account.publicId() + token.substring(token.indexOf('.'));
        FirstOwner.Wish wish = new FirstOwner.Wish("Ann", address(), PASSWORD);
        for (String useless : List.of("", older, token + "0", elsewhere, "\u0000")) {
            assertThat(failure(() -> first.look(useless, visits.arrival()))).as(useless)
                .isInstanceOf(Failure.Missing.class);
            assertThat(failure(() -> first.make(useless, wish, visits.arrival()))).as(useless)
                .isInstanceOf(Failure.Missing.class);
        }
        for (FirstOwner.Wish bad : List.of(new FirstOwner.Wish("Ann", "nobody", PASSWORD),
            new FirstOwner.Wish("Ann", address(), "short"),
            new FirstOwner.Wish("x".repeat(300), address(), PASSWORD))) {
            assertThat(failure(() -> first.make(token, bad, visits.arrival())))
                .isInstanceOf(Failure.Invalid.class);
        }
        first.look(token, visits.arrival());
        assertThat(made(first, token)).as("of two at once").isEqualTo(1);
        List<User> owners = visits.server.part(Users.class).owners(visits.in(visits.operator), 5);
        assertThat(owners).hasSize(1).allMatch(owner -> owner.status() == UserStatus.ACTIVE);
        PageVisitor visitor =
            visits.visitor(visits.enter(owners.getFirst().details().email(), PASSWORD).token());
        assertThat(visitor.role()).isEqualTo("owner");
        assertThat(visitor.home()).isEqualTo(visits.operator.live());
        assertThat(failure(() -> first.look(token, visits.arrival()))).isEqualTo(GONE);
        assertThat(first.renew(start, visits.operator)).as("there is one").isEmpty();
        assertThat(wish.toString()).doesNotContain(PASSWORD);
    }

    private long made(FirstOwner first, String token) throws Exception {
        List<Callable<Boolean>> two = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            FirstOwner.Wish wish = new FirstOwner.Wish("Ann", address(), PASSWORD);
            two.add(() -> {
                try {
                    first.make(token, wish, visits.arrival());
                    return true;
                } catch (Refused late) {
                    assertThat(late.failure()).isEqualTo(GONE);
                    return false;
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            long made = 0;
            for (Future<Boolean> one : threads.invokeAll(two)) {
                made += one.get() ? 1 : 0;
            }
            return made;
        }
    }

    @Test
    void a_link_for_the_first_owner_is_good_for_half_an_hour() {
        Account fresh = visits.server.account();
        FirstOwner first = visits.server.part(FirstOwner.class);
        String token = token(URI.create(first.renew(Actor.operator("start"), fresh).orElseThrow()));
        visits.server.tenants.clock.forward(Duration.ofMinutes(30));
        assertThat(failure(() -> first.look(token, visits.arrival()))).isEqualTo(GONE);
        assertThat(failure(() -> first.make(token, new FirstOwner.Wish("Ann", address(), PASSWORD),
            visits.arrival()))).isEqualTo(GONE);
    }
}
