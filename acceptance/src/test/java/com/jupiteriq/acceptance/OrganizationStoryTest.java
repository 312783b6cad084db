package com.jupiteriq.acceptance;

import static com.jupiteriq.acceptance.kit.Ledger.Counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Organizations and who belongs to them (002:176; R072, R074, G08).
@AcceptanceTest
class OrganizationStoryTest {

    private static final String ORGANIZATIONS = People.ORGANIZATIONS;

    private final World world;
    private final People people;

    OrganizationStoryTest(World world) {
        this.world = world;
        this.people = new People(world, world.acme().platform().secret());
    }

    @Test
    void one_is_made_changed_replaced_and_deleted_and_each_is_told_once() {
        Feed feed = Feed.fromNow(world, people.key());
        String slug = "acme-" + UUID.randomUUID();
        Answer[] made = new Answer[1];
        assertThat(world.ledger().gained(() -> made[0] = people.send(Call.post(ORGANIZATIONS).json(
            Json.object("name", "Acme Corporation", "slug", slug))).must(201)))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        JsonNode organization = made[0].json();
        assertThat(Json.keys(organization)).containsExactly("id", "name", "slug", "external_id", "metadata",
            "member_count", "created_at", "updated_at");
        assertThat(organization.path("id").asString()).matches("org_[0-7][0-9a-z]{25}");
        assertThat(organization.path("metadata").toString()).isEqualTo("{}");
        String path = ORGANIZATIONS + "/" + organization.path("id").asString();
        assertThat(made[0].need("Location")).endsWith(path);

        Answer changed = people.send(Call.patch(path).json(
            Json.object("name", "Acme", "external_id", slug))).must(200);
        assertThat(changed.json().path("slug").asString()).isEqualTo(slug);
        assertThat(world.ledger().gained(() -> people.send(Call.put(path).json(changed.json())).must(200)))
            .isEqualTo(Ledger.NOTHING);
        JsonNode replaced = people.send(Call.put(path).json(Json.object("name", "Other"))).must(200).json();
        assertThat(replaced.path("slug").asString()).as("kept when it is left out").isEqualTo(slug);
        assertThat(replaced.path("external_id").isNull()).isTrue();
        people.send(Call.delete(path)).must(204);
        people.send(Call.get(path)).must(404);

        List<JsonNode> told = feed.next(4);
        assertThat(types(told)).containsExactly("organization.created", "organization.updated",
            "organization.updated", "organization.deleted");
        assertThat(told.getFirst().at("/data/attributes")).isEqualTo(organization);
        assertThat(told.get(1).at("/data/changed_fields").toString()).isEqualTo("[\"name\",\"external_id\"]");
    }

    @Test
    void a_slug_is_made_of_the_name_and_given_once() {
        String name = "M\u00fcller & S\u00f6hne " + UUID.randomUUID();
        String plain = "muller-sohne-" + name.substring(name.lastIndexOf(' ') + 1);
        List<Answer> made = Together.run(8, i -> () -> people.send(
            Call.post(ORGANIZATIONS).json(Json.object("name", name))).must(201));
        List<String> slugs = made.stream().map(one -> one.json().path("slug").asString()).toList();
        assertThat(slugs).doesNotHaveDuplicates().contains(plain)
            .allSatisfy(slug -> assertThat(slug).matches(plain + "(-[0-9a-z]{6})?"));
        Answer taken = people.send(Call.post(ORGANIZATIONS).json(
            Json.object("name", "Another", "slug", plain))).must(409);
        assertThat(taken.json().at("/error/details/field").asString()).isEqualTo("slug");
        String other = ORGANIZATIONS + "/" + people.organization();
        people.send(Call.patch(other).json(Json.object("slug", plain))).must(409);
        people.send(Call.patch(other).json(Json.object("external_id", plain))).must(200);
        JsonNode both = people.send(Call.post(ORGANIZATIONS).json(
            Json.object("name", "Both", "slug", plain, "external_id", plain))).must(409).json();
        assertThat(both.at("/error/details/errors").valueStream().map(one -> one.path("field").asString()))
            .containsExactly("slug", "external_id");
        new People(world, world.rival().platform().secret()).send(Call.post(ORGANIZATIONS).json(
            Json.object("name", "Theirs", "slug", plain))).must(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                              | name",
        "{\"name\":\" \"}                            | name",
        "{\"name\":\"a\",\"slug\":\"A\"}         | slug",
        "{\"name\":\"a\",\"slug\":\"a--b\"}      | slug",
        "{\"name\":\"a\",\"slug\":\"a\"}         | slug",
        "{\"name\":\"a\",\"slug\":null}            | slug",
        "{\"name\":\"a\\nb\",\"external_id\":\"\"} | name,external_id",
        "{\"name\":\"a\",\"metadata\":[]}          | metadata",
        "{\"name\":\"a\",\"member_count\":7}       | member_count",
    })
    void none_is_made_of(String body, String fields) {
        Answer[] refused = new Answer[1];
        assertThat(world.ledger().gained(() ->
            refused[0] = people.send(Call.post(ORGANIZATIONS).json(body)).must(422)))
            .isEqualTo(Ledger.NOTHING);
        assertThat(refused[0].json().at("/error/details/errors").valueStream()
            .map(error -> error.path("field").asString())).containsExactly(fields.split(","));
    }

