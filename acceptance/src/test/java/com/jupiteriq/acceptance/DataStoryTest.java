package com.jupiteriq.acceptance;

import static com.jupiteriq.acceptance.kit.Ledger.Counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What becomes of data items by each operation, in both dresses, with every event and audit entry counted
/// (R107–R114, R209–R213).
@AcceptanceTest
class DataStoryTest {

    private static final List<String> FIELDS = List.of("id", "type", "status", "attributes", "external_id",
        "version", "created_at", "updated_at", "archived_at");

    private final World world;

    DataStoryTest(World world) {
        this.world = world;
    }

    private ItemDriver items(boolean identity) {
        return ItemDriver.both(world).get(identity ? 1 : 0);
    }

    private Feed feed() {
        return Feed.fromNow(world, world.acme().platform().secret());
    }

    @ParameterizedTest(name = "identity: {0}")
    @ValueSource(booleans = {false, true})
    void one_is_made_read_changed_replaced_and_deleted_and_each_is_told_once(boolean identity) {
        ItemDriver items = items(identity);
        Feed feed = feed();
        Answer[] told = new Answer[1];
        assertThat(world.ledger().gained(() -> told[0] = items.make(Json.object("type", "order",
            "attributes", Json.object("city", "Oslo", "lines", List.of(1, 2)), "external_id", name()))
            .must(201))).isEqualTo(Counts.of(0, 0, 1, 1));
        JsonNode made = items.object(told[0]);
        assertThat(Json.keys(made)).isEqualTo(FIELDS);
        assertThat(made.path("id").asString()).matches("data_[0-7][0-9a-z]{25}");
        assertThat(made.path("status").asString()).isEqualTo("active");
        assertThat(made.path("version").asInt()).isOne();
        assertThat(made.path("updated_at")).isEqualTo(made.path("created_at"));
        assertThat(told[0].need("Location")).endsWith("/v1/data/" + made.path("id").asString());
        String id = id(made);
        assertThat(items.object(items.read(id).must(200))).isEqualTo(made);
        assertThat(items.object(byName(items, made).must(200))).isEqualTo(made);

        assertThat(world.ledger().gained(() -> told[0] = items.patch(id, Json.read("""
            {"attributes":{"city":null,"size":{"w":1}},"status":"paid"}""")).must(200)))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        assertThat(items.object(told[0]).path("attributes").toString())
            .isEqualTo("{\"lines\":[1,2],\"size\":{\"w\":1}}");
        assertThat(world.ledger().gained(() -> items.patch(id, Json.object("status", "paid")).must(200)))
            .isEqualTo(Ledger.NOTHING);
        assertThat(world.ledger().gained(() ->
            told[0] = items.put(id, Json.object("attributes", Json.object("a", 1))).must(200)))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        JsonNode replaced = items.object(told[0]);
        assertThat(replaced.path("type").asString()).as("PUT without a type keeps it").isEqualTo("order");
        assertThat(replaced.path("status").asString()).isEqualTo("active");
        assertThat(replaced.path("external_id").isNull()).isTrue();
        assertThat(replaced.path("version").asInt()).isEqualTo(3);
        assertThat(world.ledger().gained(() -> items.delete(id).must(204))).isEqualTo(Counts.of(0, 0, 1, 1));
        assertThat(world.ledger().gained(() -> {
            items.read(id).must(404);
            items.delete(id).must(404);
            items.patch(id, Json.object("status", "x")).must(404);
            items.post(id, "archive").must(404);
        })).isEqualTo(Ledger.NOTHING);

        List<JsonNode> events = feed.next(4);
        assertThat(types(events))
            .containsExactly("data.created", "data.updated", "data.updated", "data.deleted");
        JsonNode created = events.getFirst().path("data");
        made.properties().forEach(field ->
            assertThat(created.path(field.getKey())).isEqualTo(field.getValue()));
        assertThat(changed(events.get(1))).containsExactly("status", "attributes");
        assertThat(changed(events.get(2))).containsExactly("status", "attributes", "external_id");
        assertThat(events.get(3).at("/data/id").asString()).isEqualTo(id);
    }

