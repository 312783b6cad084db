package com.jupiteriq.acceptance;

import static com.jupiteriq.acceptance.kit.Ledger.Counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `/v1/canned-replies`, the resource that is like all others.
@AcceptanceTest
class CannedReplyTest {

    private static final String REPLIES = "/v1/canned-replies";

    private final World world;
    private final String key;
    private final V1Driver desk;

    CannedReplyTest(World world) {
        this.world = world;
        this.key = world.acme().platform().secret();
        this.desk = V1Driver.platform(world, key);
    }

    @BeforeEach
    @AfterEach
    void nobody_has_any() {
        world.ledger().run("delete from canned_replies");
    }

    @Test
    void one_is_made_read_changed_replaced_and_deleted_and_each_is_told_once() {
        Feed feed = Feed.fromNow(world, key);
        Answer[] made = new Answer[1];
        assertThat(world.ledger().gained(() -> made[0] = make("Greeting").must(201)))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        JsonNode reply = made[0].json();
        assertThat(Json.keys(reply))
            .containsExactly("id", "name", "content", "tags", "created_at", "updated_at");
        assertThat(reply.path("id").asString()).matches("rpl_[0-7][0-9a-z]{25}");
        String path = REPLIES + "/" + reply.path("id").asString();
        assertThat(made[0].need("Location")).endsWith(path);
        Answer read = desk.send(Call.get(path)).must(200);
        assertThat(read.json()).isEqualTo(reply);
        desk.send(Call.get(path).header("If-None-Match", read.need("ETag"))).must(304);

        Answer changed = desk.send(Call.patch(path).header("If-Match", read.need("ETag"))
            .json("{\"tags\":[\"a\",\"b\",\"a\"]}")).must(200);
        assertThat(changed.json().path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        desk.send(Call.patch(path).header("If-Match", read.need("ETag")).json("{\"tags\":[]}")).must(412);
        assertThat(world.ledger().gained(() -> desk.send(Call.put(path).json(changed.json())).must(200)))
            .isEqualTo(Ledger.NOTHING);
        Answer replaced =
            desk.send(Call.put(path).json("{\"name\":\"Greeting\",\"content\":\"Hi\"}")).must(200);
        assertThat(replaced.json().path("tags").isEmpty()).isTrue();
        desk.send(Call.delete(path)).must(204);
        desk.send(Call.get(path)).must(404);

        List<JsonNode> told = feed.next(4);
        assertThat(told.stream().map(event -> event.path("event").asString())).containsExactly(
            "canned_reply.created", "canned_reply.updated", "canned_reply.updated", "canned_reply.deleted");
        assertThat(told.get(0).at("/data/attributes")).isEqualTo(reply);
        assertThat(told.get(0).at("/data/type").asString()).isEqualTo("canned_reply");
        assertThat(told.get(1).at("/data/changed_fields").toString()).isEqualTo("[\"tags\"]");
        assertThat(told.get(2).at("/data/changed_fields").toString()).isEqualTo("[\"content\",\"tags\"]");
    }

    @Test
    void a_name_is_given_once_compared_as_it_was_sent() {
        String id = make("Hello").must(201).json().path("id").asString();
        for (String other : List.of("hello", "HELLO", "Hello ", "He\u0301llo", "H\u00e9llo")) {
            make(other).must(201);
        }
        assertThat(world.ledger().gained(() -> taken(make("Hello")))).isEqualTo(Ledger.NOTHING);
        String path = REPLIES + "/" + make("Bye").must(201).json().path("id").asString();
        assertThat(world.ledger().gained(() -> {
            taken(desk.send(Call.patch(path).json("{\"name\":\"Hello\"}")));
            taken(desk.send(Call.put(path).json("{\"name\":\"Hello\",\"content\":\"x\"}")));
        })).isEqualTo(Ledger.NOTHING);
        desk.send(Call.delete(REPLIES + "/" + id)).must(204);
        desk.send(Call.patch(path).json("{\"name\":\"Hello\"}")).must(200);
        V1Driver rival = V1Driver.platform(world, world.rival().platform().secret());
        rival.send(Call.post(REPLIES).json(Json.object("name", "Hello", "content", "x"))).must(201);
        rival.send(Call.delete(path)).must(404);
    }

    @Test
    void of_many_at_once_with_one_name_one_is_made() {
        List<Integer> statuses = Together.run(8, i -> () -> make("Raced").status());
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
        Answer first = desk.send(keyed("Kept")).must(201);
        Answer again = desk.send(keyed("Kept")).must(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.need("Idempotent-Replayed")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                                     | name,content",
        "{\"name\":\" \",\"content\":\"x\"}                     | name",
        "{\"name\":7,\"content\":null,\"tags\":\"a\"}             | name,content,tags",
        "{\"name\":\"n\",\"content\":\"x\",\"tags\":[\"\"]}       | tags[0]",
        "{\"name\":\"n\",\"content\":\"x\",\"colour\":1}         | colour",
    })
    void none_is_made_of(String body, String fields) {
        Answer[] refused = new Answer[1];
        assertThat(world.ledger().gained(() ->
            refused[0] = desk.send(Call.post(REPLIES).json(body)).must(422))).isEqualTo(Ledger.NOTHING);
        assertThat(refused[0].json().at("/error/details/errors").valueStream()
            .map(error -> error.path("field").asString())).containsExactly(fields.split(","));
    }

    @Test
    void bounds_are_in_characters() {
        String face = "\ud83d\ude00";
        assertThat(make(face.repeat(100)).must(201).json().path("name").asString()).hasSize(200);
        make(face.repeat(101)).must(422);
        desk.send(Call.post(REPLIES).json(Json.object("name", "long", "content", face.repeat(65_536))))
            .must(201);
        desk.send(Call.post(REPLIES).json(Json.object("name", "longer", "content", face.repeat(65_537))))
            .must(422);
    }

    @Test
    void they_are_listed_by_either_time() {
        for (String name : List.of("a", "b", "c")) {
            make(name).must(201);
        }
        assertThat(names("")).containsExactly("c", "b", "a");
        assertThat(names("sort=created_at")).containsExactly("a", "b", "c");
        String first = list("sort=created_at&limit=1").at("/data/0/id").asString();
        desk.send(Call.patch(REPLIES + "/" + first).json("{\"content\":\"new\"}")).must(200);
        assertThat(names("sort=-updated_at")).containsExactly("a", "c", "b");
        JsonNode page = list("sort=updated_at&limit=2");
        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(names("sort=updated_at&limit=2&cursor=" + page.path("next_cursor").asString()))
            .containsExactly("a");
        assertThat(names("created_before=2024-01-01")).isEmpty();
        desk.send(Call.get(REPLIES + "?sort=name")).must(400);
    }

    @Test
    void an_environment_has_a_thousand_and_not_one_more() {
        make("the first").must(201);
        world.ledger().run("""
            insert into canned_replies (tenant_id, id, version, name, content, created_at, updated_at)
            select tenant_id, gen_random_uuid(), 1, 'filled ' || n, 'x', created_at, updated_at
            from canned_replies, generate_series(1, 995) n
            where name = 'the first'""");
        List<Integer> statuses = Together.run(8, i -> () -> make("more " + i).status());
        assertThat(statuses.stream().filter(status -> status == 201).count()).isLessThanOrEqualTo(4);
        for (int i = list("limit=1").path("total").asInt(); i < 1_000; i++) {
            make("rest " + i).must(201);
        }
        Answer refused = make("one too many").must(403);
        assertThat(refused.json().at("/error/code").asString()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(refused.json().at("/error/details/limit").asInt()).isEqualTo(1_000);
        assertThat(list("limit=1").path("total").asInt()).isEqualTo(1_000);
    }

    private Call keyed(String name) {
        return Call.post(REPLIES).json(Json.object("name", name, "content", "x")).idempotent("once-" + name);
    }

    private Answer make(String name) {
        return desk.send(Call.post(REPLIES).json(Json.object("name", name, "content", "Hello " + name)));
    }

    private static void taken(Answer answer) {
        JsonNode error = answer.must(409).json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("CONFLICT");
        assertThat(error.at("/details/field").asString()).isEqualTo("name");
    }

    private JsonNode list(String query) {
        return desk.send(Call.get(REPLIES + (query.isEmpty() ? "" : "?" + query))).must(200).json();
    }

    private List<String> names(String query) {
        return list(query).path("data").valueStream().map(reply -> reply.path("name").asString()).toList();
    }
}
