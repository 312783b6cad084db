package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.FileDriver.Part;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Files over HTTP in both dresses: how they come, what is told of them, who reads them and how they go (R152,
/// R153, R158–R164).
@AcceptanceTest
class FileStoryTest {

    static final byte[] EICAR = FileDriver.bytes("X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$"
        + new StringBuilder("!ELIF-TSET-SURIVITNA-DRADNATS-RACIE").reverse() + "$H+" + "H*");

    private final World world;

    FileStoryTest(World world) {
        this.world = world;
    }

    private static String sum(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private long rows(String table) {
        return (Long) world.ledger().query("select count(*) as n from " + table).getFirst().get("n");
    }

    /// Files that lie in the data folder of whoever has uploaded the last one.
    private long blobs() {
        Object tenant = world.ledger()
            .query("select tenant_id from files order by created_at desc limit 1").getFirst().get("tenant_id");
        Path folder = world.server().data().resolve("files").resolve(String.valueOf(tenant));
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void a_file_comes_as_it_is_or_in_a_form_and_is_read_again() throws Exception {
        for (FileDriver files : FileDriver.both(world)) {
            Feed feed = Feed.fromNow(world, world.acme().platform().secret());
            long before = rows("files");
            Answer answer = files.send(FileDriver.raw("Bericht März.pdf", FileDriver.PDF)).must(201);
            JsonNode made = files.object(answer);
            String id = made.path("id").asString();
            assertThat(answer.need("Location")).isEqualTo(FileDriver.path(id));
            assertThat(answer.need("ETag")).isNotBlank();
            assertThat(made.path("name").asString()).isEqualTo("Bericht März.pdf");
            assertThat(made.path("size").asInt()).isEqualTo(FileDriver.PDF.length);
            assertThat(rows("files")).isEqualTo(before + 1);

            JsonNode ready = files.settled(id);
            assertThat(ready).as("without a scanner nothing is left to do").isEqualTo(made);
            assertThat(ready.path("status").asString()).isEqualTo("ready");
            assertThat(ready.path("content_type").asString()).isEqualTo("application/pdf");
            assertThat(ready.path("sha256").asString()).isEqualTo(sum(FileDriver.PDF));
            assertThat(ready.at("/scan/state").asString()).isEqualTo("skipped");
            Answer content = files.content(id).must(200);
            assertThat(content.body()).isEqualTo(FileDriver.PDF);
            assertThat(content.need("Content-Type")).isEqualTo("application/pdf");
            assertThat(content.need("Content-Disposition")).startsWith("attachment")
                .contains("filename*=UTF-8''Bericht%20M%C3%A4rz.pdf");
            assertThat(content.need("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(content.need("Content-Security-Policy")).contains("sandbox");
            assertThat(content.need("ETag")).isEqualTo("\"" + sum(FileDriver.PDF) + "\"");
            assertThat(feed.all().stream().map(event -> event.path("event").asString()))
                .containsExactly("file.uploaded", "file.ready");

            Answer formed = files.send(FileDriver.form(
                Part.field("expires_at", "2099-01-01T00:00:00+01:00"), Part.file("b.pdf", FileDriver.PDF),
                Part.field("metadata", "{\"order\" : {\"n\":1.50}}"))).must(201);
            JsonNode second = files.object(formed);
            assertThat(second.path("name").asString()).isEqualTo("b.pdf");
            assertThat(second.path("expires_at").asString()).isEqualTo("2098-12-31T23:00:00Z");
            assertThat(formed.text()).contains("\"metadata\":{\"order\":{\"n\":1.50}}");
            files.settled(second.path("id").asString());
        }
    }

    @Test
    void any_stretch_of_it_can_be_read() {
        for (FileDriver files : FileDriver.both(world)) {
            byte[] bytes = FileDriver.PDF;
            String id = files.ready("a.pdf", bytes).path("id").asString();
            Call read = Call.get(FileDriver.path(id) + "/content");
            String tag = files.send(read).must(200).need("ETag");
            Answer part = files.send(read.header("Range", "bytes=5-9")).must(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 5, 10));
            assertThat(part.need("Content-Range")).isEqualTo("bytes 5-9/" + bytes.length);
            assertThat(files.send(read.header("Range", "bytes=-6")).must(206).body())
                .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 6, bytes.length));
            for (String whole : List.of("bytes=9-5", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b",
                    "bytes=" + "0-0,".repeat(1_000) + "1-1")) {
                assertThat(files.send(read.header("Range", whole).undocumented()).must(200).body()).isEqualTo(bytes);
            }
            Answer none = files.send(read.header("Range", "bytes=" + bytes.length + "-")).must(416);
            assertThat(none.need("Content-Range")).isEqualTo("bytes */" + bytes.length);
            assertThat(files.send(read.header("Range", "bytes=0-1").header("If-Range", tag)).must(206).body())
                .hasSize(2);
            assertThat(files.send(read.header("Range", "bytes=0-1").header("If-Range", "\"stale\"")).must(200)
                .body()).isEqualTo(bytes);
            files.send(read.header("If-None-Match", tag)).must(304);
            Answer head = files.send(Call.of("HEAD", read.target())).must(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.need("Content-Length")).isEqualTo(Integer.toString(bytes.length));
        }
    }

    @Test
    void pictures_have_small_ones() throws Exception {
        for (FileDriver files : FileDriver.both(world)) {
            JsonNode file = files.ready("sunset.png", FileDriver.picture(600, 300));
            assertThat(file.path("content_type").asString()).isEqualTo("image/png");
            assertThat(file.path("thumbnails").valueStream().map(one -> one.path("size").asString()))
                .containsExactly("small", "medium");
            for (JsonNode thumbnail : file.path("thumbnails")) {
                Answer answer = files.send(Call.get(thumbnail.path("url").asString())).must(200);
                BufferedImage small = ImageIO.read(new ByteArrayInputStream(answer.body()));
                assertThat(small.getWidth()).isEqualTo(thumbnail.path("width").asInt());
                assertThat(small.getHeight()).isEqualTo(thumbnail.path("height").asInt());
                assertThat(answer.need("Content-Type")).isEqualTo("image/jpeg");
            }
            String id = file.path("id").asString();
            files.send(Call.get(FileDriver.path(id) + "/thumbnails/large")).must(404);
            files.send(Call.get(FileDriver.path(id) + "/thumbnails/huge").undocumented()).must(404);
        }
    }

    @Test
    void what_is_said_about_it_is_changed_and_nothing_else() {
        for (FileDriver files : FileDriver.both(world)) {
            String id = files.ready("a.pdf", FileDriver.PDF).path("id").asString();
            Feed feed = Feed.fromNow(world, world.acme().platform().secret());
            JsonNode changed = files.object(files.patch(id, Json.read("""
                {"name":"b.pdf","metadata":{"a":1,"b":2},"expires_at":"2099-01-01T00:00:00Z"}""")).must(200));
            assertThat(changed.path("name").asString()).isEqualTo("b.pdf");
            JsonNode cleared = files.object(
                files.patch(id, Json.read("{\"metadata\":{\"a\":null},\"expires_at\":null}")).must(200));
            assertThat(cleared.path("metadata").toString()).isEqualTo("{\"b\":2}");
            assertThat(cleared.path("expires_at").isNull()).isTrue();
            List<JsonNode> events = feed.all();
            assertThat(events.stream().map(event -> event.path("event").asString()))
                .containsExactly("file.updated", "file.updated");
            assertThat(events.getLast().at("/data/changed_fields").toString())
                .isEqualTo("[\"metadata\",\"expires_at\"]");
            assertThat(files.send(Call.put(FileDriver.path(id)).json("{\"name\":\"c\"}").undocumented())
                .must(405).need("Allow")).contains("PATCH").doesNotContain("PUT");
            String tag = files.read(id).must(200).need("ETag");
            files.send(Call.patch(FileDriver.path(id)).json("{\"name\":\"d\"}").header("If-Match", "\"0\""))
                .must(412);
            files.send(Call.delete(FileDriver.path(id)).header("If-Match", tag)).must(204);
            files.read(id).must(404);
            files.content(id).must(404);
            files.delete(id).must(404);
        }
    }

    @Test
    void a_list_finds_by_name_status_and_type() {
        String name = UUID.randomUUID() + ".pdf";
        for (FileDriver files : FileDriver.both(world)) {
            String id = files.ready(name, FileDriver.PDF).path("id").asString();
            for (String query : List.of("?name=" + name, "?name=" + name + "&status=ready",
                    "?name=" + name + "&content_type=application/pdf")) {
                JsonNode list = files.send(Call.get(FileDriver.FILES + query)).must(200).json();
                assertThat(list.path("data").valueStream().map(file -> file.path("id").asString()))
                    .contains(id);
            }
            assertThat(files.send(Call.get(FileDriver.FILES + "?status=rejected&name=" + name)).must(200).json()
                .path("data").isEmpty()).isTrue();
            files.send(Call.get(FileDriver.FILES + "?sort=name").undocumented()).must(400);
            files.delete(id).must(204);
        }
    }

    @Test
    void a_repeated_upload_makes_one_file_and_leaves_no_bytes_behind() {
        Tenant tenant = Tenant.create(world.admin(), "Repeating");
        for (FileDriver files : List.of(FileDriver.platform(world, tenant.platform().secret()),
                new FileDriver(world.http(), tenant.identity().secret(), true))) {
            String key = UUID.randomUUID().toString();
            Call first = FileDriver.raw("once.pdf", FileDriver.PDF).idempotent(key);
            String id = files.object(files.send(first).must(201)).path("id").asString();
            files.settled(id);
            long before = blobs();
            Answer again = files.send(
                FileDriver.form(Part.file("once.pdf", FileDriver.PDF)).idempotent(key)).must(201);
            assertThat(files.object(again).path("id").asString()).isEqualTo(id);
            assertThat(again.need("Idempotent-Replayed")).isEqualTo("true");
            files.send(FileDriver.raw("other.pdf", FileDriver.PDF).idempotent(key)).must(422);
            files.send(FileDriver.raw("once.pdf", FileDriver.bytes("other")).idempotent(key)).must(422);
            assertThat(blobs()).isEqualTo(before);
        }
    }

    @Test
    void whoever_has_a_link_needs_no_key() {
        for (FileDriver files : FileDriver.both(world)) {
            String id = files.ready("a.pdf", FileDriver.PDF).path("id").asString();
            JsonNode link = files.object(files.link(id).must(201));
            String url = link.path("url").asString();
            assertThat(url).matches("/f/[A-Za-z0-9_-]{43}");
            Call open = Call.get(url).undocumented();
            Answer read = world.send(open).must(200);
            assertThat(read.body()).isEqualTo(FileDriver.PDF);
            assertThat(read.need("Content-Disposition")).startsWith("attachment");
            assertThat(world.send(open.header("Range", "bytes=0-3")).must(206).body()).hasSize(4);
            world.send(open.header("If-None-Match", read.need("ETag"))).must(304);
            assertThat(world.send(Call.of("HEAD", url).undocumented()).must(200).body()).isEmpty();
            assertThat(world.send(Call.post(url).undocumented()).must(405).need("Allow")).isEqualTo("GET, HEAD");
            String wrong = url.substring(0, url.length() - 1) + (url.endsWith("A") ? "B" : "A");
            Answer nothing = world.send(Call.get(wrong).undocumented()).must(404);
            assertThat(nothing.json().at("/error/code").asString()).isEqualTo("RESOURCE_NOT_FOUND");
            files.send(Call.delete(FileDriver.path(id) + "/links")).must(204);
            world.send(open).must(404);
            String other = files.object(files.link(id).must(201)).path("url").asString();
            files.delete(id).must(204);
            world.send(Call.get(other).undocumented()).must(404);
        }
    }

    @Test
    void nobody_else_reads_it_by_its_id_its_links_or_a_range() {
        FileDriver ours = FileDriver.both(world).getFirst();
        String id = ours.ready("a.pdf", FileDriver.PDF).path("id").asString();
        FileDriver theirs = FileDriver.platform(world, world.rival().platform().secret());
        theirs.read(id).must(404);
        theirs.content(id).must(404);
        theirs.send(Call.get(FileDriver.path(id) + "/content").header("Range", "bytes=0-1")).must(404);
        theirs.send(Call.get(FileDriver.path(id) + "/thumbnails/small")).must(404);
        theirs.link(id).must(404);
        theirs.send(Call.delete(FileDriver.path(id) + "/links")).must(404);
        theirs.patch(id, Json.object("name", "theirs.pdf")).must(404);
        theirs.send(Call.post(FileDriver.path(id) + "/appeal").json(Json.object("reason", "x"))).must(404);
        theirs.delete(id).must(404);
        assertThat(ours.content(id).must(200).body()).isEqualTo(FileDriver.PDF);
    }

    /// In the sandbox the test file of EICAR has a virus, also where there is no scanner.
    @Test
    void what_is_said_against_a_finding_is_decided_by_the_operator() {
        Tenant tenant = Tenant.inTest(world.admin(), "Suspicious");
        FileDriver operator = FileDriver.platform(world, world.operator().secret("platform", "live"));
        for (FileDriver files : List.of(FileDriver.platform(world, tenant.platform().secret()),
                new FileDriver(world.http(), tenant.identity().secret(), true))) {
            Feed feed = Feed.fromNow(world, tenant.platform().secret());
            String good = infected(files);
            String bad = infected(files);
            files.content(good).must(409);
            files.link(good).must(409);
            Call appeal = Call.post(FileDriver.path(good) + "/appeal").json(Json.object("reason", "Our own"));
            JsonNode appealed = files.object(files.send(appeal).must(202));
            assertThat(appealed.at("/appeal/state").asString()).isEqualTo("pending");
            files.send(appeal).must(409);
            files.send(Call.post(FileDriver.path(bad) + "/appeal").json(Json.object("reason", "Mine too")))
                .must(202);

            JsonNode open = operator.send(Call.get("/v1/file-appeals?state=pending").undocumented()).must(200)
                .json();
            assertThat(open.path("data").valueStream().map(one -> one.path("file").asString()))
                .contains(good, bad);
            decide(operator, good, "granted").must(200);
            decide(operator, bad, "refused").must(200);
            decide(operator, bad, "granted").must(409);
            JsonNode after = files.settled(good);
            assertThat(after.path("status").asString())
                .as("it is no file of a known type, whatever else it is").isEqualTo("rejected");
            assertThat(after.at("/rejection/reason").asString()).isEqualTo("type");
            JsonNode lost = files.object(files.read(bad).must(200));
            assertThat(lost.path("status").asString()).isEqualTo("rejected");
            assertThat(lost.at("/rejection/reason").asString()).isEqualTo("virus");
            assertThat(feed.all().stream().map(event -> event.path("event").asString()))
                .filteredOn("file.appealed"::equals).hasSize(2);
        }
        FileDriver somebody = FileDriver.both(world).getFirst();
        somebody.send(Call.get("/v1/file-appeals").undocumented()).must(404);
    }

    private static Answer decide(FileDriver operator, String file, String decision) {
        return operator.send(Call.post("/v1/file-appeals/" + file + "/decision").undocumented()
            .json(Json.object("decision", decision, "reason", "As the vendor says")));
    }

    private static String infected(FileDriver files) {
        JsonNode file = files.settled(files.upload("eicar.txt", EICAR).path("id").asString());
        assertThat(file.path("status").asString()).isEqualTo("quarantined");
        assertThat(file.at("/scan/state").asString()).isEqualTo("infected");
        assertThat(file.at("/rejection/reason").asString()).isEqualTo("virus");
        return file.path("id").asString();
    }

    @Test
    void of_many_that_come_at_once_exactly_as_many_stay_as_there_is_room_for() {
        Tenant tenant = Tenant.create(world.admin(), "Full");
        world.admin().quickly("account", "set", tenant.account(), "quotas.files=3").must(0);
        FileDriver files = FileDriver.platform(world, tenant.platform().secret());
        AtomicInteger made = new AtomicInteger();
        Together.run(5, i -> () -> {
            Answer answer = files.send(FileDriver.raw(i + ".pdf", FileDriver.PDF));
            if (answer.status() == 201) {
                made.incrementAndGet();
            } else {
                assertThat(answer.must(403).json().at("/error/code").asString()).isEqualTo("QUOTA_EXCEEDED");
            }
            return answer;
        });
        assertThat(made).hasValue(3);
        assertThat(blobs()).isEqualTo(3);
        JsonNode quotas = files.send(Call.get("/v1/limits")).must(200).json().path("quotas");
        assertThat(quotas.valueStream().filter(quota -> quota.path("name").asString().equals("files"))
            .map(quota -> quota.path("used").asInt())).containsExactly(3);
        assertThat(quotas.valueStream().filter(quota -> quota.path("name").asString().equals("storage_bytes"))
            .map(quota -> quota.path("used").asInt())).containsExactly(3 * FileDriver.PDF.length);
    }
}
