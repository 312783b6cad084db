package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Inbox;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Ledger.Counts;
import com.jupiteriq.acceptance.kit.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One person, several contracts: whom one makes the others read, and everybody hears of it.
@AcceptanceTest
class UserInteropTest {

    private static final Counts ONE_USER = Counts.of(0, 0, 1, 1);

    private final World world;
    private final Tenant tenant;

    UserInteropTest(World world) {
        this.world = world;
        this.tenant = Tenant.inTest(world.admin(), "People");
    }

    enum Contract {
        PLATFORM, IDENTITY, ACCOUNTS;

        UserDriver driver(World world, Tenant tenant) {
            return switch (this) {
                case PLATFORM -> new V1UserDriver(world, Surface.V1, tenant.platform().secret());
                case IDENTITY -> new V1UserDriver(world, Surface.IDENTITY, tenant.identity().secret());
                case ACCOUNTS -> new AccountsDriver(world, tenant.accounts().secret());
            };
        }
    }

    /// Every contract with every other one.
    static Stream<Arguments> pairs() {
        return Stream.of(Contract.values()).flatMap(writer -> Stream.of(Contract.values())
            .filter(reader -> reader != writer).map(reader -> Arguments.of(writer, reader)));
    }

    @ParameterizedTest
    @EnumSource
    void a_person_is_made_read_and_told_of_once(Contract contract) {
        UserDriver driver = contract.driver(world, tenant);
        Feed feed = Feed.fromNow(world, tenant.platform().secret());
        ObjectNode wanted = person();
        Answer[] made = new Answer[1];
        assertThat(world.ledger().gained(() -> made[0] = driver.create(wanted).must(driver.made())))
            .isEqualTo(ONE_USER);
        ObjectNode user = driver.user(made[0]);
        assertSame(wanted, user);
        Answer[] read = new Answer[1];
        assertThat(world.ledger().gained(() -> read[0] = driver.read(driver.number(user)).must(200)))
            .isEqualTo(Ledger.NOTHING);
        assertSame(user, driver.user(read[0]));
        assertThat(driver.user(read[0]).path("last_login").isNull()).isTrue();

        JsonNode event = feed.next(1).getFirst();
        assertThat(event.path("event").asString()).isEqualTo("user.created");
        assertThat(event.at("/data/username")).isEqualTo(wanted.path("username"));
        assertThat(event.at("/data/attributes/number").asLong()).isEqualTo(driver.number(user));
        assertThat(feed.all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whom_one_contract_makes_the_other_reads(Contract writing, Contract reading) {
        UserDriver writer = writing.driver(world, tenant);
        UserDriver reader = reading.driver(world, tenant);
        ObjectNode made = writer.user(writer.create(person()).must(writer.made()));
        ObjectNode read = reader.user(reader.read(writer.number(made)).must(200));
        assertSame(made, read);
        assertThat(reader.number(read)).isEqualTo(writer.number(made));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void an_address_and_a_name_belong_to_one_person_in_all_contracts(Contract first, Contract second) {
        UserDriver one = first.driver(world, tenant);
        UserDriver other = second.driver(world, tenant);
        ObjectNode wanted = person();
        one.create(wanted).must(one.made());
        for (String taken : List.of("email", "username")) {
            ObjectNode rival = person();
            rival.put(taken, wanted.path(taken).asString().toUpperCase(Locale.ROOT));
            Answer[] refused = new Answer[1];
            assertThat(world.ledger().gained(() -> refused[0] = other.create(rival)))
                .isEqualTo(Ledger.NOTHING);
            assertThat(Refusal.of(refused[0].status(), other.code(refused[0]))).isEqualTo(other.taken());
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_changes_on_v1_is_changed_for_all(Contract writing, Contract reading) {
        UserDriver writer = writing.driver(world, tenant);
        UserDriver reader = reading.driver(world, tenant);
        long number = writer.number(writer.user(writer.create(person()).must(writer.made())));
        String name = person().path("username").asString();
        Call change = Call.patch(V1UserDriver.USERS + "/" + number).apiKey(tenant.platform().secret());
        world.send(change.json(Json.object("username", name, "email", name + "@example.org"))).must(200);
        ObjectNode read = reader.user(reader.read(number).must(200));
        assertThat(read.path("username").asString()).isEqualTo(name);
        assertThat(read.path("email").asString()).isEqualTo(name + "@example.org");
        world.send(Call.delete(V1UserDriver.USERS + "/" + number).apiKey(tenant.platform().secret()))
            .must(204);
        reader.read(number).must(404);
    }

    @ParameterizedTest
    @EnumSource
    void a_webhook_hears_in_the_format_that_it_chose(Contract contract) {
        UserDriver driver = contract.driver(world, tenant);
        try (Inbox platform = new Inbox(); Inbox accounts = new Inbox()) {
            listen(platform, "platform");
            listen(accounts, "accounts");
            ObjectNode user = driver.user(driver.create(person()).must(driver.made()));
            JsonNode whole = platform.take(1).getFirst().json();
            assertThat(whole.at("/data/attributes/number").asLong()).isEqualTo(driver.number(user));
            Inbox.Delivery delivery = accounts.take(1).getFirst();
            JsonNode printed = Snippets.json("004-webhook.json");
            JsonNode told = delivery.json();
            assertThat(Json.keys(told)).isEqualTo(Json.keys(printed));
            assertThat(Json.keys(told.path("data"))).isEqualTo(Json.keys(printed.path("data")));
            assertThat(told.path("event")).isEqualTo(printed.path("event"));
            assertThat(told.at("/data/id").isIntegralNumber()).isTrue();
            assertThat(told.at("/data/id").asLong()).isEqualTo(driver.number(user));
            assertThat(told.at("/data/username")).isEqualTo(user.path("username"));
            assertThat(told.path("timestamp").asString()).isEqualTo(whole.path("timestamp").asString());
            assertThat(delivery.header("X-Webhook-Signature")).matches("[0-9a-f]{64}");
            forget();
        }
    }

    private void listen(Inbox inbox, String format) {
        Call make = Call.post("/v1/webhooks").apiKey(tenant.platform().secret());
        world.send(make.json(Json.object(
            "url", inbox.url(), "events", List.of("user.*"), "format", format))).must(201);
    }

    private void forget() {
        String key = tenant.platform().secret();
        world.send(Call.get("/v1/webhooks").apiKey(key)).must(200).json().path("data").forEach(webhook ->
            world.send(Call.delete("/v1/webhooks/" + webhook.path("id").asString()).apiKey(key)).must(204));
    }

    private static ObjectNode person() {
        String name = "p-" + UUID.randomUUID();
        return Json.object("username", name, "email", name + "@example.com");
    }

    private static void assertSame(JsonNode one, JsonNode other) {
        for (String field : List.of("username", "email", "created_at")) {
            if (one.has(field)) {
                assertThat(other.path(field)).as(field).isEqualTo(one.path(field));
            }
        }
    }
}