    @ParameterizedTest(name = "identity: {0}")
    @ValueSource(booleans = {false, true})
    void the_archive_keeps_the_status_and_going_twice_tells_nothing(boolean identity) {
        ItemDriver items = items(identity);
        String id = id(items.made(Json.object("status", "paid")));
        Feed feed = feed();
        JsonNode[] told = new JsonNode[1];
        assertThat(world.ledger().gained(() -> told[0] = items.object(items.post(id, "archive").must(200))))
            .isEqualTo(Counts.of(0, 0, 2, 1));
        assertThat(told[0].path("status").asString()).isEqualTo("archived");
        assertThat(told[0].path("archived_at")).isEqualTo(told[0].path("updated_at"));
        assertThat(world.ledger().gained(() ->
            assertThat(items.object(items.post(id, "archive").must(200))).isEqualTo(told[0])))
            .isEqualTo(Ledger.NOTHING);
        assertThat(items.object(items.patch(id, Json.object("attributes", Json.object("kept", true)))
            .must(200)).path("status").asString()).isEqualTo("archived");
        assertThat(world.ledger().gained(() -> told[0] = items.object(items.post(id, "restore").must(200))))
            .isEqualTo(Counts.of(0, 0, 2, 1));
        assertThat(told[0].path("status").asString()).isEqualTo("paid");
        assertThat(told[0].path("archived_at").isNull()).isTrue();
        assertThat(told[0].path("attributes").toString()).isEqualTo("{\"kept\":true}");
        assertThat(world.ledger().gained(() -> items.post(id, "restore").must(200)))
            .isEqualTo(Ledger.NOTHING);
        List<JsonNode> events = feed.next(5);
        assertThat(types(events)).containsExactly(
            "data.updated", "data.archived", "data.updated", "data.updated", "data.restored");
        assertThat(changed(events.get(0))).contains("status", "archived_at");
        assertThat(changed(events.get(3))).contains("status", "archived_at");
    }

    @ParameterizedTest(name = "identity: {0}")
    @ValueSource(booleans = {false, true})
    void the_trash_frees_the_external_id_and_gives_an_item_back_as_it_went(boolean identity) {
        ItemDriver items = items(identity);
        String name = name();
        JsonNode first = items.made(Json.object("type", "order", "external_id", name));
        assertThat(items.code(items.make(Json.object("type", "order", "external_id", name)).must(409)))
            .isEqualTo("CONFLICT");
        items.made(Json.object("type", "invoice", "external_id", name));
        items.post(id(first), "archive").must(200);
        items.delete(id(first)).must(204);
        byName(items, first).must(404);
        JsonNode second = items.made(Json.object("type", "order", "external_id", name));
        assertThat(world.ledger().gained(() -> {
            Answer taken = items.post(id(first), "restore").must(409);
            assertThat(items.code(taken)).isEqualTo("CONFLICT");
            assertThat(items.fields(taken)).containsExactly("external_id");
        })).isEqualTo(Ledger.NOTHING);
        items.patch(id(second), Json.read("{\"external_id\":null}")).must(200);
        Feed feed = feed();
        JsonNode[] back = new JsonNode[1];
        assertThat(world.ledger().gained(() ->
            back[0] = items.object(items.post(id(first), "restore").must(200))))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        assertThat(back[0].path("status").asString()).as("archived as it was").isEqualTo("archived");
        assertThat(back[0].path("archived_at").isString()).isTrue();
        assertThat(items.object(byName(items, first).must(200))).isEqualTo(back[0]);
        assertThat(types(feed.next(1))).containsExactly("data.restored");
    }