    @Test
    void they_are_found_by_slug_external_id_member_and_words() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        String id = People.id(people.send(Call.post(ORGANIZATIONS).json(Json.object(
            "name", "House of " + word, "slug", word, "external_id", word))).must(201));
        String user = people.user();
        people.put(id, user, "owner").must(201);
        for (String query : List.of("slug=" + word, "external_id=" + word, "user_id=" + user,
            "q=HOUSE%20" + word, "q=" + word + "&slug=" + word)) {
            JsonNode found = people.send(Call.get(ORGANIZATIONS + "?" + query)).must(200).json();
            assertThat(found.path("total").asInt()).as(query).isEqualTo(1);
            assertThat(found.at("/data/0/id").asString()).as(query).isEqualTo(id);
        }
        JsonNode of = people.send(Call.get("/v1/users/" + user + "/organizations")).must(200).json();
        assertThat(of.at("/data/0/id").asString()).isEqualTo(id);
        assertThat(of.path("total").asInt()).isEqualTo(1);
        JsonNode members = people.send(Call.get("/v1/users?organization_id=" + id)).must(200).json();
        assertThat(members.at("/data/0/id").asString()).isEqualTo(user);
        assertThat(people.send(Call.get(ORGANIZATIONS + "?q=nowhere" + word)).must(200).json()
            .path("total").asInt()).isZero();
        people.send(Call.get(ORGANIZATIONS + "?slug=NO")).must(400);
        people.send(Call.get("/v1/users/" + UUID.randomUUID() + "/organizations")).must(404);
    }

    @Test
    void members_come_change_and_go_and_each_is_told_once() {
        String id = people.organization();
        String first = people.user();
        String second = people.user();
        Feed feed = Feed.fromNow(world, people.key());
        assertThat(people.put(id, first, "member").must(201).json().path("role").asString())
            .as("the first member is its owner").isEqualTo("owner");
        Answer[] joined = new Answer[1];
        assertThat(world.ledger().gained(() -> joined[0] = people.put(id, second, "member").must(201)))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        JsonNode member = joined[0].json();
        assertThat(Json.keys(member))
            .containsExactly("user_id", "organization_id", "role", "created_at", "user");
        assertThat(Json.keys(member.path("user"))).containsExactly("id", "email", "name");
        assertThat(joined[0].need("Location")).endsWith(People.member(id, second));
        assertThat(people.send(Call.get(People.member(id, second))).must(200).json()).isEqualTo(member);
        assertThat(world.ledger().gained(() -> {
            people.put(id, second, "member").must(200);
            people.send(Call.put(People.member(id, second)).json(member)).must(200);
        })).as("what was read changes nothing").isEqualTo(Ledger.NOTHING);
        people.put(id, second, "admin").must(200);
        assertThat(people.shown(id).path("member_count").asInt()).isEqualTo(2);
        JsonNode list = people.send(Call.get(ORGANIZATIONS + "/" + id + "/members")).must(200).json();
        assertThat(list.path("data").valueStream().map(one -> one.path("user_id").asString()))
            .containsExactly(second, first);
        JsonNode page = people.send(Call.get(ORGANIZATIONS + "/" + id + "/members?limit=1")).must(200).json();
        assertThat(people.send(Call.get(ORGANIZATIONS + "/" + id + "/members?limit=1&cursor="
            + page.path("next_cursor").asString())).must(200).json().at("/data/0/user_id").asString())
            .isEqualTo(first);
        people.send(Call.delete(People.member(id, second))).must(204);
        people.send(Call.delete(People.member(id, second))).must(404);
        people.send(Call.delete(People.member(id, first))).must(204);

        List<JsonNode> told = feed.next(5);
        assertThat(types(told)).containsExactly("organization.member_added", "organization.member_added",
            "organization.member_role_changed", "organization.member_removed", "organization.member_removed");
        assertThat(told.get(2).at("/data/id").asString()).isEqualTo(id);
        assertThat(told.get(2).at("/data/member/role").asString()).isEqualTo("admin");
        assertThat(told.get(2).at("/data/previous_role").asString()).isEqualTo("member");
        assertThat(told.stream().map(event -> event.at("/data/attributes/member_count").asInt()))
            .containsExactly(1, 2, 2, 1, 0);
        assertThat(told.toString()).as("people are named by ids").doesNotContain("@example.com");
        assertThat(feed.rest()).isEmpty();
    }

    @Test
    void a_member_is_added_once_however_often_at_once() {
        String id = people.organization();
        String user = people.user();
        Feed feed = Feed.fromNow(world, people.key());
        List<Integer> statuses = Together.run(8, i -> () -> people.put(id, user, "admin").status());
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(people.shown(id).path("member_count").asInt()).isEqualTo(1);
        assertThat(types(feed.all())).containsOnlyOnce("organization.member_added");
    }

    @Test
    void the_last_owner_stays_also_when_two_leave_at_once() {
        for (int round = 0; round < 5; round++) {
            String id = people.organization();
            String one = people.user();
            String two = people.user();
            people.put(id, one, "owner").must(201);
            people.put(id, two, "owner").must(201);
            people.put(id, people.user(), "member").must(201);
            List<Integer> left = Together.run(2, i -> () ->
                people.send(Call.delete(People.member(id, i == 0 ? one : two))).status());
            assertThat(left).containsExactlyInAnyOrder(204, 409);
            String last = left.getFirst() == 204 ? two : one;
            assertThat(world.ledger().gained(() -> {
                people.put(id, last, "member").must(409);
                people.send(Call.delete(People.member(id, last))).must(409);
            })).isEqualTo(Ledger.NOTHING);
        }
    }

    @Test
    void who_is_deleted_leaves_and_another_becomes_owner() {
        String id = people.organization();
        String owner = people.user();
        String member = people.user();
        String admin = people.user();
        people.put(id, owner, "owner").must(201);
        people.put(id, member, "member").must(201);
        people.put(id, admin, "admin").must(201);
        String alone = people.organization();
        people.put(alone, owner, "owner").must(201);
        Feed feed = Feed.fromNow(world, people.key());
        people.send(Call.delete("/v1/users/" + owner)).must(204);
        assertThat(types(feed.next(4))).containsExactlyInAnyOrder("organization.member_removed",
            "organization.member_role_changed", "organization.member_removed", "user.deleted");
        assertThat(roleOf(id, admin)).as("the oldest admin").isEqualTo("owner");
        people.send(Call.delete("/v1/users/" + admin)).must(204);
        assertThat(roleOf(id, member)).as("else the oldest member").isEqualTo("owner");
        assertThat(people.shown(id).path("member_count").asInt()).isEqualTo(1);
        assertThat(people.shown(alone).path("member_count").asInt()).isZero();
    }

    @Test
    void who_is_deleted_while_they_are_taken_in_is_nowhere() {
        for (int round = 0; round < 5; round++) {
            String id = people.organization();
            String user = people.user();
            List<Integer> statuses = Together.run(2, i -> () -> i == 0
                ? people.put(id, user, "owner").status()
                : people.send(Call.delete("/v1/users/" + user)).status());
            assertThat(statuses.getLast()).isEqualTo(204);
            assertThat(statuses.getFirst()).isIn(201, 404);
            assertThat(people.shown(id).path("member_count").asInt()).isZero();
        }
    }

    @Test
    void deleting_one_tells_that_alone_and_keeps_the_users() {
        String id = people.organization();
        String user = people.user();
        people.put(id, user, "owner").must(201);
        people.invited(id, People.address());
        Feed feed = Feed.fromNow(world, people.key());
        people.send(Call.delete(ORGANIZATIONS + "/" + id)).must(204);
        assertThat(types(feed.all())).containsExactly("organization.deleted");
        people.send(Call.get("/v1/users/" + user)).must(200);
        people.send(Call.get(People.member(id, user))).must(404);
    }

    @Test
    void an_organization_of_another_tenant_is_missing() {
        String id = people.organization();
        String user = people.user();
        People rival = new People(world, world.rival().platform().secret());
        String theirs = rival.user();
        String own = rival.organization();
        for (Call call : Stream.of(Call.get(People.member(id, theirs)),
            Call.put(People.member(id, theirs)).json("{\"role\":\"owner\"}"),
            Call.put(People.member(own, user)).json("{\"role\":\"owner\"}"),
            Call.delete(People.member(id, theirs)), Call.get(ORGANIZATIONS + "/" + id + "/members"),
            Call.post(ORGANIZATIONS + "/" + id + "/invitations")
                .json("{\"email\":\"a@example.com\"}")).toList()) {
            rival.send(call).must(404);
        }
        assertThat(people.shown(id).path("member_count").asInt()).isZero();
    }

    @Test
    void many_join_at_once_and_are_counted() {
        String id = people.organization();
        List<String> users = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            users.add(people.user());
        }
        Together.run(users.size(), i -> () -> {
            Answer answer = people.put(id, users.get(i), "member");
            while (answer.status() == 409) {
                assertThat(answer.need("Retry-After")).isEqualTo("1");
                answer = people.put(id, users.get(i), "member");
            }
            return answer.must(201);
        });
        assertThat(people.shown(id).path("member_count").asInt()).isEqualTo(users.size());
        JsonNode owners =
            people.send(Call.get(ORGANIZATIONS + "/" + id + "/members?role=owner")).must(200).json();
        assertThat(owners.path("total").asInt()).isEqualTo(1);
    }

    private String roleOf(String organization, String user) {
        return people.send(Call.get(People.member(organization, user))).must(200).json()
            .path("role").asString();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("event").asString()).toList();
    }
}
