package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Lists of `/v1`: paging, filters, order, full text, against a tenant of 45 known tickets.
@AcceptanceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListTest {

    private static final int COUNT = 45;
    private static final List<String> PRIORITIES = List.of("low", "medium", "high", "urgent");
    private static final List<String> STATUSES =
        List.of("open", "in_progress", "waiting", "resolved", "closed");

    private final World world;
    private final List<JsonNode> tickets = new ArrayList<>();
    private V1Driver desk;

    ListTest(World world) {
        this.world = world;
        this.desk = V1Driver.platform(world, "");
    }

    @BeforeAll
    void open_the_known_tickets() {
        desk = V1Driver.platform(world, Tenant.create(world.admin(), "Lists").platform().secret());
        for (int i = 0; i < COUNT; i++) {
            tickets.add(desk.open(Json.object(
                "subject", "Ticket number" + i + (i % 5 == 0 ? " Zebra" : ""),
                "description", i % 3 == 0 ? "A striped horse" : null,
                "priority", PRIORITIES.get(i % 4),
                "status", STATUSES.get(i % 5),
                "category", i % 2 == 0 ? "Even" : "Odd numbers",
                "customer_email", "customer" + i % 7 + "@example.com",
                "tags", i % 9 == 0 ? List.of("ninth", "rare") : List.of())).must(201).json());
        }
    }

    @Test
    void the_envelope_has_the_documented_keys() {
        Answer answer = desk.list("").must(200);
        JsonNode list = answer.json();
        assertThat(Json.keys(list))
            .containsExactly("data", "total", "page", "limit", "offset", "has_more", "next_cursor");
        assertThat(list.path("data").size()).isEqualTo(20);
        assertThat(list.path("total").asInt()).isEqualTo(COUNT);
        assertThat(list.path("page").asInt()).isEqualTo(1);
        assertThat(list.path("limit").asInt()).isEqualTo(20);
        assertThat(list.path("offset").asInt()).isZero();
        assertThat(list.path("has_more").asBoolean()).isTrue();
        assertThat(answer.need("Link")).contains("rel=\"next\"");
    }

    @Test
    void a_list_shows_the_same_object_as_a_single_read_newest_first() {
        JsonNode list = desk.list("limit=100").must(200).json();
        assertThat(list.path("data").valueStream()).containsExactlyElementsOf(tickets.reversed());
        assertThat(list.path("has_more").asBoolean()).isFalse();
        assertThat(list.path("next_cursor").isNull()).isTrue();
        assertThat(desk.read(tickets.getFirst().path("id").asString()).must(200).json())
            .isEqualTo(tickets.getFirst());
    }

    @Test
    void a_limit_above_the_maximum_is_lowered() {
        assertThat(desk.list("limit=1000").must(200).json().path("limit").asInt()).isEqualTo(100);
    }

    @Test
    void pages_and_offsets_name_the_same_parts() {
        JsonNode byPage = desk.list("page=2&limit=10").must(200).json();
        JsonNode byOffset = desk.list("offset=10&limit=10").must(200).json();
        assertThat(byPage).isEqualTo(byOffset);
        assertThat(byPage.path("page").asInt()).isEqualTo(2);
        assertThat(byPage.path("offset").asInt()).isEqualTo(10);
        JsonNode beyond = desk.list("page=99").must(200).json();
        assertThat(beyond.path("data").isEmpty()).isTrue();
        assertThat(beyond.path("total").asInt()).isEqualTo(COUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "sort=created_at", "sort=-created_at", "sort=updated_at", "sort=-updated_at", "sort=priority",
        "sort=-priority", "category=Even", "q=zebra", "priority=high&sort=-updated_at", "tag=ninth"})
    void cursors_walk_over_everything_once(String query) {
        String base = query.isEmpty() ? "" : query + "&";
        List<String> whole = ids(desk.list(base + "limit=100").must(200).json());
        List<String> walked = new ArrayList<>();
        JsonNode page = desk.list(base + "limit=4").must(200).json();
        walked.addAll(ids(page));
        while (!page.path("next_cursor").isNull()) {
            page = desk.list(base + "limit=4&cursor=" + page.path("next_cursor").asString()).must(200).json();
            assertThat(page.path("page").isNull()).isTrue();
            assertThat(page.path("offset").isNull()).isTrue();
            assertThat(page.path("total").asInt()).isEqualTo(whole.size());
            walked.addAll(ids(page));
        }
        assertThat(walked).containsExactlyElementsOf(whole);
        assertThat(new HashSet<>(walked)).hasSameSizeAs(walked);
    }

    @Test
    void the_link_leads_to_the_next_page() {
        Answer first = desk.list("status=open&limit=4").must(200);
        String link = first.need("Link");
        String target = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        JsonNode second =
            desk.send(Call.get(target.startsWith("?") ? "/v1/tickets" + target : target)).must(200).json();
        assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first.json()));
        assertThat(second.path("total").asInt()).isEqualTo(first.json().path("total").asInt());
    }

    static Stream<String> filters() {
        return Stream.of(
            "status=open", "status=closed", "priority=urgent", "category=Even", "category=Odd%20numbers",
            "category=even", "customer_email=customer3@example.com", "customer_email=CUSTOMER3@EXAMPLE.COM",
            "customer_email=nobody@example.com", "tag=ninth", "tag=none", "q=zebra", "q=ZEBRA%20ticket",
            "q=striped", "q=zebra%20striped", "q=number7", "q=nothing", "status=open&priority=low",
            "status=open&q=zebra", "category=Even&tag=rare&priority=low");
    }

    @ParameterizedTest
    @MethodSource("filters")
    void a_filter_finds_what_it_says(String query) {
        List<String> expected = tickets.reversed().stream()
            .filter(ticket -> Stream.of(query.split("&")).allMatch(pair -> fits(ticket, pair)))
            .map(ticket -> ticket.path("id").asString())
            .toList();
        JsonNode found = desk.list(query + "&limit=100").must(200).json();
        assertThat(ids(found)).containsExactlyElementsOf(expected);
        assertThat(found.path("total").asInt()).isEqualTo(expected.size());
    }

    @Test
    void times_are_exclusive_and_may_be_dates() {
        String first = tickets.getFirst().path("created_at").asString();
        assertThat(total("created_after=2024-01-01")).isEqualTo(COUNT);
        assertThat(total("created_before=2024-01-01")).isZero();
        assertThat(total("created_after=2024-01-01T01:00:00%2B01:00&created_before=2999-01-01"))
            .isEqualTo(COUNT);
        assertThat(total("updated_after=2999-12-31")).isZero();
        assertThat(total("created_before=" + first)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "updated"})
    void a_poller_that_sends_back_a_printed_time_gets_no_object_again(String field) {
        List<String> times = desk.list("limit=100").must(200).json().path("data").valueStream()
            .map(ticket -> ticket.path(field + "_at").asString()).sorted().toList();
        assertThat(total(field + "_after=" + times.getLast())).isZero();
        for (String time : new HashSet<>(times)) {
            long later = times.stream().filter(other -> other.compareTo(time) > 0).count();
            long earlier = times.stream().filter(other -> other.compareTo(time) < 0).count();
            assertThat(total(field + "_after=" + time)).isEqualTo((int) later);
            assertThat(total(field + "_after=" + time.replace("Z", ".999999Z"))).isEqualTo((int) later);
            assertThat(total(field + "_before=" + time)).isEqualTo((int) earlier);
            assertThat(total(field + "_before=" + time.replace("Z", ".000001Z")))
                .isEqualTo(COUNT - (int) later);
        }
    }

    @Test
    void a_total_is_counted_as_far_as_it_is_wanted() {
        assertThat(desk.list("include_total=exact&q=zebra").must(200).json().path("total").asInt())
            .isEqualTo(9);
        JsonNode uncounted = desk.list("include_total=false&limit=4").must(200).json();
        assertThat(uncounted.path("total").isNull()).isTrue();
        assertThat(uncounted.path("has_more").asBoolean()).isTrue();
        Answer next = desk.list("include_total=false&limit=4&cursor="
            + uncounted.path("next_cursor").asString()).must(200);
        assertThat(next.json().path("total").isNull()).isTrue();
        assertThat(next.need("Link")).contains("include_total=false");
        desk.list("include_total=true").must(400);
        desk.list("include_totals=exact").must(400);
    }

    @Test
    void priorities_sort_by_weight() {
        List<String> up = desk.list("sort=priority&limit=100").must(200).json().path("data").valueStream()
            .map(ticket -> ticket.path("priority").asString()).toList();
        assertThat(up).isSortedAccordingTo(Comparator.comparingInt(PRIORITIES::indexOf)).hasSize(COUNT);
    }

    @Test
    void a_comment_is_found_at_once_and_moves_the_ticket_to_the_top() {
        String id = tickets.get(2).path("id").asString();
        desk.comment(id, "An Okapi, to be precise", true).must(201);
        assertThat(ids(desk.list("q=okapi").must(200).json())).containsExactly(id);
        assertThat(ids(desk.list("q=okapi%20number2").must(200).json())).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stauts=open:status", "custumer_email=a@b.io:customer_email",
        "create_after=2024-01-01:created_after", "sotr=priority:sort"})
    void an_unknown_filter_is_told_the_nearest_name(String row) {
        int colon = row.lastIndexOf(':');
        Answer answer = desk.list(row.substring(0, colon)).must(400);
        assertThat(answer.json().at("/error/code").asString()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.json().at("/error/message").asString()).contains(row.substring(colon + 1));
    }

    @Test
    void deleting_counts_down_and_is_final() {
        String id = desk.open(Json.object("subject", "Short-lived")).must(201).json().path("id").asString();
        assertThat(total("")).isEqualTo(COUNT + 1);
        assertThat(desk.send(Call.delete("/v1/tickets/" + id)).must(204).body()).isEmpty();
        assertThat(total("")).isEqualTo(COUNT);
        desk.read(id).must(404);
        desk.send(Call.delete("/v1/tickets/" + id)).must(404);
        desk.comment(id, "too late", true).must(404);
    }

    private int total(String query) {
        return desk.list(query).must(200).json().path("total").asInt();
    }

    private static List<String> ids(JsonNode list) {
        return list.path("data").valueStream().map(ticket -> ticket.path("id").asString()).toList();
    }

    private static boolean fits(JsonNode ticket, String pair) {
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1).replace("%20", " ");
        return switch (name) {
            case "q" -> {
                String words =
                    (ticket.path("subject").asString() + " " + ticket.path("description").asString(""))
                    .toLowerCase(Locale.ROOT);
                yield Stream.of(value.toLowerCase(Locale.ROOT).split(" "))
                    .allMatch(word -> List.of(words.split(" ")).contains(word));
            }
            case "tag" -> ticket.path("tags").valueStream().anyMatch(tag -> tag.asString().equals(value));
            case "customer_email" -> ticket.path(name).asString().equalsIgnoreCase(value);
            default -> ticket.path(name).asString("").equals(value);
        };
    }
}