    @ParameterizedTest(name = "identity: {0}")
    @ValueSource(booleans = {false, true})
    void a_purge_keeps_nothing_and_is_told_once(boolean identity) {
        ItemDriver items = items(identity);
        String there = id(items.made(Json.object("external_id", name())));
        String trashed = id(items.made(Json.object()));
        items.delete(trashed).must(204);
        Feed feed = feed();
        assertThat(world.ledger().gained(() -> items.purge(there).must(204)))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        assertThat(world.ledger().gained(() -> items.purge(trashed).must(204)))
            .isEqualTo(Counts.of(0, 0, 0, 1));
        for (String gone : List.of(there, trashed)) {
            assertThat(world.ledger().gained(() -> {
                items.purge(gone).must(404);
                items.post(gone, "restore").must(404);
            })).isEqualTo(Ledger.NOTHING);
        }
        assertThat(types(feed.all())).containsExactly("data.deleted");
    }

    @Test
    void of_two_who_restore_one_item_both_succeed_and_it_is_told_once() {
        ItemDriver items = items(false);
        String id = id(items.made(Json.object()));
        items.delete(id).must(204);
        assertThat(world.ledger().gained(() -> assertThat(
            Together.run(2, i -> () -> ItemDriver.both(world).get(i).post(id, "restore").status()))
            .containsOnly(200))).isEqualTo(Counts.of(0, 0, 1, 1));
        assertThat(items.read(id).must(200).json().path("version").asInt()).isEqualTo(3);
    }

    @ParameterizedTest(name = "identity: {0}")
    @ValueSource(booleans = {false, true})
    void a_version_can_be_demanded_of_every_change(boolean identity) {
        ItemDriver items = items(identity);
        Answer made = items.make(Json.object()).must(201);
        String id = id(items.object(made));
        String first = made.need("ETag");
        assertThat(items.send(Call.get(ItemDriver.path(id)).header("If-None-Match", first)).status())
            .isEqualTo(304);
        String second = items.send(Call.patch(ItemDriver.path(id)).json("{\"status\":\"b\"}")
            .header("If-Match", first)).must(200).need("ETag");
        assertThat(second).isNotEqualTo(first);
        assertThat(world.ledger().gained(() -> Stream.of(
            Call.patch(ItemDriver.path(id)).json("{\"status\":\"c\"}"),
            Call.put(ItemDriver.path(id)).json("{}"),
            Call.post(ItemDriver.path(id) + "/archive"), Call.post(ItemDriver.path(id) + "/restore"),
            Call.delete(ItemDriver.path(id)), Call.delete(ItemDriver.path(id) + "?purge=true"))
            .forEach(call -> assertThat(items.code(items.send(call.header("If-Match", first)).must(412)))
                .isEqualTo("PRECONDITION_FAILED")))).isEqualTo(Ledger.NOTHING);
        items.send(Call.delete(ItemDriver.path(id)).header("If-Match", second)).must(204);
    }

    @ParameterizedTest(name = "identity: {0}")
    @ValueSource(booleans = {false, true})
    void the_status_of_the_archive_and_another_type_are_refused(boolean identity) {
        ItemDriver items = items(identity);
        String id = id(items.made(Json.object("type", "order")));
        assertThat(world.ledger().gained(() -> {
            for (Answer refused : List.of(items.make(Json.object("status", "archived")),
                    items.patch(id, Json.object("status", "archived")),
                    items.put(id, Json.object("status", "archived")))) {
                assertThat(items.fields(refused.must(422))).containsExactly("status");
            }
            for (Answer refused : List.of(items.patch(id, Json.object("type", "invoice")),
                    items.put(id, Json.object("type", "invoice")))) {
                assertThat(items.fields(refused.must(422))).containsExactly("type");
            }
        })).isEqualTo(Ledger.NOTHING);
        items.put(id, Json.object("type", "order")).must(200);
    }

