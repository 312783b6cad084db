package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Files of data items over HTTP: what is brought in, which lines are not, and what becomes of the job (R107,
/// R333, R334).
@AcceptanceTest
class ImportStoryTest {

    private static final String IMPORT = ItemDriver.DATA + "/import";
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final Duration DONE = Duration.ofSeconds(60);

    private final World world;
    private Tenant tenant;
    private ItemDriver items;

    ImportStoryTest(World world) {
        this.world = world;
    }

    @BeforeEach
    void nobody_has_anything() {
        tenant = Tenant.create(world.admin(), "Importing");
        items = ItemDriver.platform(world, tenant.platform().secret());
    }

    @Test
    void wrong_lines_fail_alone_and_are_told_by_their_numbers() {
        String file = "\uFEFF{\"type\":\"order\",\"external_id\":\"a\",\"attributes\":{\"n\":1.10}}\r\n"
            + "\n   \n"
            + "{\"external_id\":\"b\"}\n"
            + "{\"external_id\":\"broken\"\n"
            + "[1,2]\n"
            + "{\"attributes\":{\"long\":\"" + "x".repeat(1 << 20) + "\"}}\n"
            + "{\"status\":\"\",\"colour\":1}\n"
            + "{\"external_id\":\"a\",\"type\":\"order\",\"attributes\":{\"m\":2}}";
        JsonNode job = finished(items, asked(items, NDJSON, "", file));
        assertThat(job.path("state").asString()).isEqualTo("succeeded");
        assertThat(job.at("/errors").valueStream().map(error -> error.path("line").asInt()).distinct())
            .containsExactly(5, 6, 7, 8);
        assertThat(job.at("/errors").valueStream().filter(error -> error.path("line").asInt() == 8)
            .map(error -> error.path("field").asString())).containsExactly("status", "colour");
        assertThat(job.at("/progress/done")).isEqualTo(job.at("/progress/total"));
        assertThat(text("order", "a")).contains("\"attributes\":{\"n\":1.10,\"m\":2}");
        assertThat(text("item", "b")).contains("\"version\":1");
        assertThat(all()).hasSize(2);
    }

    @Test
    void a_table_has_text_in_its_cells_and_empty_ones_are_absent() {
        JsonNode job = finished(items, asked(items, CSV, "?type=order", """
            external_id,status,attributes.city,attributes.address.zip
            a,paid,"Oslo, ""North\""",0150
            b,,,
            """));
        assertThat(job.path("errors").isEmpty()).isTrue();
        assertThat(text("order", "a")).contains("\"status\":\"paid\"",
            "\"attributes\":{\"city\":\"Oslo, \\\"North\\\"\",\"address\":{\"zip\":\"0150\"}}");
        assertThat(text("order", "b")).contains("\"status\":\"active\"", "\"attributes\":{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "text/csv             | external_id,external_id          | 422",
        "text/csv             | external_id,colour               | 422",
        "text/csv             | attributes.a.b.c.d.e.f           | 422",
        "text/csv             | ``                               | 400",
        "application/json     | {}                               | 415",
        "text/plain           | x                                | 415",
    })
    void a_file_that_cannot_be_read_makes_no_job(String type, String file, int status) {
        for (ItemDriver each : List.of(items,
            new ItemDriver(world.http(), tenant.identity().secret(), true))) {
            assertThat(world.ledger().gained(() ->
                each.send(call(type, "", file == null ? "" : file).undocumented()).must(status)))
                .isEqualTo(Ledger.NOTHING);
        }
        assertThat(items.send(Call.get("/v1/jobs")).must(200).json().path("total").asInt()).isZero();
    }

    @Test
    void a_file_that_comes_again_changes_nothing_and_a_key_asks_for_one_job() {
        String file = IntStream.range(0, 250).mapToObj(i ->
                "{\"external_id\":\"n-" + i + "\",\"attributes\":{\"i\":" + i + "}}\n")
            .collect(Collectors.joining());
        Call call = call(NDJSON, "?type=row", file).idempotent("once");
        String job = items.send(call).must(202).json().path("id").asString();
        assertThat(items.send(call).must(202).json().path("id").asString()).isEqualTo(job);
        finished(items, job);
        assertThat(all()).hasSize(250).allSatisfy(item ->
            assertThat(item.path("version").asInt()).isOne());
        Feed feed = Feed.fromNow(world, tenant.platform().secret());
        finished(items, asked(items, NDJSON, "?type=row", file));
        assertThat(feed.all()).noneMatch(event -> event.path("event").asString().startsWith("data."));
        assertThat(all()).allSatisfy(item -> assertThat(item.path("version").asInt()).isOne());
        items.send(Call.delete("/v1/jobs/" + job)).must(409);
    }

    @Test
    void a_whole_list_is_written_down_and_fetched() {
        List.of("a", "b", "c").forEach(name -> items.made(Json.object("type", "row", "external_id", name)));
        String list = ItemDriver.DATA + "?type=row&sort=created_at";
        Answer asked = items.send(Call.post("/v1/exports").json(Json.object("path", list))).must(202);
        JsonNode job = finished(items, asked.json().path("id").asString());
        assertThat(job.path("state").asString()).isEqualTo("succeeded");
        assertThat(job.at("/progress/done").asInt()).isEqualTo(3);
        String made = items.send(Call.get(job.path("result_url").asString())).must(200).text();
        assertThat(made).isEqualTo(items.send(Call.get(list).header("Accept", NDJSON)).must(200).text());
        Answer table = items.send(Call.post("/v1/exports").json(Json.object("path", list, "format", "csv")));
        JsonNode other = finished(items, table.must(202).json().path("id").asString());
        assertThat(other.at("/progress/done").asInt()).as("lines without the heading").isEqualTo(3);
        assertThat(items.send(Call.get(other.path("result_url").asString())).header("Content-Type"))
            .isEqualTo(items.send(Call.get(list).header("Accept", CSV)).header("Content-Type"));
        assertThat(world.ledger().gained(() -> {
            for (String wrong : List.of("/v1/data/changes", "/v1/nowhere", "/v1/data?colour=1", "/v1/accounts",
                "data")) {
                assertThat(items.send(Call.post("/v1/exports").json(Json.object("path", wrong))
                    .undocumented()).status()).as(wrong).isBetween(400, 422);
            }
        })).isEqualTo(Ledger.NOTHING);
    }

    @Test
    void who_may_not_write_asks_for_nothing_and_sees_no_job() {
        String job = asked(items, NDJSON, "", "{}\n");
        Admin.Key reader = world.admin().createKey(
            tenant.account(), "live", "platform", "--permissions", "tickets:read");
        ItemDriver other = ItemDriver.platform(world, reader.secret());
        other.send(call(NDJSON, "", "{}\n")).must(403);
        other.send(Call.get("/v1/jobs/" + job)).must(403);
        other.send(Call.delete("/v1/jobs/" + job)).must(403);
        assertThat(other.send(Call.get("/v1/jobs")).must(200).json().path("data").isEmpty()).isTrue();
        ItemDriver foreign = ItemDriver.platform(world, world.rival().platform().secret());
        foreign.send(Call.get("/v1/jobs/" + job)).must(404);
    }

    private static Call call(String type, String query, String file) {
        return Call.post(IMPORT + query).header("Content-Type", type)
            .body(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String asked(ItemDriver driver, String type, String query, String file) {
        Answer answer = driver.send(call(type, query, file)).must(202);
        String id = answer.json().path("id").asString();
        assertThat(answer.need("Location")).endsWith("/v1/jobs/" + id);
        return id;
    }

    private static JsonNode finished(ItemDriver driver, String job) {
        return Eventually.get("the job is over", DONE, () ->
            Optional.of(driver.send(Call.get("/v1/jobs/" + job)).must(200).json())
                .filter(told -> told.path("finished_at").isString()));
    }

    private String text(String type, String externalId) {
        return items.send(Call.get(ItemDriver.BY_EXTERNAL_ID + "/" + type + "/" + externalId)).must(200)
            .text();
    }

    private List<JsonNode> all() {
        Replica all = new Replica(items);
        Eventually.until("every event has its position", DONE, () ->
            world.ledger().query("select 1 from events where position is null limit 1").isEmpty());
        boolean more = true;
        while (more) {
            more = all.follow(1_000, 0);
        }
        return List.copyOf(all.items().values());
    }
}
