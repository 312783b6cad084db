package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Lists of data items by what is inside of them, and questions that cannot be answered (R108, R109, R123).
@AcceptanceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemListTest {

    private static final Duration FILLED = Duration.ofSeconds(30);

    private final World world;
    private ItemDriver items;
    private ItemDriver identity;

    ItemListTest(World world) {
        this.world = world;
    }

    /// A tenant of its own, so that lists hold exactly these; `name` tells which is which.
    @BeforeAll
    void make_items_of_a_type_with_indexes() {
        Tenant tenant = Tenant.create(world.admin(), "Listed");
        items = ItemDriver.platform(world, tenant.platform().secret());
        identity = new ItemDriver(world.http(), tenant.identity().secret(), true);
        items.send(Call.put("/v1/data-types/order").json("""
            {"indexes":[{"path":"price","kind":"number"},{"path":"city","kind":"text"},
            {"path":"due","kind":"time"},{"path":"note","kind":"words"}]}""")).must(201);
        Eventually.until("the indexes are filled", FILLED, () -> items.send(Call.get("/v1/data-types/order"))
            .must(200).json().path("indexes").valueStream()
            .allMatch(index -> index.path("state").asString().equals("ready")));
        for (String attributes : List.of(
            "{\"price\":7,\"city\":\"Oslo\",\"tags\":[\"a\",\"b\"],\"due\":\"2026-01-01T00:00:00Z\"}",
            "{\"price\":19.90,\"city\":\"Bergen\",\"tags\":[\"b\"],\"note\":\"Handle with care\"}",
            "{\"price\":\"7\",\"city\":null,\"deep\":{\"er\":[{\"x\":1},{\"x\":2}]}}",
            "{\"price\":100,\"city\":\"Østfold\",\"paid\":true}", "{}")) {
            items.made(Json.object("type", "order", "attributes", Json.read(attributes)));
        }
        items.made(Json.object("type", "invoice", "status", "sent", "attributes", Json.object("price", 7)));
        String archived = items.made(Json.object("type", "invoice")).path("id").asString();
        items.post(archived, "archive").must(200);
        items.delete(items.made(Json.object("type", "order")).path("id").asString()).must(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "                                      | 6",
        "type=order                            | 5",
        "archived=true                         | 1",
        "archived=any                          | 7",
        "status=archived                       | 1",
        "status=sent                           | 1",
        "type=invoice&archived=any             | 2",
        "attributes.price=7                    | 3",
        "attributes.price=7.0                  | 2",
        "attributes.price=\"7\"                | 1",
        "attributes.tags=b                     | 2",
        "attributes.tags[ne]=b                 | 4",
        "attributes.paid=true                  | 1",
        "attributes.paid=\"true\"              | 0",
        "attributes.city=null                  | 1",
        "attributes.city[exists]=true          | 4",
        "attributes.deep.er.x=2                | 1",
        "attributes.city[in]=Oslo,Bergen       | 2",
        "type=order&attributes.price[gte]=7    | 3",
        "type=order&attributes.price[gt]=7     | 2",
        "type=order&attributes.price[lt]=19.9  | 1",
        "type=order&attributes.city[prefix]=Ø  | 1",
        "type=order&attributes.due[lt]=2026-02-01T00:00:00Z | 1",
        "type=order&q=care                     | 1",
        "created_after=2024-01-01              | 6",
        "created_before=2024-01-01             | 0",
    })
    void each_filter_finds_what_it_means_in_either_dress(String query, int found) {
        for (ItemDriver each : List.of(items, identity)) {
            Answer answer = list(each, query == null ? "" : query).must(200);
            assertThat(answer.json().path("data").size()).as(answer.toString()).isEqualTo(found);
            assertThat(answer.json().path("total").asInt()).isEqualTo(found);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "attributes.price  | 7,19.90,100,-,-",
        "-attributes.price | -,-,100,19.90,7",
    })
    void items_without_a_value_of_the_kind_come_last_or_first(String sort, String prices) {
        String text = list(items, "type=order&sort=" + sort).must(200).text();
        List<String> shown = Json.read(text).path("data").valueStream()
            .map(item -> item.at("/attributes/price"))
            .map(price -> price.isNumber() ? price.decimalValue().stripTrailingZeros().toPlainString() : "-")
            .toList();
        assertThat(shown).isEqualTo(Arrays.stream(prices.split(",")).map(price ->
            price.equals("19.90") ? "19.9" : price).toList());
    }

    @Test
    void pages_follow_each_other_by_cursor_in_every_order() {
        for (String sort : List.of("created_at", "-updated_at", "external_id", "-attributes.price")) {
            List<String> whole = ids(list(items, "type=order&sort=" + sort).must(200).json());
            List<String> pieces = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page =
                    list(items, "type=order&limit=2&sort=" + sort + cursor).must(200).json();
                pieces.addAll(ids(page));
                cursor = page.path("next_cursor").isNull() ? null
                    : "&cursor=" + page.path("next_cursor").asString();
            } while (cursor != null);
            assertThat(pieces).as(sort).isEqualTo(whole).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"attributes.a[like]=1", "attributes.a.b.c.d.e.f=1", "attributes.=1",
        "attributes=1",
        "attributes.a..b=1", "attributes.a[]=1", "attributes.a=1&attributes.a=2", "colour=1", "sort=colour",
        "sort=attributes.", "type=Order", "archived=maybe", "fields=colour", "cursor=nonsense", "limit=0",
        "created_after=yesterday", "attributes.a[exists]=perhaps", "type=order&attributes.price[gte]=abc",
        "type=order&attributes.due[gt]=soon", "q=", "include_total=maybe"})
    void a_question_that_cannot_be_read_is_400(String query) {
        for (ItemDriver each : List.of(items, identity)) {
            assertThat(each.code(list(each, query).must(400))).isEqualTo("VALIDATION_ERROR");
        }
    }

    @Test
    void a_cursor_belongs_to_its_order_and_questions_have_bounds() {
        String cursor = list(items, "type=order&limit=1&sort=created_at").must(200).json()
            .path("next_cursor").asString();
        list(items, "type=order&limit=1&sort=-attributes.price&cursor=" + cursor).must(400);
        String many = IntStream.range(0, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        list(items, "attributes.n[in]=" + many).must(400);
        assertThat(list(items, filters(20)).must(200).json().path("data").isEmpty()).isTrue();
        list(items, filters(21)).must(400);
        list(items, filters(50)).must(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "attributes.price[gt]=1                  | price | number",
        "type=invoice&attributes.price[gt]=1     | price | number",
        "type=order&attributes.other[prefix]=a   | other | text",
        "type=order&sort=attributes.other        | other | text",
        "type=invoice&q=care                     |       | words",
    })
    void what_needs_an_index_says_which(String query, String path, String kind) {
        JsonNode details = list(items, query).must(422).json().at("/error/details/index");
        assertThat(details.path("kind").asString()).isEqualTo(kind);
        assertThat(details.path("path").asString()).isEqualTo(path == null ? "" : path);
        assertThat(identity.code(list(identity, query).must(422))).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void the_trash_is_a_list_of_its_own() {
        JsonNode trash = items.send(Call.get(ItemDriver.DATA + "/trash")).must(200).json();
        assertThat(trash.path("total").asInt()).isOne();
        String id = ids(trash).getFirst();
        items.read(id).must(404);
        assertThat(list(items, "archived=any").must(200).text()).doesNotContain(id);
    }

    @Test
    void as_lines_a_list_is_whole_and_says_where_to_follow_from() {
        Answer lines = items.send(Call.get(ItemDriver.DATA + "?archived=any")
            .header("Accept", "application/x-ndjson")).must(200);
        assertThat(lines.text().lines()).hasSize(7).allSatisfy(line ->
            assertThat(Json.read(line).path("id").asString()).startsWith("data_"));
        long after = Long.parseLong(lines.need("X-Next-After"));
        JsonNode more = items.send(Call.get(ItemDriver.CHANGES + "?after=" + after)).must(200).json();
        assertThat(more.path("data").isEmpty()).isTrue();
    }

    private static String filters(int count) {
        return IntStream.range(0, count).mapToObj(i -> "attributes.k" + i + "=" + i)
            .collect(Collectors.joining("&"));
    }

    private static List<String> ids(JsonNode list) {
        return list.path("data").valueStream().map(item -> item.path("id").asString()).toList();
    }

    private static Answer list(ItemDriver driver, String query) {
        String encoded = Arrays.stream(query.split("&")).map(pair -> {
            String[] both = pair.split("=", 2);
            return both.length < 2 ? both[0] : encode(both[0]) + "=" + encode(both[1]);
        }).collect(Collectors.joining("&"));
        return driver.send(Call.get(ItemDriver.DATA + (query.isEmpty() ? "" : "?" + encoded)).undocumented());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
