package com.jupiteriq.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.People;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.users.Greeting;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.UserStatus;
import com.jupiteriq.users.Users;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long a token is good, what of it is kept, and what is left of an invitation.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationsTest {

    private static final Greeting PASSWORD = new Greeting(null, "correct horse battery staple");
    private static final Greeting NOTHING = new Greeting(null, null);

    private People people;
    private Invitations invitations;
    private UserInvitations userInvitations;
    private Accepting accepting;

    @BeforeAll
    void start() {
        people = new People();
        invitations = people.server.part(Invitations.class);
        userInvitations = people.server.part(UserInvitations.class);
        accepting = people.server.part(Accepting.class);
    }

    @AfterAll
    void stop() {
        people.close();
    }

    @Test
    void a_token_is_good_for_seven_days() {
        User user = people.user();
        String token = ofUser(user, false).token();
        forward(Invitation.VALID.minusMinutes(1));
        String late = ofUser(people.user(), false).token();
        assertThat(accept(token, PASSWORD).user().status()).isEqualTo(UserStatus.ACTIVE);
        forward(Invitation.VALID);
        assertThat(failure(() -> accept(late, PASSWORD))).isEqualTo(new Failure.Missing("invitation"));
    }

    @Test
    void a_mail_of_one_kind_goes_to_an_address_once_a_minute() {
        User user = people.user();
        ofUser(user, true);
        assertThat(failure(() -> ofUser(user, true))).isInstanceOf(Failure.Limited.class);
        assertThat(ofUser(user, false).token()).as("no mail leaves").hasSize(64);
        assertThat(failure(() -> ofUser(user, true))).isInstanceOf(Failure.Limited.class);
        Organization organization = people.organization();
        String email = user.details().email().toUpperCase(Locale.ROOT);
        Issued issued = invite(organization, email, true);
        assertThat(failure(() -> invite(organization, user.details().email(), true)))
            .isInstanceOf(Failure.Limited.class);
        assertThat(failure(() -> resend(organization, issued, true))).isInstanceOf(Failure.Limited.class);
        forward(Pace.BETWEEN);
        resend(organization, issued, true);
        ofUser(user, true);
    }

    @Test
    void a_token_is_kept_by_its_hash_and_an_address_sealed() {
        String email = "kept." + UUID.randomUUID() + "@example.com";
        Issued issued = invite(people.organization(), email, false);
        String rows = people.server.tenants.all.sql(
            "select string_agg(invitations::text, ' ') from invitations").query(String.class).single();
        assertThat(rows + issued).doesNotContain(issued.token()).doesNotContain(email);
    }

    @Test
    void a_deleted_user_leaves_no_invitation_and_no_mail() {
        User user = people.user();
        String email = user.details().email();
        Organization organization = people.organization();
        ofUser(user, true);
        String token = invite(organization, email, false).token();
        forward(Pace.BETWEEN);
        invite(people.organization(), email, true);
        people.run(write -> {
            people.server.part(Users.class).delete(new UserRef.ById(user.id()), version -> true, write);
            return user;
        });
        assertThat(people.server.tenants.count("invitations where user_id = '" + user.id() + "'")).isZero();
        assertThat(failure(() -> accept(token, PASSWORD))).isEqualTo(new Failure.Missing("invitation"));
        assertThat(people.server.tenants.count(
            "mails where recipient is not null and about = '" + user.id() + "'")).isZero();
    }

    @Test
    void who_joins_without_a_password_is_invited_with_a_known_address() {
        Organization organization = people.organization();
        String email = "joins." + UUID.randomUUID() + "@example.com";
        User user = accept(invite(organization, email, false).token(), NOTHING).user();
        assertThat(user.status()).isEqualTo(UserStatus.INVITED);
        assertThat(user.details().emailVerified()).isTrue();
        String again = ofUser(user, false).token();
        assertThat(accept(again, PASSWORD).user().status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void who_is_inactive_is_not_let_in() {
        Organization organization = people.organization();
        User user = people.user();
        String token = invite(organization, user.details().email(), false).token();
        people.run(write -> people.server.part(Users.class).deactivate(new UserRef.ById(user.id()), write));
        assertThat(failure(() -> accept(token, NOTHING))).isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void an_organization_has_room_for_so_many_and_forgets_what_ended_long_ago() {
        Organization organization = people.organization();
        invite(organization, "first." + UUID.randomUUID() + "@example.com", false);
        people.server.tenants.all.sql("""
            insert into invitations (tenant_id, id, organization_id, email, email_index, role, token_hash,
                state, expires_at, created_at)
            select tenant_id, gen_random_uuid(), organization_id, email, 'x' || n, role,
                sha256(convert_to('x' || n, 'UTF8')), 'pending', expires_at, created_at
            from invitations, generate_series(2, ?) as n
            where organization_id = ?""").params(Invitations.MOST, organization.id()).update();
        assertThat(failure(() -> invite(organization, "last@example.com", false))).isEqualTo(
            new Failure.QuotaExceeded(Invitations.QUOTA, Invitations.MOST, Invitations.MOST));
        forward(Invitation.VALID.plus(Invitations.KEPT).plus(Duration.ofDays(1)));
        invite(organization, "last@example.com", false);
        assertThat(people.server.tenants.count(
            "invitations where organization_id = '" + organization.id() + "'")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.example.com", "ftp://app.example.com", "https://a:b@app.example.com/",
        "https://app.example.com/#here", "https:///nowhere", "https://app.example.com/\u00e9"})
    void a_page_that_cannot_be_linked_to_is_refused(String url) {
        assertThatThrownBy(() -> new InvitationSettings(url)).isInstanceOf(StartRefused.class)
            .hasMessageStartingWith("--invitation-url must be an address");
    }

    private void forward(Duration by) {
        people.server.tenants.clock.forward(by);
        TestPostgres.partitions(people.server.tenants.logins.owner(), people.server.tenants.clock).maintain();
    }

    private Issued ofUser(User user, boolean notify) {
        return people.run(write -> userInvitations.invite(new UserRef.ById(user.id()), notify, write));
    }

    private Issued invite(Organization organization, String email, boolean notify) {
        return people.run(write -> invitations.create(organization.id(), People.draft(
            InvitationDocument.INVITATION, "{\"email\":\"" + email + "\",\"notify\":" + notify + "}"),
            write));
    }

    private Issued resend(Organization organization, Issued issued, boolean notify) {
        return people.run(write ->
            invitations.resend(organization.id(), issued.invitation().id(), notify, write));
    }

    private Accepting.Accepted accept(String token, Greeting greeting) {
        return people.run(write -> accepting.accept(token, greeting, write));
    }

    private static Failure failure(Supplier<?> work) {
        try {
            throw new AssertionError("not refused: " + work.get());
        } catch (Refused refused) {
            return refused.failure();
        }
    }
}
