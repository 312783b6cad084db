package com.jupiteriq.acceptance;

import static com.jupiteriq.acceptance.kit.Ledger.Counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who is invited comes in once, by the token that they alone have (R074).
@AcceptanceTest
class InvitationStoryTest {

    private static final Duration DELIVERY = Duration.ofSeconds(20);
    private static final Pattern LINK =
        Pattern.compile(Pattern.quote(World.INVITATION_PAGE + "#token=") + "([0-9a-f]{64})");

    private final World world;
    private final People people;

    InvitationStoryTest(World world) {
        this.world = world;
        this.people = new People(world, world.acme().platform().secret());
    }

    @Test
    void a_user_comes_in_by_the_link_of_a_mail() {
        String email = People.address();
        String user = people.user(email);
        Answer sent = people.send(Call.post(invitation(user))).must(202);
        assertThat(Json.keys(sent.json()))
            .containsExactly("id", "user_id", "email", "expires_at", "created_at", "token");
        assertThat(sent.json().path("token").isNull()).isTrue();
        assertThat(people.send(Call.post(invitation(user))).must(429).need("Retry-After"))
            .matches("[1-5]?[0-9]|6[01]");
        String token = mailed(email);
        assertThat(people.send(accept(token, null, null)).must(422).json()
            .at("/error/details/field").asString()).isEqualTo("password");
        people.send(accept(token, null, "password1234")).must(422);

        Feed feed = Feed.fromNow(world, people.key());
        JsonNode in = people.send(accept(token, "Ann Lee", People.PASSWORD)).must(200).json();
        assertThat(in.path("invitation").isNull()).isTrue();
        JsonNode shown = people.send(Call.get("/v1/users/" + user)).must(200).json();
        assertThat(in.path("user")).isEqualTo(shown);
        assertThat(shown.path("status").asString()).isEqualTo("active");
        assertThat(shown.path("email_verified").asBoolean()).isTrue();
        assertThat(shown.path("name").asString()).isEqualTo("Ann Lee");
        List<JsonNode> told = feed.all();
        assertThat(told.stream().map(event -> event.path("event").asString()))
            .containsExactly("user.updated", "user.activated");
        assertThat(told.getFirst().at("/data/changed_fields").toString())
            .isEqualTo("[\"email_verified\",\"name\",\"status\"]");
        people.send(Call.post(invitation(user))).must(409);
        refused(token);
    }

