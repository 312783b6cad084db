package com.jupiteriq.acceptance;

import static com.jupiteriq.acceptance.kit.Ledger.Counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/v1/users` (000:285-290, 309-329; 002:175-190): what a user is, and what may be done to one.
@AcceptanceTest
class UserTest {

    private static final String USERS = "/v1/users";
    private static final String PASSWORD = "seven slow camels cross";

    private final World world;
    private final V1Driver desk;
    private final Feed feed;

    UserTest(World world) {
        this.world = world;
        this.desk = V1Driver.platform(world, world.acme().platform().secret());
        this.feed = Feed.fromNow(world, world.acme().platform().secret());
    }

    @AfterEach
    void nobody_is_left() {
        world.ledger().forgetUsers();
    }

    /// V02
    @Test
    void the_documented_creation_gives_the_documented_answer() {
        String email = fresh();
        Answer[] made = new Answer[1];
        assertThat(world.ledger().gained(() -> made[0] = desk.send(Call.post(USERS).json(
            Json.object("email", email, "name", "John Doe", "role", "member")).idempotent("unique-" + email))
            .must(201))).isEqualTo(Counts.of(0, 0, 1, 1));
        JsonNode user = made[0].json();
        assertThat(Json.keys(user)).containsExactly("id", "number", "email", "email_verified", "name",
            "username", "phone", "external_id", "role", "status", "metadata", "last_login", "locked_until",
            "created_at", "updated_at");
        assertThat(user.path("id").asString()).matches("usr_[0-7][0-9a-z]{25}");
        assertThat(user.path("email").asString()).isEqualTo(email);
        assertThat(user.path("name").asString()).isEqualTo("John Doe");
        assertThat(user.path("role").asString()).isEqualTo("member");
        assertThat(user.path("status").asString()).isEqualTo("invited");
        assertThat(user.path("last_login").isNull()).isTrue();
        assertThat(made[0].need("Location")).endsWith(USERS + "/" + id(user));
        JsonNode told = feed.next(1).getFirst();
        assertThat(told.path("event").asString()).isEqualTo("user.created");
        assertThat(told.at("/data/attributes")).isEqualTo(user);
        assertThat(told.at("/data/type").asString()).isEqualTo("user");
    }

    @Test
    void one_is_named_by_its_id_its_number_and_its_uuid() {
        JsonNode user = make(Json.object("email", fresh()));
        String uuid = String.valueOf(world.ledger().query(
            "select id from users order by created_at desc limit 1").getFirst().get("id"));
        for (String name : List.of(id(user), user.path("number").asString(), uuid)) {
            assertThat(read(name)).isEqualTo(user);
        }
        for (String none : List.of("0", "-1", "9007199254740992", "usr_1", "me2", "TCK-1")) {
            assertThat(desk.send(Call.get(USERS + "/" + none)).status()).as(none).isIn(400, 404);
        }
    }

    @Test
    void every_field_is_changed_and_told() {
        String id = id(make(Json.object("email", fresh())));
        feed.next(1);
        String email = fresh();
        ObjectNode patch = Json.object("email", email, "email_verified", true, "name", "Jane Doe",
            "username", unique("jane"), "phone", "+14155550123", "external_id", unique("crm"),
            "role", "viewer", "metadata", Json.object("team", "north"));
        Answer[] changed = new Answer[1];
        assertThat(world.ledger().gained(() -> changed[0] = change(id, patch).must(200)))
            .isEqualTo(Counts.of(0, 0, 2, 1));
        patch.properties().forEach(field -> assertThat(changed[0].json().path(field.getKey()))
            .as(field.getKey()).isEqualTo(field.getValue()));
        List<JsonNode> told = feed.next(2);
        assertThat(types(told)).containsExactly("user.updated", "user.role_changed");
        assertThat(told.getFirst().at("/data/changed_fields").valueStream().map(JsonNode::asString))
            .containsExactlyElementsOf(Json.keys(patch));
        assertThat(told.get(1).at("/data/changes").toString())
            .isEqualTo("{\"role\":{\"from\":\"member\",\"to\":\"viewer\"}}");
        assertThat(told.get(1).at("/data/username")).isEqualTo(patch.path("username"));
        assertThat(world.ledger().gained(() -> change(id, patch).must(200))).isEqualTo(Ledger.NOTHING);
    }

    @Test
    void put_returns_to_the_defaults_and_never_takes_a_password() {
        JsonNode user = make(Json.object("email", fresh(), "name", "Jane", "role", "viewer",
            "password", PASSWORD, "metadata", Json.object("a", 1)));
        Call put = Call.put(USERS + "/" + id(user));
        assertThat(world.ledger().gained(() -> desk.send(put.json(user)).must(200)))
            .isEqualTo(Ledger.NOTHING);
        JsonNode bare = desk.send(put.json(Json.object("email", user.path("email")))).must(200).json();
        assertThat(bare.path("name").isNull()).isTrue();
        assertThat(bare.path("role").asString()).isEqualTo("member");
        assertThat(bare.path("metadata").isEmpty()).isTrue();
        assertThat(bare.path("status").asString()).as("the password is kept").isEqualTo("active");
        for (ObjectNode wrong : List.of(Json.object("email", fresh(), "password", PASSWORD),
            Json.object("email", fresh(), "status", "inactive"), Json.object("name", "No address"))) {
            desk.send(put.json(wrong).undocumented()).must(422);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "  Ann.Lee+shop@Example.COM  | Ann.Lee+shop@example.com  | ann.lee+SHOP@EXAMPLE.com",
        "Müller@BÜCHER.example       | Müller@xn--bcher-kva.example | mu\u0308LLER@xn--BCHER-kva.example",
        "ß@straße.example            | ß@xn--strae-oqa.example   | SS@straße.example",
    })
    void an_address_is_kept_as_sent_and_compared_by_what_it_means(String sent, String kept, String same) {
        JsonNode user = make(Json.object("email", sent));
        assertThat(user.path("email").asString()).isEqualTo(kept);
        assertTaken(desk.send(Call.post(USERS).json(Json.object("email", same))), "email");
        assertThat(ids("email=" + encoded(same))).containsExactly(id(user));
    }

    @Test
    void each_filter_finds_its_own() {
        JsonNode ann = make(Json.object("email", fresh(), "name", "Ann Example", "username", unique("Ann.X"),
            "external_id", unique("crm"), "role", "viewer", "password", PASSWORD));
        JsonNode bob = make(Json.object("email", fresh()));
        assertThat(ids("email=" + encoded(ann.path("email").asString().toUpperCase(Locale.ROOT))))
            .containsExactly(id(ann));
        assertThat(ids("username=" + ann.path("username").asString().toUpperCase(Locale.ROOT)))
            .containsExactly(id(ann));
        assertThat(ids("external_id=" + ann.path("external_id").asString())).containsExactly(id(ann));
        assertThat(ids("role=viewer")).contains(id(ann)).doesNotContain(id(bob));
        assertThat(ids("status=invited")).contains(id(bob)).doesNotContain(id(ann));
        assertThat(ids("status=active&role=viewer")).contains(id(ann)).doesNotContain(id(bob));
        assertThat(ids("email=nobody@example.com")).isEmpty();
        desk.send(Call.get(USERS + "?colour=red").undocumented()).must(400);
        desk.send(Call.get(USERS + "?status=asleep").undocumented()).must(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoë", "ZOË", "o'hara", "hara", "zoë o’hara", "hara zoë", "%e", "%e %n",
        "%l", "%d zoë", "%u", "%U"})
    void every_word_has_to_be_a_whole_word_of_the_user(String query) {
        String local = unique("zoe");
        String domain = unique("host") + ".example";
        String username = unique("Zoe.O");
        JsonNode zoe = make(Json.object(
            "email", local + "@" + domain, "name", "Zoë O’Hara-Smith", "username", username));
        make(Json.object("email", fresh(), "name", "Zoltan Haraway"));
        String asked = query.replace("%e", local + "@" + domain).replace("%l", local).replace("%d", domain)
            .replace("%u", username).replace("%U", username.toUpperCase(Locale.ROOT)).replace("%n", "smith");
        assertThat(ids("q=" + encoded(asked))).contains(id(zoe)).allMatch(found ->
            read(found).path("name").asString().startsWith("Zoë"));
        assertThat(ids("q=" + encoded(asked + " nobody"))).isEmpty();
        assertThat(ids("q=" + encoded(local.substring(1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "created_at", "-created_at", "updated_at", "-updated_at", "last_login", "-last_login"})
    void every_order_is_paged_through(String sort) {
        List<String> made = Stream.generate(() -> id(make(Json.object("email", fresh())))).limit(3).toList();
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = desk.send(Call.get(USERS + "?limit=1&sort=" + sort + next)).must(200).json();
            page.path("data").forEach(user -> seen.add(id(user)));
            next = page.path("has_more").asBoolean() ? "&cursor=" + page.path("next_cursor").asString() : "";
        } while (!next.isEmpty());
        assertThat(seen).containsExactlyElementsOf(sort.startsWith("-") ? made.reversed() : made);
    }

    @Test
    void one_who_is_renamed_is_found_by_the_new_name_only() {
        String before = unique("before");
        String after = unique("after");
        String id = id(make(Json.object("email", fresh(), "name", before)));
        change(id, Json.object("name", after)).must(200);
        assertThat(ids("q=" + before)).isEmpty();
        assertThat(ids("q=" + after)).containsExactly(id);
    }

    @Test
    void who_has_a_password_is_active_and_moves_between_the_states() {
        JsonNode user = make(Json.object("email", fresh(), "password", PASSWORD));
        assertThat(user.path("status").asString()).isEqualTo("active");
        assertThat(user.toString()).doesNotContain("password");
        String path = USERS + "/" + id(user);
        feed.next(1);
        assertThat(world.ledger().gained(() -> desk.send(Call.post(path + "/deactivate")).must(200)))
            .isEqualTo(Counts.of(0, 0, 2, 1));
        assertThat(world.ledger().gained(() -> desk.send(Call.post(path + "/deactivate")).must(200)))
            .isEqualTo(Ledger.NOTHING);
        assertThat(desk.send(Call.post(path + "/activate")).must(200).json().path("status").asString())
            .isEqualTo("active");
        List<JsonNode> told = feed.next(4);
        assertThat(types(told)).containsExactly(
            "user.updated", "user.deactivated", "user.updated", "user.activated");
        assertThat(told.getFirst().at("/data/changed_fields").toString()).isEqualTo("[\"status\"]");
        String invited = USERS + "/" + id(make(Json.object("email", fresh())));
        desk.send(Call.post(invited + "/activate")).must(409);
        assertThat(read(id(user)).path("status").asString()).isEqualTo("active");
    }

    @Test
    void the_last_active_owner_stays_also_when_two_leave_at_once() {
        for (int round = 0; round < 3; round++) {
            String key = Tenant.create(world.admin(), "Owned").platform().secret();
            V1Driver own = V1Driver.platform(world, key);
            List<String> owners = Stream.generate(() -> USERS + "/" + id(owner(own))).limit(2).toList();
            List<Integer> statuses = Together.run(2, i -> () -> own.send(i == 0
                ? Call.delete(owners.get(0)) : Call.post(owners.get(1) + "/deactivate")).status());
            assertThat(statuses).containsOnlyOnce(409);
            String last = USERS + "/" + own.send(Call.get(USERS + "?role=owner&status=active")).must(200)
                .json().at("/data/0/id").asString();
            own.send(Call.delete(last)).must(409);
            own.send(Call.post(last + "/deactivate")).must(409);
            own.send(Call.patch(last).json(Json.object("role", "member"))).must(409);
            owner(own);
            own.send(Call.delete(last)).must(204);
        }
    }

    private static JsonNode owner(V1Driver desk) {
        return desk.send(Call.post(USERS).json(Json.object(
            "email", fresh(), "role", "owner", "password", PASSWORD))).must(201).json();
    }

    @Test
    void one_who_is_deleted_is_gone_and_the_address_free() {
        ObjectNode body = Json.object("email", fresh(), "username", unique("gone"), "name", "Gone Soon");
        JsonNode user = make(body);
        feed.next(1);
        String path = USERS + "/" + id(user);
        assertThat(world.ledger().gained(() -> desk.send(Call.delete(path)).must(204)))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        desk.send(Call.get(path)).must(404);
        desk.send(Call.delete(path)).must(404);
        JsonNode told = feed.next(1).getFirst();
        assertThat(told.path("event").asString()).isEqualTo("user.deleted");
        assertThat(told.path("data").toString()).doesNotContain("Gone Soon", body.path("email").asString());
        assertThat(told.at("/data/attributes/number")).isEqualTo(user.path("number"));
        assertThat(id(make(body))).isNotEqualTo(id(user));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "IDENTITY"})
    void me_is_the_service_account_of_the_key(Surface surface) {
        JsonNode me = surface.object(
            world.send(surface.owned(world, Call.get(USERS + "/me"))).must(200).json());
        assertThat(Json.keys(me)).containsExactly("type", "id", "name", "permissions");
        assertThat(me.path("type").asString()).isEqualTo("service_account");
        assertThat(me.path("id").asString()).matches("svc_[0-7][0-9a-z]{25}");
        assertThat(me.path("permissions").toString()).isEqualTo("[\"admin\"]");
        Answer refused = world.send(surface.owned(world, Call.patch(USERS + "/me"))
            .json(Json.object("name", "Me")).undocumented()).must(403);
        assertThat(surface.code(refused.json())).isEqualTo("PERMISSION_DENIED");
        for (String method : List.of("PUT", "DELETE", "POST")) {
            world.http().sendRaw(
                surface.owned(world, Call.of(method, USERS + "/me")).undocumented()).must(405);
        }
    }

    /// V10
    @Test
    void identity_lists_users_with_the_documented_keys() {
        Answer list = world.send(Call.get(USERS + "?limit=50&offset=100")
            .apiKey(world.acme().identity().secret())).must(200);
        assertThat(Json.keys(list.json())).contains("data", "total", "limit", "offset");
        assertThat(list.json().path("limit").asInt()).isEqualTo(50);
        assertThat(list.json().path("offset").asInt()).isEqualTo(100);
    }

    /// V12
    @Test
    void a_repeated_creation_of_identity_gets_the_first_answer() {
        Call create = Call.post(USERS).apiKey(world.acme().identity().secret())
            .json(Json.object("email", fresh(), "password", PASSWORD)).idempotent(unique("repeat"));
        Answer first = world.send(create).must(201);
        Answer[] again = new Answer[1];
        assertThat(world.ledger().gained(() -> again[0] = world.send(create).must(201)))
            .isEqualTo(Ledger.NOTHING);
        assertThat(again[0].body()).isEqualTo(first.body());
        assertThat(again[0].need("Idempotent-Replayed")).isEqualTo("true");
    }

    /// With a key of acme that may do only this.
    private JsonNode make(ObjectNode body) {
        return desk.send(Call.post(USERS).json(body)).must(201).json();
    }

    private Answer change(String id, ObjectNode patch) {
        return desk.send(Call.patch(USERS + "/" + id).json(patch));
    }

    private JsonNode read(String id) {
        return desk.send(Call.get(USERS + "/" + id)).must(200).json();
    }

    private static void assertTaken(Answer answer, String field) {
        assertThat(answer.must(409).json().at("/error/details/field").asString()).isEqualTo(field);
    }

    private List<String> ids(String query) {
        return desk.send(Call.get(USERS + "?" + query)).must(200).json().path("data").valueStream()
            .map(UserTest::id).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String id(JsonNode user) {
        return user.path("id").asString();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("event").asString()).toList();
    }

    private static String fresh() {
        return unique("user") + "@example.com";
    }

    private static String unique(String word) {
        return word + UUID.randomUUID().toString().substring(24);
    }
}
