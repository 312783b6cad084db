package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Types of data items over HTTP: what is declared, what is refused by it, and what an index finds (R109,
/// R123).
@AcceptanceTest
class ItemTypeTest {

    private static final Duration FILLED = Duration.ofSeconds(30);

    private final World world;
    private final ItemDriver items;
    private final String type = "type-" + UUID.randomUUID();

    ItemTypeTest(World world) {
        this.world = world;
        this.items = ItemDriver.platform(world, world.acme().platform().secret());
    }

    private Call declare(String body) {
        return Call.put("/v1/data-types/" + type).json(body);
    }

    @Test
    void what_a_schema_does_not_admit_is_named_by_its_place() {
        String old = items.made(Json.object("type", type, "attributes", Json.object("lines", 7)))
            .path("id").asString();
        items.send(declare("""
            {"schema":{"type":"object","properties":{"lines":{"type":"array","items":{
                "type":"object","required":["sku"],"properties":{
                    "sku":{"type":"string","pattern":"^[A-Z]-[0-9]+$"}}}}}}}"""));
        for (ItemDriver each : ItemDriver.both(world)) {
            assertThat(world.ledger().gained(() -> {
                Answer refused = each.make(Json.read("{\"type\":\"" + type
                    + "\",\"attributes\":{\"lines\":[{\"sku\":\"A-1\"},{\"sku\":\"a\"}]}}")).must(422);
                assertThat(each.fields(refused)).containsExactly("attributes/lines/1/sku");
            })).isEqualTo(Ledger.NOTHING);
        }
        String made = items.made(Json.read("{\"type\":\"" + type
            + "\",\"attributes\":{\"lines\":[{\"sku\":\"A-1\"}]}}")).path("id").asString();
        items.patch(made, Json.read("{\"attributes\":{\"lines\":[{}]}}")).must(422);
        assertThat(items.results(items.bulk(false, Json.object("op", "update", "id", made,
            "data", Json.read("{\"attributes\":{\"lines\":[{}]}}")))).getFirst().path("status").asInt())
            .isEqualTo(422);
        items.patch(old, Json.object("status", "looked at")).must(200);
        JsonNode check = items.send(Call.post("/v1/data-types/" + type + "/check")).must(200).json();
        assertThat(check.path("total").asInt()).isEqualTo(2);
        assertThat(check.path("failed").asInt()).isOne();
        assertThat(check.at("/failures/0/id").asString()).isEqualTo(old);
        items.send(Call.delete("/v1/data-types/" + type)).must(204);
        items.patch(made, Json.read("{\"attributes\":{\"lines\":[{}]}}")).must(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"schema\":7}                                                         | schema",
        "{\"schema\":{\"type\":\"number-ish\"}}                                 | schema",
        "{\"schema\":{\"$ref\":\"https://example.com/schema.json\"}}            | schema",
        "{\"schema\":{\"properties\":{\"a\":{\"pattern\":\"(?=x)\"}}}}          | schema",
        "{\"schema\":{\"properties\":{\"a\":{\"pattern\":\"(\"}}}}              | schema",
        "{\"indexes\":[{\"path\":\"a\",\"kind\":\"colour\"}]}                   | indexes",
        "{\"indexes\":[{\"path\":\"a.b.c.d.e.f\",\"kind\":\"text\"}]}           | indexes",
        "{\"indexes\":[{\"path\":\"\",\"kind\":\"text\"}]}                      | indexes",
        "{\"indexes\":[{\"kind\":\"text\"}]}                                    | indexes",
        "{\"indexes\":[7]}                                                      | indexes",
        "{\"retention_days\":0}                                                 | retention_days",
        "{\"retention_days\":1.5}                                               | retention_days",
        "{\"colour\":1}                                                         | colour",
    })
    void a_wrong_declaration_is_refused_and_nothing_is_declared(String body, String field) {
        for (ItemDriver each : ItemDriver.both(world)) {
            Answer[] refused = new Answer[1];
            assertThat(world.ledger().gained(() ->
                refused[0] = each.send(declare(body).undocumented()).must(422))).isEqualTo(Ledger.NOTHING);
            assertThat(each.fields(refused[0])).as(refused[0].toString())
                .allMatch(named -> named.matches("\\Q" + field + "\\E([./\\[].*)?"));
            each.send(Call.get("/v1/data-types/" + type)).must(404);
        }
    }

    @Test
    void there_are_twenty_indexes_at_most() {
        String index = "{\"path\":\"p%d\",\"kind\":\"text\"}";
        String many = String.join(",", Collections.nCopies(21, index));
        Object[] numbers = IntStream.range(0, 21).boxed().toArray();
        String body = "{\"indexes\":[" + many.formatted(numbers) + "]}";
        assertThat(items.fields(items.send(declare(body).undocumented()).must(422))).contains("indexes");
        String few = String.join(",", Collections.nCopies(20, index)).formatted(numbers);
        items.send(declare("{\"indexes\":[" + few + "]}")).must(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "number", "time"})
    void an_index_on_a_path_that_holds_objects_finds_none_and_loses_none(String kind) {
        for (String value : List.of("{\"x\":1}", "[{\"x\":1}]", "[]", "null", "true")) {
            items.made(Json.read("{\"type\":\"" + type + "\",\"attributes\":{\"p\":" + value + "}}"));
        }
        items.send(declare("{\"indexes\":[{\"path\":\"p\",\"kind\":\"" + kind + "\"}]}"));
        Eventually.until("the index is filled", FILLED, () -> items.send(Call.get("/v1/data-types/" + type))
            .must(200).json().at("/indexes/0/state").asString().equals("ready"));
        assertThat(total("&sort=attributes.p")).isEqualTo(5);
        assertThat(total("&sort=-attributes.p")).isEqualTo(5);
        assertThat(total("&attributes.p=true")).isOne();
        assertThat(total("&attributes.p=null")).isOne();
        assertThat(total("&attributes.p=1")).isZero();
    }

    private int total(String query) {
        JsonNode list = items.send(Call.get(ItemDriver.DATA + "?type=" + type + query)).must(200).json();
        assertThat(list.path("data").size()).isEqualTo(list.path("total").asInt());
        return list.path("total").asInt();
    }
}
