package com.jupiteriq.acceptance;

import static com.jupiteriq.acceptance.kit.Ledger.Counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `/v1/roles` (R076, R077): the built-in ones, and those of one's own.
@AcceptanceTest
class RoleTest {

    private static final String ROLES = "/v1/roles";

    private final World world;
    private final V1Driver desk;

    RoleTest(World world) {
        this.world = world;
        this.desk = V1Driver.platform(world, world.acme().platform().secret());
    }

    @AfterEach
    void nobody_has_any() {
        world.ledger().forgetUsers();
        world.ledger().run("delete from roles");
    }

    @Test
    void every_environment_has_five_that_say_what_they_allow() {
        JsonNode list = desk.send(Call.get(ROLES + "?sort=created_at&limit=100")).must(200).json();
        List<String> builtIn = list.path("data").valueStream()
            .filter(role -> role.path("built_in").asBoolean())
            .map(role -> role.path("name").asString()).toList();
        assertThat(builtIn).containsExactly("owner", "admin", "agent", "viewer", "member");
        assertThat(permissions("agent")).containsExactlyInAnyOrder("tickets:read", "tickets:write",
            "tickets:delete", "files:read", "files:write", "users:read", "orgs:read", "events:read");
        assertThat(permissions("viewer")).allMatch(word -> word.endsWith(":read"))
            .doesNotContain("admin").contains("users:read", "audit:read", "sessions:read");
        assertThat(permissions("member")).isEmpty();
        assertThat(permissions("owner")).isEqualTo(permissions("admin")).contains("admin");
    }

    @Test
    void one_is_made_changed_given_and_deleted() {
        String name = fresh();
        Feed feed = Feed.fromNow(world, world.acme().platform().secret());
        Answer[] made = new Answer[1];
        assertThat(world.ledger().gained(() -> made[0] = desk.send(Call.post(ROLES).json(Json.object(
            "name", name, "description", "Reads", "permissions", List.of("read", "tickets:write"))))
            .must(201))).isEqualTo(Counts.of(0, 0, 0, 1));
        assertThat(Json.keys(made[0].json())).containsExactly(
            "name", "description", "permissions", "built_in", "created_at", "updated_at");
        assertThat(made[0].need("Location")).endsWith(ROLES + "/" + name);
        assertThat(permissions(name)).contains("users:read", "sessions:read", "tickets:write")
            .doesNotContain("read", "users:write");

        Call patch = Call.patch(ROLES + "/" + name).json(Json.object("permissions", List.of("tickets:read")));
        desk.send(patch.header("If-Match", "\"7\"")).must(412);
        desk.send(patch.header("If-Match", made[0].need("ETag"))).must(200);
        assertThat(permissions(name)).containsExactly("tickets:read");
        assertThat(world.ledger().gained(() -> desk.send(patch).must(200))).isEqualTo(Ledger.NOTHING);

        String user = "/v1/users/" + desk.send(Call.post("/v1/users").json(Json.object(
            "email", name + "@example.com", "role", name))).must(201).json().path("id").asString();
        assertThat(world.ledger().gained(() -> desk.send(Call.delete(ROLES + "/" + name)).must(409)))
            .isEqualTo(Ledger.NOTHING);
        desk.send(Call.patch(user).json(Json.object("role", "member"))).must(200);
        desk.send(Call.delete(ROLES + "/" + name)).must(204);
        desk.send(Call.get(ROLES + "/" + name)).must(404);
        desk.send(Call.patch(user).json(Json.object("role", name))).must(422);
        assertThat(feed.rest()).allMatch(event -> event.path("event").asString().startsWith("user."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin", "agent", "viewer", "member"})
    void a_built_in_one_is_neither_changed_nor_made_nor_deleted(String name) {
        assertThat(world.ledger().gained(() -> {
            desk.send(Call.patch(ROLES + "/" + name).json(Json.object("description", "Mine"))).must(409);
            desk.send(Call.put(ROLES + "/" + name).json(Json.object("description", "Mine"))).must(409);
            desk.send(Call.delete(ROLES + "/" + name)).must(409);
            desk.send(Call.post(ROLES).json(Json.object("name", name))).must(409);
        })).isEqualTo(Ledger.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "A-team", "1st", "with space", "-x", "\u00E9quipe"})
    void what_is_no_name_makes_no_role(String name) {
        Answer answer = desk.send(Call.post(ROLES).json(Json.object("name", name)).undocumented()).must(422);
        assertThat(Surface.V1.fields(answer.json())).containsExactly("name");
        desk.send(Call.post(ROLES).json(Json.object("name", fresh(), "permissions", List.of("tickets:fly")))
            .undocumented()).must(422);
    }

    @Test
    void none_may_have_more_than_its_maker() {
        String secret = world.admin().createKey(world.acme().account(), "live", "platform",
            "--permissions", "users:read,users:write,users:delete,tickets:read").secret();
        V1Driver clerk = V1Driver.platform(world, secret);
        String own = fresh();
        String strong = fresh();
        desk.send(Call.post(ROLES).json(Json.object("name", strong, "permissions", List.of("tickets:write"))))
            .must(201);
        clerk.send(Call.post(ROLES).json(Json.object("name", own, "permissions", List.of("tickets:read"))))
            .must(201);
        assertThat(world.ledger().gained(() -> {
            for (String more : List.of("tickets:write", "write", "admin")) {
                clerk.send(Call.post(ROLES).json(Json.object("name", fresh(), "permissions", List.of(more))))
                    .must(403);
                clerk.send(Call.patch(ROLES + "/" + own).json(Json.object("permissions", List.of(more))))
                    .must(403);
            }
            clerk.send(Call.patch(ROLES + "/" + strong).json(Json.object("description", "x"))).must(403);
            clerk.send(Call.delete(ROLES + "/" + strong)).must(403);
        })).isEqualTo(Ledger.NOTHING);
    }

    @Test
    void of_many_at_once_one_gets_the_name() {
        String name = fresh();
        List<Integer> statuses = Together.run(8, i -> () ->
            desk.send(Call.post(ROLES).json(Json.object("name", name))).status());
        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @Test
    void a_role_is_not_deleted_while_it_is_given() {
        for (int round = 0; round < 5; round++) {
            String name = fresh();
            desk.send(Call.post(ROLES).json(Json.object("name", name))).must(201);
            List<Integer> statuses = Together.run(2, i -> () -> (i == 0
                ? desk.send(Call.delete(ROLES + "/" + name))
                : desk.send(Call.post("/v1/users").json(Json.object(
                    "email", name + "@example.com", "role", name)))).status());
            boolean there = desk.send(Call.get(ROLES + "/" + name)).status() == 200;
            assertThat(statuses).as("either it is gone and nobody has it, or somebody has it")
                .isEqualTo(there ? List.of(409, 201) : List.of(204, 422));
        }
    }

    private List<String> permissions(String role) {
        return desk.send(Call.get(ROLES + "/" + role)).must(200).json().path("permissions").valueStream()
            .map(JsonNode::asString).toList();
    }

    private static String fresh() {
        return "role-" + UUID.randomUUID();
    }
}
