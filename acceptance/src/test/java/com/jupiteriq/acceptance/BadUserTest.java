package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What makes no user, and what nobody may do to one.
@AcceptanceTest
class BadUserTest {

    private static final String USERS = "/v1/users";
    private static final String PASSWORD = "seven slow camels cross";

    private final World world;
    private final V1Driver desk;

    BadUserTest(World world) {
        this.world = world;
        this.desk = V1Driver.platform(world, acme());
    }

    @AfterEach
    void nobody_is_left() {
        world.ledger().forgetUsers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "plain", "@example.com", "a@", "a@b@example.com", "a b@example.com",
        "\"quoted\"@example.com", "a@example.com.", ".a@example.com", "a.@example.com", "a..b@example.com",
        "a@-example.com", "a@exa_mple.com", "a@localhost", "a@[127.0.0.1]", "a@xn--a.example",
        "a@\u202Eelpmaxe.com", "a\u202E@example.com", "a@ex\u0430mple..com", "a(b)@example.com",
        "a@exam ple.com"})
    void what_is_no_address_makes_no_user(String email) {
        refused(Json.object("email", email), "email");
    }

    @Test
    void addresses_have_bounds() {
        String longest = "l".repeat(64) + "@" + ("d".repeat(61) + ".").repeat(3) + "com";
        assertThat(longest).hasSize(254);
        make(Json.object("email", longest));
        refused(Json.object("email", longest + "o"), "email");
        refused(Json.object("email", "l".repeat(65) + "@example.com"), "email");
        make(Json.object("email", "+lead" + UUID.randomUUID() + "@example.com"));
    }

    @ParameterizedTest
    @CsvSource({"name,''", "name,a\u0007b", "name,a\u202Eb", "username,ab", "username,with space",
        "username,jos\u00E9", "username,a/b", "phone,0415", "phone,+0123456789", "phone,+1 415 555 0123",
        "external_id,''", "role,Member", "role,nobody", "metadata,text"})
    void what_is_no_value_makes_no_user(String field, String value) {
        refused(Json.object("email", fresh(), field, value), field);
    }

    /// Homoglyphs are other letters; a domain that mixes them is another domain.
    @Test
    void a_look_alike_is_another_address() {
        String local = unique("twin");
        make(Json.object("email", local + "@paypal.example"));
        make(Json.object("email", local + "@p\u0430ypal.example"));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "IDENTITY"})
    void all_that_others_have_is_named(Surface surface) {
        ObjectNode whole =
            Json.object("email", fresh(), "username", unique("Twin"), "external_id", unique("x"));
        world.send(Call.post(USERS).apiKey(acme()).json(whole)).must(201);
        ObjectNode again = Json.object("email", whole.path("email").asString().toUpperCase(Locale.ROOT),
            "username", whole.path("username").asString().toLowerCase(Locale.ROOT),
            "external_id", whole.path("external_id"));
        Answer[] refused = new Answer[1];
        assertThat(world.ledger().gained(() -> refused[0] =
            world.send(surface.owned(world, Call.post(USERS).json(again))).must(409)))
            .isEqualTo(Ledger.NOTHING);
        assertThat(surface.code(refused[0].json())).isEqualTo("CONFLICT");
        assertThat(surface.fields(refused[0].json())).containsExactly("email", "username", "external_id");
        JsonNode other = surface.object(world.send(surface.owned(world, Call.post(USERS)
            .json(Json.object("email", fresh())))).must(201).json());
        Answer moved = world.send(surface.owned(world, Call.patch(USERS + "/" + id(other))
            .json(Json.object("username", again.path("username"))))).must(409);
        assertThat(surface.fields(moved.json())).containsExactly("username");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "eleven char", "password1234", "qwertyuiop12", "aaaaaaaaaaaa", "%e", "%n", "%257"})
    void a_password_that_is_guessed_is_refused(String password) {
        String email = fresh();
        refused(Json.object("email", email, "name", "Maximilian Longname", "password", password
            .replace("%e", email.toUpperCase(Locale.ROOT)).replace("%n", "maximilian longname")
            .replace("%257", "k9 w".repeat(64) + "x")), "password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secure_password", "twelve lions", "k9 w%256"})
    void a_password_that_is_none_of_these_is_taken(String password) {
        make(Json.object("email", fresh(), "password", password.replace("%256", " plum".repeat(50))));
    }

    @Test
    void a_hash_of_another_system_takes_admin_and_no_password_beside_it() {
        String hash = "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
        assertThat(make(Json.object("email", fresh(), "password_hash", hash)).path("status").asString())
            .isEqualTo("active");
        refused(Json.object("email", fresh(), "password_hash", hash, "password", PASSWORD), "password_hash");
        refused(Json.object("email", fresh(), "password_hash", "$1$old$hash"), "password_hash");
        Answer answer = limited("users:write").send(Call.post(USERS)
            .json(Json.object("email", fresh(), "password_hash", hash)));
        answer.must(403);
    }

    @Test
    void nobody_gives_or_touches_more_than_they_have() {
        V1Driver clerk = limited("users:read,users:write,users:delete,tickets:read");
        String member = id(world.send(Call.post(USERS).apiKey(acme())
            .json(Json.object("email", fresh()))).must(201).json());
        String admin = id(world.send(Call.post(USERS).apiKey(acme())
            .json(Json.object("email", fresh(), "role", "admin", "password", PASSWORD))).must(201).json());
        assertThat(world.ledger().gained(() -> {
            for (String role : List.of("owner", "admin", "agent", "viewer")) {
                clerk.send(Call.post(USERS).json(Json.object("email", fresh(), "role", role))).must(403);
                clerk.send(Call.patch(USERS + "/" + member).json(Json.object("role", role))).must(403);
            }
            clerk.send(Call.patch(USERS + "/" + admin).json(Json.object("name", "Fallen"))).must(403);
            clerk.send(Call.put(USERS + "/" + admin).json(Json.object("email", fresh()))).must(403);
            clerk.send(Call.post(USERS + "/" + admin + "/deactivate")).must(403);
            clerk.send(Call.delete(USERS + "/" + admin)).must(403);
            clerk.send(Call.patch(USERS + "/" + member).json(Json.object("email_verified", true))).must(403);
        })).isEqualTo(Ledger.NOTHING);
        clerk.send(Call.patch(USERS + "/" + member).json(Json.object("name", "Renamed"))).must(200);
        clerk.send(Call.delete(USERS + "/" + member)).must(204);
    }

    private String acme() {
        return world.acme().platform().secret();
    }

    private V1Driver limited(String permissions) {
        return V1Driver.platform(world, world.admin().createKey(
            world.acme().account(), "live", "platform", "--permissions", permissions).secret());
    }

    private JsonNode make(ObjectNode body) {
        return desk.send(Call.post(USERS).json(body)).must(201).json();
    }

    private void refused(ObjectNode body, String field) {
        Answer[] answer = new Answer[1];
        assertThat(world.ledger().gained(() -> answer[0] =
            desk.send(Call.post(USERS).json(body).undocumented()).must(422))).isEqualTo(Ledger.NOTHING);
        assertThat(Surface.V1.fields(answer[0].json())).containsExactly(field);
    }

    private static String id(JsonNode user) {
        return user.path("id").asString();
    }

    private static String fresh() {
        return unique("user") + "@example.com";
    }

    private static String unique(String word) {
        return word + UUID.randomUUID().toString().substring(24);
    }
}
