package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What makes no data item, what is kept of the strangest that does, and operations of a bulk that cannot be
/// done: refused in either dress, by name, and nothing is written (R107, R084).
@AcceptanceTest
class BadItemTest {

    private static final int MOST_BYTES = 256 << 10;
    private static final int MOST_DEPTH = 32;
    private static final int MOST_VALUES = 1_000;

    private final World world;
    private final ItemDriver items;

    BadItemTest(World world) {
        this.world = world;
        this.items = ItemDriver.platform(world, world.acme().platform().secret());
    }

    static Stream<String> attributesThatAreTooMuch() {
        return Stream.of(
            "{\"a\":\"" + "x".repeat(MOST_BYTES - "{'a':''}".length() + 1) + "\"}",
            nested(MOST_DEPTH + 1),
            keys(MOST_VALUES + 1), keys(10_000),
            "{\"list\":[" + "1,".repeat(MOST_VALUES - 1) + "1]}",
            "{\"n\":" + "9".repeat(400) + "}", "{\"n\":1e400}", "{\"n\":-1e400}", "{\"n\":1e-400}",
            "{\"deep\":[{\"n\":1E+999}]}", "[]", "7", "\"text\"", "true");
    }

    @ParameterizedTest
    @MethodSource("attributesThatAreTooMuch")
    void attributes_have_bounds(String attributes) {
        String id = items.made(Json.object()).path("id").asString();
        for (ItemDriver each : ItemDriver.both(world)) {
            refused(each, "attributes", () ->
                each.make("{\"attributes\":" + attributes + "}", UUID.randomUUID().toString()));
            refused(each, "attributes", () ->
                each.send(Call.put(ItemDriver.path(id)).json("{\"attributes\":" + attributes + "}")));
        }
    }

    @Test
    void what_just_fits_is_taken() {
        keeps("{\"a\":\"" + "x".repeat(MOST_BYTES - "{'a':''}".length()) + "\"}");
        keeps(nested(MOST_DEPTH));
        keeps(keys(MOST_VALUES));
    }