    @ParameterizedTest(name = "identity: {0}")
    @ValueSource(booleans = {false, true})
    void only_the_fields_that_are_asked_for_are_shown(boolean identity) {
        ItemDriver items = items(identity);
        String id = id(items.made(Json.read("""
            {"attributes":{"address":{"city":"Oslo","zip":"0150"},"price":1.5,"tags":["a"]}}""")));
        assertThat(shown(items, id, "id,attributes.address.city,attributes.price,attributes.none").toString())
            .isEqualTo("{\"id\":\"" + id
                + "\",\"attributes\":{\"address\":{\"city\":\"Oslo\"},\"price\":1.5}}");
        assertThat(Json.keys(shown(items, id, "version,status"))).containsExactly("status", "version");
        items.send(Call.get(ItemDriver.path(id) + "?fields=colour")).must(400);
    }

    private static JsonNode shown(ItemDriver items, String id, String fields) {
        String text = items.send(Call.get(ItemDriver.path(id) + "?fields=" + fields).undocumented())
            .must(200).text();
        JsonNode body = Json.read(text);
        return items.identity() ? body.path("data") : body;
    }

    @ParameterizedTest(name = "identity: {0}")
    @ValueSource(booleans = {false, true})
    void who_does_not_want_the_object_is_told_by_headers_alone(boolean identity) {
        ItemDriver items = items(identity);
        Answer made = items.send(Call.post(ItemDriver.DATA).json("{}").idempotent(name())
            .header("Prefer", "return=minimal")).must(201);
        String id = made.need("Location").replaceFirst(".*/", "");
        for (Answer answer : List.of(made,
            items.send(Call.patch(ItemDriver.path(id)).json("{\"status\":\"b\"}")
                .header("Prefer", "return=minimal")).must(204),
            items.send(Call.put(ItemDriver.path(id)).json("{}").header("Prefer", "return=minimal"))
                .must(204))) {
            assertThat(answer.text()).isEmpty();
            assertThat(answer.need("Preference-Applied")).isEqualTo("return=minimal");
            assertThat(answer.need("ETag")).isNotEmpty();
        }
        assertThat(items.object(items.read(id).must(200)).path("version").asInt()).isEqualTo(3);
    }

    @Test
    void an_item_is_made_once_for_each_idempotency_key_which_is_demanded() {
        ItemDriver items = items(false);
        assertThat(world.ledger().gained(() -> {
            items.send(Call.post(ItemDriver.DATA).json("{}").undocumented()).must(400);
            JsonNode inside = items.send(Call.post("/v1/batch").json(Json.read("""
                {"operations":[{"method":"POST","path":"/data","body":{}}]}"""))).must(200).json();
            assertThat(inside.at("/results/0/status").asInt()).isEqualTo(400);
        })).isEqualTo(Ledger.NOTHING);
        String key = name();
        Answer first = items.make("{\"status\":\"once\"}", key).must(201);
        assertThat(world.ledger().gained(() -> {
            Answer again = items.make("{\"status\":\"once\"}", key).must(201);
            assertThat(again.json()).isEqualTo(first.json());
            assertThat(again.need("Idempotent-Replayed")).isEqualTo("true");
            items.make("{\"status\":\"other\"}", key).must(422);
        })).isEqualTo(Ledger.NOTHING);
    }

    @Test
    void of_many_at_once_exactly_as_many_are_made_as_there_is_room_for() {
        String account = world.admin().createAccount("Little room", "starter");
        world.admin().quickly("account", "set", account, "quotas.data_items=5").must(0);
        Admin.Key key = world.admin().createKey(account, "live", "platform");
        ItemDriver items = ItemDriver.platform(world, key.secret());
        List<Integer> statuses =
            Together.run(20, i -> () -> items.make(Json.object("external_id", "n-" + i)).status());
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(5);
        assertThat(Collections.frequency(statuses, 403)).isEqualTo(15);
        Answer refused = items.make(Json.object()).must(403);
        assertThat(items.code(refused)).isEqualTo("QUOTA_EXCEEDED");
        assertThat(refused.json().at("/error/details/quota").asString()).isEqualTo("data_items");
        String one = items.send(Call.get(ItemDriver.CHANGES)).must(200).json().at("/data/0/id").asString();
        items.delete(one).must(204);
        items.make(Json.object()).must(201);
        assertThat(items.code(items.post(one, "restore").must(403))).isEqualTo("QUOTA_EXCEEDED");
    }

