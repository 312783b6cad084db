package com.jupiteriq.edge.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.jupiteriq.edge.Refusing;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {

    private static final Parameters FILTERS = Parameters.of(List.of(
        Field.optional("q", Schema.nonEmpty(20), "Words."),
        Field.optional("status", Schema.oneOf("open", "closed"), "Status."),
        Field.optional("created_after", new Schema.DateOrTime(), "From."),
        Field.optional("after", new Schema.Whole(0, Long.MAX_VALUE), "Position."),
        Field.optional("small", new Schema.Whole(-5, 5), "A number."),
        Field.optional("internal", new Schema.Flag(), "A flag."),
        Field.optional("email", Schema.email(), "An address."),
        Field.optional("sort", Schema.oneOf("created_at", "-created_at", "priority"), "Order.")
            .byDefault("\"-created_at\"")));

    private static final UUID ID = UUID.fromString("0199f7a2-5b1c-7cc3-98c4-dc0c0c07398f");
    private static final Cursor NEWEST = new Cursor("-created_at", "2024-01-15T10:30:00.123456Z", ID);
    private static final Cursor HIGHEST = new Cursor("priority", "3", ID);

    static Stream<Arguments> readable() {
        return Stream.of(
            arguments("", Map.of()),
            arguments("&&", Map.of()),
            arguments("status=open", Map.of("status", "open")),
            arguments("q=a+b%20c%26%3D%2B", Map.of("q", "a b c&=+")),
            arguments("q=%C3%A4%F0%9F%98%80", Map.of("q", "ä😀")),
            arguments("q=a=b", Map.of("q", "a=b")),
            arguments("%71=x&", Map.of("q", "x")),
            arguments("created_after=2024-01-01", Map.of("created_after", "2024-01-01")),
            arguments("created_after=2024-01-01T00:00:00%2B01:00",
                Map.of("created_after", "2024-01-01T00:00:00+01:00")),
            arguments("after=99999999999999999999999&small=-5&internal=false",
                Map.of("after", "99999999999999999999999", "small", "-5", "internal", "false")));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void declared_parameters_are_read(String raw, Map<String, String> values) {
        Query query = QueryReader.read(FILTERS, true, false, raw);
        assertThat(query.values()).isEqualTo(values);
        assertThat(query.page()).isEqualTo(new PageRequest(20, 0, null));
        assertThat(query.raw()).isEqualTo(raw);
    }

    private static Query searched(String raw) {
        return QueryReader.read(new Parameters(FILTERS.fields(), List.of(new Family("attributes.", 3,
            Field.optional("attributes", Schema.text(10), "Values.")))), true, false, raw);
    }

    @Test
    void the_members_of_a_family_are_known_by_how_they_begin() {
        Query query = searched("attributes.b[gt]=7&status=open&attributes.%C3%A4.x=1&attributes.a=%20");
        assertThat(query.family("attributes.")).containsExactly(
            entry("attributes.b[gt]", "7"), entry("attributes.ä.x", "1"), entry("attributes.a", " "));
        assertThat(query.text("attributes.a")).isEqualTo(" ");
        assertThat(query.from("c")).startsWith("attributes.b[gt]=7&status=open&");
        assertThat(searched("status=open").family("attributes.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        attributes.=1                   | attributes.  | There is no such query parameter here; remove it.
        attributes=1                    | attributes   | There is no such query parameter here; remove it.
        attributes.a=1&attributes.%61=2 | attributes.a | more than once. Send it once.
        attributes.a=                   | attributes.a | has no value. Give it one or leave it out.
        attributes.a                    | attributes.a | has no value. Give it one or leave it out.
        attributes.a=12345678901        | attributes.a | must have at most 10 characters.
        attributes.a=1&attributes.b=1&attributes.c=1&attributes.d=1 | attributes.d | At most 3 parameters may
        """)
    void a_member_of_a_family_is_refused_by_its_name(String raw, String field, String sentence) {
        Failure.Unreadable failure = Refusing.unreadable(() -> searched(raw));
        assertThat(failure.field()).isEqualTo(field);
        assertThat(failure.message()).contains(sentence);
    }

    @Test
    void values_come_in_their_types() {
        Query query = QueryReader.read(FILTERS, false, false,
            "created_after=2024-01-01&after=99999999999999999999999&small=-5&internal=true");
        assertThat(query.time("created_after")).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(query.whole("after", 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(query.whole("small", 0)).isEqualTo(-5);
        assertThat(query.flag("internal", false)).isTrue();
        assertThat(query.text("q")).isNull();
    }

    static Stream<Arguments> refused() {
        String cannotBeRead =
            "This cursor cannot be read. Send `next_cursor` exactly as it was answered, or start without it.";
        return Stream.of(
            arguments("statsu=open", "statsu",
                "There is no such query parameter here; remove it. Did you mean `status`?"),
            arguments("ofset=1", "ofset",
                "There is no such query parameter here; remove it. Did you mean `offset`?"),
            arguments("zzz=1", "zzz", "There is no such query parameter here; remove it."),
            arguments("=1", "", "There is no such query parameter here; remove it."),
            arguments("status=open&status=open", "status",
                "The parameter `status` was sent more than once. Send it once."),
            arguments("status", "status",
                "The parameter `status` has no value. Give it one or leave it out."),
            arguments("page=", "page", "The parameter `page` has no value. Give it one or leave it out."),
            arguments("status=new", "status", "The parameter `status` must be one of `open`, `closed`."),
            arguments("q=%20", "q", "The parameter `q` must not be empty."),
            arguments("q=" + "x".repeat(21), "q", "The parameter `q` must have at most 20 characters."),
            arguments("created_after=yesterday", "created_after",
                "The parameter `created_after` must be a date such"
                + " as 2024-01-15 or a time with offset such as 2024-01-15T10:30:00Z."),
            arguments("small=6", "small", "The parameter `small` must be a whole number from -5 to 5."),
            arguments("small=%2B1", "small", "The parameter `small` must be a whole number from -5 to 5."),
            arguments("after=-1", "after", "The parameter `after` must be a whole number of at least 0."),
            arguments("after=-99999999999999999999", "after",
                "The parameter `after` must be a whole number of at least 0."),
            arguments("internal=yes", "internal", "The parameter `internal` must be true or false."),
            arguments("email=a@b", "email",
                "The parameter `email` must be an e-mail address such as name@example.com."),
            arguments("limit=0", "limit", "The parameter `limit` must be a whole number of at least 1."),
            arguments("limit=-1", "limit", "The parameter `limit` must be a whole number of at least 1."),
            arguments("limit=ten", "limit", "The parameter `limit` must be a whole number of at least 1."),
            arguments("limit=1.5", "limit", "The parameter `limit` must be a whole number of at least 1."),
            arguments("limit=%D9%A1", "limit", "The parameter `limit` must be a whole number of at least 1."),
            arguments("page=0", "page", "The parameter `page` must be a whole number of at least 1."),
            arguments("page=9223372036854775807", "page",
                "The parameter `page` is too large. Use `cursor` to go this far."),
            arguments("page=99999999999999999999", "page",
                "The parameter `page` is too large. Use `cursor` to go this far."),
            arguments("offset=-1", "offset",
                "The parameter `offset` must be a whole number from 0 to 1000000000000."),
            arguments("offset=99999999999999999999", "offset",
                "The parameter `offset` must be a whole number from 0 to 1000000000000."),
            arguments("page=1&offset=0", "offset", "Send `page` or `offset`, not both."),
            arguments("cursor=" + CursorText.encode(NEWEST) + "&page=1", "page",
                "Send `cursor` or `page`, not both."),
            arguments("cursor=" + CursorText.encode(NEWEST) + "&offset=0", "offset",
                "Send `cursor` or `offset`, not both."),
            arguments("cursor=abc", "cursor", cannotBeRead),
            arguments("cursor=" + CursorText.encode(NEWEST) + "A", "cursor", cannotBeRead),
            arguments("cursor=" + CursorText.encode(HIGHEST), "cursor",
                "This cursor belongs to another `sort`. Send both as before, or start without the cursor."),
            arguments("sort=created_at&cursor=" + CursorText.encode(NEWEST), "cursor",
                "This cursor belongs to another `sort`. Send both as before, or start without the cursor."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_cannot_be_met_is_refused_with_the_parameter(String raw, String field, String sentence) {
        assertThat(Refusing.failure(() -> QueryReader.read(FILTERS, true, false, raw)))
            .isEqualTo(new Failure.Unreadable(field, sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%", "q=%4", "q=%zz", "q=%00", "q=%C3", "q=%ED%A0%80", "q=%FF",
        "q=a\u0001", "q=ä", "%C3=1", "q=a b"})
    void what_is_not_percent_encoded_utf8_is_refused(String raw) {
        Failure.Unreadable failure = Refusing.unreadable(() -> QueryReader.read(FILTERS, true, false, raw));
        assertThat(failure.field()).isNull();
        assertThat(failure.message()).startsWith("The query ");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=1,              1,   0",
        "limit=100,            100, 0",
        "limit=101,            100, 0",
        "limit=99999999999999999999999, 100, 0",
        "page=1,               20,  0",
        "page=3&limit=50,      50,  100",
        "page=2&limit=1000,    100, 100",
        "offset=7,             20,  7",
        "offset=1000000000000, 20,  1000000000000"})
    void lists_know_paging(String raw, int limit, long offset) {
        Query query = QueryReader.read(Parameters.of(List.of()), true, false, raw);
        assertThat(query.page()).isEqualTo(new PageRequest(limit, offset, null));
        assertThat(query.values()).isEmpty();
    }

    @Test
    void a_cursor_continues_the_list_of_its_sort() {
        String newest = CursorText.encode(NEWEST);
        assertThat(QueryReader.read(FILTERS, true, false, "limit=5&cursor=" + newest).page())
            .isEqualTo(new PageRequest(5, 0, NEWEST));
        assertThat(QueryReader.read(FILTERS, true, false, "cursor=" + newest + "&sort=-created_at")
            .page().cursor())
            .isEqualTo(NEWEST);
        assertThat(QueryReader.read(FILTERS, true, false,
            "sort=priority&cursor=" + CursorText.encode(HIGHEST))
            .page().cursor()).isEqualTo(HIGHEST);
    }

    @Test
    void the_next_query_keeps_the_filters_and_loses_the_place() {
        Query query = QueryReader.read(FILTERS, true, false, "q=a%26b&%70age=3&limit=2&&sort=priority");
        assertThat(query.from("XYZ")).isEqualTo("q=a%26b&limit=2&sort=priority&cursor=XYZ");
        assertThat(Query.NONE.from("XYZ")).isEqualTo("cursor=XYZ");
        assertThat(new Query(Map.of(), Query.FIRST_PAGE, "%6fffset=4&cursor=a&q=b").from("c"))
            .isEqualTo("q=b&cursor=c");
    }

    @Test
    void paging_belongs_to_lists_only() {
        Parameters none = Parameters.of(List.of());
        assertThat(Refusing.unreadable(() -> QueryReader.read(none, false, false, "page=1")).field())
            .isEqualTo("page");
        List<Field> own = List.of(Field.optional("limit", new Schema.Whole(1, 1_000), "Its own limit."));
        Query query = QueryReader.read(Parameters.of(own), false, false, "limit=500");
        assertThat(query.whole("limit", 1)).isEqualTo(500);
        assertThat(query.page()).isEqualTo(new PageRequest(PageRequest.MAX_LIMIT, 0, null));
    }

    @Test
    void required_parameters_are_demanded() {
        List<Field> required = List.of(Field.required("id", Schema.uuid(), "Which."));
        for (String raw : List.of("", "&")) {
            assertThat(Refusing.failure(() -> QueryReader.read(Parameters.of(required), false, true, raw)))
                .isEqualTo(new Failure.Unreadable("id", "The parameter `id` is required."));
        }
    }

    @Test
    void unknown_parameters_are_passed_over_where_the_surface_says_so() {
        assertThat(QueryReader.read(FILTERS, false, true, "x=%zz&x=1&y&status=open").values())
            .isEqualTo(Map.of("status", "open"));
    }

    @Test
    void forged_cursors_are_refused_and_never_anything_else() {
        Random random = new Random(4711);
        String text = CursorText.encode(NEWEST);
        int accepted = 0;
        for (int round = 0; round < 20_000; round++) {
            char[] forged = text.toCharArray();
            forged[random.nextInt(forged.length)] = (char) (random.nextInt(96) + 32);
            var cursor = CursorText.decode(new String(forged));
            if (cursor.isPresent()) {
                accepted++;
                assertThat(CursorText.encode(cursor.get())).isEqualTo(new String(forged));
                assertThat(cursor.get().sort()).matches("-?[a-z_]{1,40}");
                assertThat(Instant.parse(cursor.get().value())).isNotNull();
            }
        }
        assertThat(accepted).isLessThan(20_000);
        assertThat(CursorText.decode("A".repeat(CursorText.MAX_LENGTH + 1))).isEmpty();
    }

    static Stream<Cursor> notEncodable() {
        return Stream.of(
            new Cursor("created_at", "yesterday", ID),
            new Cursor("created_at", "+99999-01-01T00:00:00Z", ID),
            new Cursor("priority", "1;drop", ID),
            new Cursor("priority", "9999999999999999999", ID),
            new Cursor("", "1", ID),
            new Cursor("Priority", "1", ID),
            new Cursor("a|b", "1", ID),
            new Cursor("attributes.total", "1", ID),
            new Cursor("attributes.", "~AAAA", ID),
            new Cursor("created_at", "~" + "A".repeat(CursorText.MAX_BYTES_TEXT + 1), ID),
            new Cursor("created_at", "~=", ID));
    }

    @ParameterizedTest
    @MethodSource("notEncodable")
    void a_cursor_holds_only_what_some_sort_can_take(Cursor cursor) {
        assertThat(CursorText.decode(CursorText.encode(cursor))).isEmpty();
    }

    static Stream<Cursor> byBytes() {
        String longest = "~" + "A".repeat(CursorText.MAX_BYTES_TEXT);
        return Stream.of(
            new Cursor("-external_id", "~", ID),
            new Cursor("external_id", longest, ID),
            new Cursor("-attributes.lines.a|b.größe", longest, ID),
            new Cursor("attributes." + "€".repeat(160), longest, ID));
    }

    @ParameterizedTest
    @MethodSource("byBytes")
    void a_cursor_may_hold_bytes_and_a_path(Cursor cursor) {
        assertThat(CursorText.decode(CursorText.encode(cursor))).contains(cursor);
    }

    @Test
    void a_sort_takes_only_values_of_its_kind() {
        assertThatThrownBy(() -> new Cursor("created_at", "3", ID).time()).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Cursor("priority", "2024-01-15T10:30:00Z", ID).rank())
            .isInstanceOf(Refused.class);
    }

    @Test
    void random_queries_never_lead_to_anything_but_a_refusal() {
        Random random = new Random(4712);
        String spice = "%&=+%20;?#/\u0000ä€qpagelimitcursoroffsetsortstatus0123456789-";
        int refusals = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder raw = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                raw.append(spice.charAt(random.nextInt(spice.length())));
            }
            try {
                QueryReader.read(FILTERS, true, false, raw.toString());
            } catch (Refused refused) {
                refusals++;
                assertThat(refused.failure()).isInstanceOf(Failure.Unreadable.class);
            }
        }
        assertThat(refusals).isGreaterThan(10_000);
    }
}