    @Test
    void what_outgrows_its_bounds_by_merging_is_refused() {
        String id = items.made(Json.read(
            "{\"attributes\":{\"one\":\"" + "x".repeat(MOST_BYTES / 2) + "\"}}")).path("id").asString();
        refused(items, "attributes", () -> items.patch(id,
            Json.object("attributes", Json.object("two", "y".repeat(MOST_BYTES / 2)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"\":1,\"a.b\":2,\"..\":{\".\":3}}",
        "{\"__proto__\":{\"polluted\":true}}",
        "{\"constructor\":{\"prototype\":{}},\"toString\":null}", "{\"z\":1,\"a\":2,\"m\":3}",
        "{\"n\":[-0,1.10,1e5,1E+5,0.1e-7,-0.0,100,1.0]}", "{\"e\":\"e\u0301\",\"é\":\"\uD83D\uDE00\"}",
        "{\"null\":null,\"list\":[null,[],{}]}", "{\"a b\":\"' or 1=1 --\",\"%\":\"\\\\u0000\"}"})
    void keys_order_and_numbers_are_kept_as_they_were_sent(String attributes) {
        keeps(attributes);
    }

    @Test
    void long_keys_and_long_numbers_are_kept_too() {
        keeps("{\"" + "k".repeat(64 << 10) + "\":1}");
        keeps("{\"n\":" + "9".repeat(300) + ",\"m\":0." + "3".repeat(600) + "}");
    }

    private void keeps(String attributes) {
        String text = items.make("{\"attributes\":" + attributes + "}", UUID.randomUUID().toString())
            .must(201).text();
        String id = Json.read(text).path("id").asString();
        for (String shown : List.of(text, items.read(id).must(200).text())) {
            assertThat(shown).contains("\"attributes\":" + attributes + ",\"external_id\"");
        }
        assertThat(items.patch(id, Json.object("status", "b")).must(200).text()).contains(attributes);
    }

    @Test
    void null_is_no_attributes() {
        assertThat(items.send(Call.post(ItemDriver.DATA).json("{\"attributes\":null}").undocumented()
            .idempotent(UUID.randomUUID().toString())).must(201).text()).contains("\"attributes\":{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"attributes\":{\"a\":\"\\u0000\"}}", "{\"attributes\":{\"\\u0000\":1}}",
        "{\"attributes\":{\"a\":\"\\ud800\"}}", "{\"attributes\":{\"\\udc00x\":1}}",
        "{\"status\":\"\\u0000\"}", "{\"external_id\":\"\\ud83d\"}", "{\"attributes\":{\"a\":1,\"a\":2}}",
        "{\"attributes\":{\"a\":01}}",
        "{\"attributes\":{\"a\":NaN}}", "{\"attributes\":{}", "[", "\u00fe"})
    void what_is_no_json_that_could_be_kept_is_400(String body) {
        for (ItemDriver each : ItemDriver.both(world)) {
            assertThat(world.ledger().gained(() -> assertThat(each.code(each.send(Call.post(ItemDriver.DATA)
                .json(body).idempotent(UUID.randomUUID().toString()).undocumented()).must(400)))
                .isEqualTo("VALIDATION_ERROR"))).isEqualTo(Ledger.NOTHING);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"type\":\"\"}                        | type",
        "{\"type\":\"Order\"}                   | type",
        "{\"type\":\"1st\"}                     | type",
        "{\"type\":\"a b\"}                     | type",
        "{\"type\":null}                        | type",
        "{\"type\":7,\"status\":\"\"}           | type,status",
        "{\"status\":\" \"}                     | status",
        "{\"status\":\"archived\"}              | status",
        "{\"external_id\":\"\"}                 | external_id",
        "{\"version\":2}                        | version",
        "{\"id\":\"x\",\"created_at\":\"now\"}  | id,created_at",
        "{\"archived_at\":null}                 | archived_at",
        "{\"atributes\":{}}                     | atributes",
    })
    void a_wrong_item_is_refused_by_every_field(String body, String fields) {
        for (ItemDriver each : ItemDriver.both(world)) {
            refused(each, fields, () -> each.send(Call.post(ItemDriver.DATA).json(body)
                .idempotent(UUID.randomUUID().toString()).undocumented()));
        }
    }

    @Test
    void names_have_bounds() {
        refused(items, "type", () -> items.make(Json.object("type", "t".repeat(65))));
        refused(items, "status", () -> items.make(Json.object("status", "s".repeat(51))));
        refused(items, "external_id", () -> items.make(Json.object("external_id", "e".repeat(256))));
        items.make(Json.object("type", "t".repeat(64), "status", "s".repeat(50), "external_id",
            UUID.randomUUID() + "e".repeat(219))).must(201);
    }

    @Test
    void a_bulk_has_between_1_and_100_operations() {
        JsonNode[] many = Collections.nCopies(101, Json.object("op", "create")).toArray(JsonNode[]::new);
        for (ItemDriver each : ItemDriver.both(world)) {
            refused(each, "operations", () -> each.send(ItemDriver.bulkCall(false).undocumented()));
            refused(each, "operations", () -> each.send(ItemDriver.bulkCall(true, many).undocumented()));
            refused(each, "atomic", () -> each.send(Call.post(ItemDriver.BULK).undocumented()
                .json("{\"operations\":[{\"op\":\"create\"}],\"atomic\":\"yes\"}")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "7                                                                         | 422 | ",
        "{}                                                                        | 422 | op",
        "{\"op\":\"explode\"}                                                      | 422 | op",
        "{\"op\":\"create\",\"id\":\"ID\"}                                         | 422 | id",
        "{\"op\":\"create\",\"colour\":1}                                          | 422 | colour",
        "{\"op\":\"create\",\"data\":{\"status\":\"\",\"x\":1}}             | 422 | data.status,data.x",
        "{\"op\":\"upsert\",\"data\":{}}                                           | 422 | external_id",
        "{\"op\":\"upsert\",\"id\":\"ID\",\"external_id\":\"e\"}                   | 422 | id",
        "{\"op\":\"update\",\"data\":{}}                                           | 422 | id",
        "{\"op\":\"update\",\"id\":\"ID\",\"external_id\":\"e\"}                   | 422 | id",
        "{\"op\":\"update\",\"id\":\"usr_01h455vb4pex5vsknk084sn02q\"}             | 422 | id",
        "{\"op\":\"update\",\"id\":\"ID\",\"data\":{\"type\":\"invoice\"}}         | 422 | type",
        "{\"op\":\"delete\",\"id\":\"ID\",\"data\":{}}                             | 422 | data",
        "{\"op\":\"update\",\"id\":\"ID\",\"if_version\":0}                        | 422 | if_version",
        "{\"op\":\"archive\",\"id\":\"data_01h455vb4pex5vsknk084sn02q\"}           | 404 | ",
        "{\"op\":\"restore\",\"external_id\":\"nobody\",\"type\":\"order\"}        | 404 | ",
        "{\"op\":\"update\",\"id\":\"ID\",\"if_version\":7}                        | 409 | ",
        "{\"op\":\"delete\",\"id\":\"ID\",\"if_version\":7}                        | 409 | ",
    })
    void a_wrong_operation_fails_alone(String operation, int status, String fields) {
        for (ItemDriver each : ItemDriver.both(world)) {
            String id = each.made(Json.object("type", "order")).path("id").asString();
            JsonNode wrong = Json.read(operation.replace("ID", id));
            Answer[] told = new Answer[1];
            assertThat(world.ledger().gained(() -> told[0] =
                each.send(ItemDriver.bulkCall(false, wrong).undocumented()))).isEqualTo(Ledger.NOTHING);
            JsonNode error = each.results(told[0]).getFirst();
            assertThat(error.path("status").asInt()).as(told[0].toString()).isEqualTo(status);
            if (fields != null) {
                assertThat(fieldsInside(each, error)).containsExactly(fields.split(","));
            }
            assertThat(world.ledger().gained(() -> each.send(ItemDriver.bulkCall(true, wrong).undocumented())
                .must(422))).isEqualTo(Ledger.NOTHING);
            assertThat(each.results(each.send(ItemDriver.bulkCall(false, wrong, Json.object("op", "delete",
                "id", id)).undocumented())).getLast().path("status").asInt()).isEqualTo(204);
        }
    }

    private static List<String> fieldsInside(ItemDriver driver, JsonNode result) {
        return result.at(driver.identity() ? "/error/details" : "/error/details/errors").valueStream()
            .map(error -> error.path("field").asString()).toList();
    }

    @Test
    void a_stale_version_names_the_one_that_there_is() {
        String id = items.made(Json.object()).path("id").asString();
        items.patch(id, Json.object("status", "b")).must(200);
        JsonNode result = items.results(items.bulk(false, Json.object(
            "op", "update", "id", id, "if_version", 1, "data", Json.object("status", "c")))).getFirst();
        assertThat(result.path("status").asInt()).isEqualTo(409);
        assertThat(result.at("/error/details/version").asInt()).isEqualTo(2);
    }

    @Test
    void an_atomic_bulk_tells_everything_that_is_wrong_and_does_nothing() {
        for (ItemDriver each : ItemDriver.both(world)) {
            String id = each.made(Json.object()).path("id").asString();
            refused(each, "operations[1].op,operations[2].data.status,operations[2].data.colour,"
                + "operations[3].if_version,operations[4].id,operations[5].external_id", () ->
                each.send(ItemDriver.bulkCall(true,
                    Json.object("op", "update", "id", id, "data", Json.object("status", "done")),
                    Json.object("op", "explode"),
                    Json.object("op", "create", "data", Json.object("status", "", "colour", 1)),
                    Json.object("op", "delete", "id", id, "if_version", 77),
                    Json.object("op", "archive", "id", "data_01h455vb4pex5vsknk084sn02q"),
                    Json.object("op", "upsert")).undocumented()));
            assertThat(each.object(each.read(id)).path("status").asString()).isEqualTo("active");
        }
    }

    @Test
    void what_goes_by_what_an_operation_before_has_done_is_done_in_order() {
        String name = UUID.randomUUID().toString();
        List<JsonNode> results = items.results(items.bulk(false,
            Json.object("op", "create", "data", Json.object("external_id", name)),
            Json.object("op", "create", "data", Json.object("external_id", name)),
            Json.object("op", "delete", "external_id", name),
            Json.object("op", "update", "external_id", name, "data", Json.object("status", "x")),
            Json.object("op", "upsert", "external_id", name, "data", Json.object("status", "x"))));
        assertThat(results.stream().map(result -> result.path("status").asInt()))
            .containsExactly(201, 409, 204, 404, 201);
        assertThat(results.get(4).at("/item/id")).isNotEqualTo(results.get(0).at("/item/id"));
    }

    @Test
    void who_may_not_delete_is_refused_for_those_items_alone() {
        String id = items.made(Json.object()).path("id").asString();
        for (ItemDriver each : ItemDriver.both(world)) {
            Admin.Key key = world.admin().createKey(world.acme().account(), "live",
                each.identity() ? "identity" : "platform", "--permissions", "data:read,data:write");
            ItemDriver writer = new ItemDriver(world.http(), key.secret(), each.identity());
            List<JsonNode> results = writer.results(writer.bulk(false, Json.object("op", "delete", "id", id),
                Json.object("op", "update", "id", id, "data", Json.object("status", each.toString()
                    .substring(0, 1) + each.identity()))));
            assertThat(results.stream().map(result -> result.path("status").asInt()))
                .containsExactly(403, 200);
            assertThat(results.getFirst().at("/error/code").asString()).isEqualTo("PERMISSION_DENIED");
            refused(writer, "operations[0].op", () -> writer.bulk(true,
                Json.object("op", "delete", "id", id)));
            writer.delete(id).must(403);
        }
    }

    @Test
    void a_position_that_there_is_not_is_gone_and_the_oldest_is_named() {
        for (ItemDriver each : ItemDriver.both(world)) {
            Answer refused = each.send(Call.get(ItemDriver.CHANGES + "?after=9007199254740991")).must(410);
            assertThat(each.code(refused)).isEqualTo("GONE");
            assertThat(refused.json().at(each.identity() ? "/error/details/0/field" : "/error/details/oldest")
                .asString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "limit=0", "limit=1001", "wait=31", "wait=-1", "type=A",
        "type=", "colour=1", "after=1&after=2"})
    void a_query_of_changes_that_cannot_be_read_is_400(String query) {
        for (ItemDriver each : ItemDriver.both(world)) {
            assertThat(each.code(each.send(Call.get(ItemDriver.CHANGES + "?" + query).undocumented())
                .must(400))).isEqualTo("VALIDATION_ERROR");
        }
    }

    private void refused(ItemDriver driver, String fields, Supplier<Answer> sending) {
        Answer[] told = new Answer[1];
        assertThat(world.ledger().gained(() -> told[0] = sending.get())).isEqualTo(Ledger.NOTHING);
        assertThat(driver.code(told[0].must(422))).isEqualTo("VALIDATION_ERROR");
        assertThat(driver.fields(told[0])).as(told[0].toString())
            .containsExactlyInAnyOrderElementsOf(new ArrayList<>(List.of(fields.split(","))));
    }

    /// An object so many levels deep.
    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }

    private static String keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"k" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));
    }
}