    @Test
    void of_parallel_upserts_of_one_name_one_makes_the_item_and_none_is_refused() {
        String name = name();
        List<JsonNode> results = Together.run(12, i -> () -> {
            ItemDriver items = ItemDriver.both(world).get(i % 2);
            return items.results(items.bulk(false, Json.object("op", "upsert", "external_id", name,
                "data", Json.object("attributes", Json.object("from-" + i, i))))).getFirst();
        });
        List<Integer> statuses = results.stream().map(result -> result.path("status").asInt()).toList();
        assertThat(Collections.frequency(statuses, 201)).isOne();
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(11);
        assertThat(results.stream().map(result -> result.at("/item/version").asInt()))
            .doesNotHaveDuplicates().allMatch(version -> version >= 1 && version <= 12);
        JsonNode item = items(false).send(Call.get(ItemDriver.BY_EXTERNAL_ID + "/item/" + name)).must(200)
            .json();
        assertThat(item.path("version").asInt()).isEqualTo(12);
        assertThat(item.path("attributes").size()).isEqualTo(12);
    }

    @ParameterizedTest(name = "identity: {0}")
    @ValueSource(booleans = {false, true})
    void a_bulk_does_one_of_each_and_is_told_by_one_event(boolean identity) {
        ItemDriver items = items(identity);
        String one = id(items.made(Json.object()));
        String two = id(items.made(Json.object("status", "paid")));
        String three = id(items.made(Json.object()));
        Feed feed = feed();
        Answer[] told = new Answer[1];
        assertThat(world.ledger().gained(() -> told[0] = items.bulk(false,
            Json.object("op", "create", "data", Json.object("type", "order")),
            Json.object("op", "update", "id", one, "if_version", 1, "data", Json.object("status", "b")),
            Json.object("op", "archive", "id", two),
            Json.object("op", "archive", "id", two),
            Json.object("op", "restore", "id", two),
            Json.object("op", "delete", "id", three),
            Json.object("op", "update", "id", one, "data", Json.object("status", "b"))).must(200)))
            .isEqualTo(Counts.of(0, 0, 1, 5));
        List<JsonNode> results = items.results(told[0]);
        assertThat(results.stream().map(result -> result.path("status").asInt()))
            .containsExactly(201, 200, 200, 200, 200, 204, 200);
        assertThat(results.get(4).at("/item/status").asString()).isEqualTo("paid");
        assertThat(results.get(6).path("item")).isEqualTo(results.get(1).path("item"));
        JsonNode event = feed.next(1).getFirst();
        assertThat(event.path("event").asString()).isEqualTo("data.bulk_updated");
        assertThat(event.at("/data/id").asString()).startsWith("blk_");
        assertThat(event.at("/data/ids")).isEqualTo(Json.object("create", List.of(id(results.getFirst()
                .path("item"))), "update", List.of(one), "delete", List.of(three), "archive", List.of(two),
            "restore", List.of(two)));
        assertThat(world.ledger().gained(() -> items.bulk(true,
            Json.object("op", "archive", "id", three), Json.object("op", "update", "id", one,
                "data", Json.object("status", "c"))).must(422))).isEqualTo(Ledger.NOTHING);
        assertThat(feed.all()).isEmpty();
    }

    private static Answer byName(ItemDriver items, JsonNode item) {
        return items.send(Call.get(ItemDriver.BY_EXTERNAL_ID + "/" + item.path("type").asString() + "/"
            + item.path("external_id").asString()));
    }

    private static String name() {
        return "story-" + UUID.randomUUID();
    }

    private static String id(JsonNode item) {
        return item.path("id").asString();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("event").asString()).toList();
    }

    private static List<String> changed(JsonNode event) {
        return event.at("/data/changed_fields").valueStream().map(JsonNode::asString).toList();
    }
}