    @Test
    void a_token_counts_once_here_and_for_its_address_only() {
        String user = people.user();
        String first = silently(user);
        String second = silently(user);
        refused(first);
        refused(second.replace(second.charAt(0), second.charAt(0) == 'a' ? 'b' : 'a'));
        refused(second.toUpperCase(java.util.Locale.ROOT) + " ");
        refused("x");
        People rival = new People(world, world.rival().platform().secret());
        assertThat(missing(rival.send(accept(second, null, People.PASSWORD))))
            .isEqualTo(missing(rival.send(accept("x", null, People.PASSWORD))));
        people.send(Call.patch("/v1/users/" + user).json(Json.object("email", People.address()))).must(200);
        refused(second);

        String third = silently(user);
        List<Integer> statuses = Together.run(6, i -> () ->
            people.send(accept(third, null, People.PASSWORD)).status());
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 404)).hasSize(5);
    }

    @Test
    void who_is_no_longer_invited_cannot_come_in() {
        String user = people.user();
        String token = silently(user);
        people.send(Call.post("/v1/users/" + user + "/deactivate")).must(200);
        refused(token);
        String gone = people.user();
        String theirs = silently(gone);
        people.send(Call.delete("/v1/users/" + gone)).must(204);
        refused(theirs);
    }

    @Test
    void an_expired_one_is_refused_like_any_other() {
        String user = people.user();
        String token = silently(user);
        String organization = people.organization();
        JsonNode invited = people.invited(organization, People.address());
        world.ledger().run("update invitations set expires_at = now() - interval '1 second'");
        refused(token);
        refused(invited.path("token").asString());
        String path = path(organization, invited);
        assertThat(people.send(Call.get(path)).must(200).json().path("state").asString())
            .isEqualTo("expired");
        JsonNode again =
            people.send(Call.post(path + "/resend").json("{\"notify\":false}")).must(200).json();
        assertThat(again.path("state").asString()).isEqualTo("pending");
        refused(invited.path("token").asString());
        people.send(accept(again.path("token").asString(), null, null)).must(200);
    }

    @Test
    void a_stranger_joins_an_organization_by_mail() {
        String organization = people.organization();
        people.put(organization, people.user(), "owner").must(201);
        String email = People.address();
        Answer[] sent = new Answer[1];
        assertThat(world.ledger().gained(() -> sent[0] = people.send(Call.post(invitations(organization))
            .json(Json.object("email", email, "role", "admin"))).must(201))).isEqualTo(Counts.of(0, 0, 0, 1));
        JsonNode invited = sent[0].json();
        assertThat(Json.keys(invited)).containsExactly("id", "organization_id", "email", "role", "state",
            "expires_at", "created_at", "token");
        assertThat(invited.path("token").isNull()).isTrue();
        assertThat(sent[0].need("Location")).endsWith(path(organization, invited));
        people.send(Call.post(path(organization, invited) + "/resend")).must(429);

        Feed feed = Feed.fromNow(world, people.key());
        String token = mailed(email);
        JsonNode in = people.send(accept(token, "Ann Lee", People.PASSWORD)).must(200).json();
        assertThat(in.at("/invitation/state").asString()).isEqualTo("accepted");
        assertThat(in.at("/user/status").asString()).isEqualTo("active");
        assertThat(in.at("/user/email").asString()).isEqualTo(email);
        assertThat(feed.next(2).stream().map(event -> event.path("event").asString()))
            .containsExactlyInAnyOrder("user.created", "organization.member_added");
        String user = in.at("/user/id").asString();
        assertThat(people.send(Call.get(People.member(organization, user))).must(200).json().path("role")
            .asString()).isEqualTo("admin");
        refused(token);
        people.send(Call.post(invitations(organization)).json(Json.object("email", email))).must(409);
        people.send(Call.delete(path(organization, invited))).must(409);
    }

    @Test
    void who_is_active_already_says_nothing_new_about_themselves() {
        String organization = people.organization();
        String email = People.address();
        people.send(Call.post(People.USERS).json(
            Json.object("email", email, "password", People.PASSWORD))).must(201);
        String token = people.invited(organization, email.toUpperCase(java.util.Locale.ROOT))
            .path("token").asString();
        JsonNode refused = people.send(accept(token, "Ann", People.PASSWORD)).must(422).json();
        assertThat(refused.at("/error/details/errors").valueStream().map(one -> one.path("field").asString()))
            .containsExactly("name", "password");
        JsonNode in = people.send(accept(token, null, null)).must(200).json();
        assertThat(in.at("/user/email_verified").asBoolean()).isTrue();
        assertThat(people.shown(organization).path("member_count").asInt()).isEqualTo(1);
    }

    @Test
    void a_later_invitation_ends_the_earlier_one_and_a_revoked_one_is_over() {
        String organization = people.organization();
        String email = People.address();
        JsonNode first = people.invited(organization, email);
        JsonNode second = people.invited(organization, email);
        refused(first.path("token").asString());
        assertThat(people.send(Call.get(path(organization, first))).must(200).json().path("state").asString())
            .isEqualTo("revoked");
        JsonNode all = people.send(Call.get(invitations(organization))).must(200).json();
        assertThat(all.path("data").valueStream().map(one -> one.path("id")))
            .containsExactly(second.path("id"), first.path("id"));
        people.send(Call.delete(path(organization, second))).must(204);
        assertThat(world.ledger().gained(() ->
            people.send(Call.delete(path(organization, second))).must(204))).isEqualTo(Ledger.NOTHING);
        refused(second.path("token").asString());
        people.send(Call.post(path(organization, second) + "/resend")).must(409);
    }

    @Test
    void nobody_invites_who_may_more_than_they_may() {
        String user = People.id(people.send(Call.post(People.USERS).json(
            Json.object("email", People.address(), "role", "owner"))).must(201));
        Admin.Key key = world.admin().createKey(
            world.acme().account(), "live", "platform", "--permissions", "users:read,users:write");
        People smaller = new People(world, key.secret());
        assertThat(world.ledger().gained(() -> smaller.send(Call.post(invitation(user))).must(403)))
            .isEqualTo(Ledger.NOTHING);
        people.send(Call.post(invitation(user)).json("{\"notify\":false}")).must(200);
    }

    @Test
    void what_is_no_invitation_is_refused() {
        String all = invitations(people.organization());
        assertThat(world.ledger().gained(() -> {
            for (String body : List.of("{}", "{\"email\":\"nobody\"}",
                "{\"email\":\"a@example.com\",\"role\":\"king\"}",
                "{\"email\":\"a@example.com\",\"notify\":\"no\"}", "{\"email\":null}")) {
                people.send(Call.post(all).json(body)).must(422);
            }
            people.send(Call.post(all)).must(400);
            people.send(Call.post(People.ACCEPT).json("{}")).must(422);
            people.send(Call.post(invitation(people.key())).undocumented()).must(400);
        })).isEqualTo(Ledger.NOTHING);
    }

    private String silently(String user) {
        return people.send(Call.post(invitation(user)).json("{\"notify\":false}")).must(200).json()
            .path("token").asString();
    }

    private void refused(String token) {
        assertThat(world.ledger().gained(() ->
            assertThat(missing(people.send(accept(token, null, People.PASSWORD))))
                .isEqualTo(missing(people.send(accept("none", null, People.PASSWORD))))))
            .isEqualTo(Ledger.NOTHING);
    }

    private static String missing(Answer answer) {
        return answer.must(404).text().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    private static Call accept(String token, String name, String password) {
        return Call.post(People.ACCEPT).json(name == null && password == null ? Json.object("token", token)
            : Json.object("token", token, "name", name, "password", password));
    }

    private static String invitation(String user) {
        return "/v1/users/" + user + "/invitation";
    }

    private static String invitations(String organization) {
        return People.ORGANIZATIONS + "/" + organization + "/invitations";
    }

    private static String path(String organization, JsonNode invitation) {
        return invitations(organization) + "/" + invitation.path("id").asString();
    }

    /// The command knows nothing of what the server was told on its command line but where it listens. In an
    /// account of its own, whose last owner nobody has to delete.
    @Test
    void the_operator_invites_by_a_command() {
        String email = People.address();
        Tenant owned = Tenant.create(world.admin(), "Owned");
        String account = owned.account();
        JsonNode user = world.admin().ask(
            "user", "invite", "--account", account, "--email", email, "--role", "owner").path("user");
        assertThat(user.path("status").asString()).isEqualTo("invited");
        assertThat(user.path("role").asString()).isEqualTo("owner");
        String token = mailed(email, Pattern.compile(Pattern.quote(world.server().url()
            + "/sign-in/invitation?token=" + account + ".") + "([0-9a-f]{64})"));
        assertThat(world.admin().quickly("user", "invite", "--account", account, "--email", email)
            .must(1).err()).contains("whose role is owner");
        new People(world, owned.platform().secret()).send(accept(token, "Ann Lee", People.PASSWORD))
            .must(200);
        assertThat(world.admin().quickly("user", "invite", "--account", account, "--email", email, "--role",
            "owner").must(1).err()).contains("not invited any more, but active");
        assertThat(world.admin().quickly("user", "invite", "--account", account, "--email", "nobody")
            .must(1).err()).contains("e-mail address");
        assertThat(world.admin().quickly("user", "invite", "--account", account, "--email",
            People.address(), "--role", "emperor").must(1).err()).contains("role");
    }

    /// The token of the mail to this address, which lies in the data folder, for there is no mail server.
    private String mailed(String email) {
        return mailed(email, LINK);
    }

    private String mailed(String email, Pattern link) {
        return Eventually.get("a mail to " + email, DELIVERY, () -> {
            try (Stream<Path> mails = Files.list(world.server().data().resolve("mail"))) {
                return mails.filter(mail -> mail.toString().endsWith(".eml"))
                    .map(InvitationStoryTest::read).filter(mail -> mail.contains(email))
                    .map(link::matcher).filter(Matcher::find)
                    .map(found -> found.group(1)).findFirst();
            } catch (IOException none) {
                return Optional.empty();
            }
        });
    }

    private static String read(Path mail) {
        try {
            return Files.readString(mail).replaceAll("=\r?\n", "").replace("=3D", "=");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
