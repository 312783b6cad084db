package com.jupiteriq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.jupiteriq.edge.Refusing;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeReaderTest {

    private static final Shape CONTACT = Shape.of("Contact",
        Field.required("email", Schema.email(), "Where to write to."),
        Field.optional("name", Schema.text(20), "A name."));

    private static final Shape NEW_TICKET = Shape.of("NewTicket",
        Field.readOnly("id", new Schema.Patterned("^TCK-[0-9]+$"), "Its number."),
        Field.required("subject", Schema.nonEmpty(500), "What it is about."),
        Field.optional("note", Schema.nonEmpty(10), "A short note."),
        Field.optional("description", Schema.text(20).orNull(), "Everything else."),
        Field.optional("priority", Schema.oneOf("low", "medium", "high"), "How urgent it is."),
        Field.optional("tags", new Schema.ListOf(Schema.nonEmpty(5), 3), "Words to find it by."),
        Field.optional("metadata", new Schema.FreeObject(60, 3).orNull(), "The client's own data."),
        Field.optional("urgent", new Schema.Flag(), "Whether it is urgent."),
        Field.optional("count", new Schema.Whole(0, 10), "How many."),
        Field.optional("total", new Schema.Whole(Long.MIN_VALUE, Long.MAX_VALUE), "How many in all."),
        Field.optional("due", Schema.timestamp(), "When it is due."),
        Field.optional("ref", Schema.uuid(), "Another object."),
        Field.optional("link", new Schema.Formatted("uri", 60), "A page."),
        Field.optional("kind", new Schema.Constant("ticket"), "What it is."),
        Field.optional("contact", CONTACT.nested(), "Who asks."),
        Field.optional("contacts", new Schema.ListOf(CONTACT.nested(), 2), "Who else asks."));

    static Stream<Arguments> fitting() {
        return Stream.of(
            "\"subject\":\"" + "😀".repeat(500) + "\"",
            "\"subject\":\" a \",\"description\":null",
            "\"subject\":\"a\",\"description\":\"\"",
            "\"subject\":\"a\",\"priority\":\"high\",\"urgent\":false,\"count\":10",
            "\"subject\":\"a\",\"count\":1.0,\"total\":9223372036854775807",
            "\"subject\":\"a\",\"count\":1e1,\"total\":-9223372036854775808",
            "\"subject\":\"a\",\"tags\":[]",
            "\"subject\":\"a\",\"tags\":[\"12345\",\"b\",\"c\"]",
            "\"subject\":\"a\",\"metadata\":null",
            "\"subject\":\"a\",\"metadata\":{\"b\":{\"c\":{}},\"a\":[[1e308]]}",
            "\"subject\":\"a\",\"metadata\":{\"s\":\"" + "x".repeat(52) + "\"}",
            "\"subject\":\"a\",\"metadata\":{\"s\":\"" + "😀".repeat(13) + "\"}",
            "\"subject\":\"a\",\"metadata\":{\"s\":\"" + "\\n".repeat(26) + "\"}",
            "\"subject\":\"a\",\"metadata\":{\"n\":[0,-0.0,0e999,1.7976931348623157e308]}",
            "\"subject\":\"a\",\"id\":\"TCK-1\"",
            "\"subject\":\"a\",\"due\":\"2024-01-15T10:30:00+02:00\"",
            "\"subject\":\"a\",\"ref\":\"550E8400-e29b-41d4-a716-446655440000\"",
            "\"subject\":\"a\",\"link\":\"https://example.com/a?b=c\",\"kind\":\"ticket\"",
            "\"subject\":\"a\",\"contact\":{\"email\":\"a.b+c@sub.example.com\"}",
            "\"subject\":\"a\",\"contacts\":[{\"email\":\"ä@exämple.com\",\"name\":\"\"}]")
            .map(members -> arguments("{" + members + "}"));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void what_fits_is_let_through_as_it_was_sent(String text) {
        JsonValue.Obj body = json(text);
        assertThat(ShapeReader.read(NEW_TICKET, body, false).values()).isSameAs(body.members());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
            arguments("{}", missing("subject", "This field is required.")),
            arguments("{\"subject\":null}", missing("subject", "This field is required.")),
            arguments("{\"subject\":\"\"}", missing("subject", "This field must not be empty.")),
            arguments("{\"subject\":\" \\t\\u00a0\\ufeff\\u2028\"}",
                missing("subject", "This field must not be empty.")),
            arguments("{\"subject\":5}", wrong("subject", "must be a string.")),
            arguments("{\"subject\":[\"a\"]}", wrong("subject", "must be a string.")),
            arguments("{\"subject\":\"" + "😀".repeat(501) + "\"}",
                wrong("subject", "must have at most 500 characters.")),
            arguments(with("note", "\" \""), wrong("note", "must not be empty.")),
            arguments(with("note", "null"), wrong("note", "must be a string.")),
            arguments(with("description", "true"), wrong("description", "must be a string.")),
            arguments(with("priority", "\"High\""),
                wrong("priority", "must be one of `low`, `medium`, `high`.")),
            arguments(with("priority", "null"), wrong("priority", "must be a string.")),
            arguments(with("tags", "\"a\""), wrong("tags", "must be a list.")),
            arguments(with("tags", "[\"a\",\"b\",\"c\",\"d\"]"), wrong("tags", "must have at most 3 items.")),
            arguments(with("tags", "[\"a\",\"\",\"123456\"]"), List.of(
                Problem.wrong("tags[1]", "This field must not be empty."),
                Problem.wrong("tags[2]", "This field must have at most 5 characters."))),
            arguments(with("tags", "[null]"), wrong("tags[0]", "must be a string.")),
            arguments(with("subjekt", "1"), List.of(
                Problem.wrong("subjekt", "There is no such field; remove it. Did you mean `subject`?"))),
            arguments(with("colour", "1"), List.of(
                Problem.wrong("colour", "There is no such field; remove it."))));
    }

    static Stream<Arguments> wrongInside() {
        return Stream.of(
            arguments(with("metadata", "[]"), wrong("metadata", "must be an object.")),
            arguments(with("metadata", "{\"s\":\"" + "x".repeat(53) + "\"}"),
                wrong("metadata", "must have at most 60 bytes as compact JSON.")),
            arguments(with("metadata", "{\"s\":\"" + "\\u0001".repeat(9) + "\"}"),
                wrong("metadata", "must have at most 60 bytes as compact JSON.")),
            arguments(with("metadata", "{\"a\":[{\"b\":[]}]}"),
                wrong("metadata", "must not be nested more than 3 levels deep.")),
            arguments(with("metadata", "{\"a\":1e400}"),
                wrong("metadata", "must hold only numbers within the range of a double.")),
            arguments(with("metadata", "{\"a\":[-1e309]}"),
                wrong("metadata", "must hold only numbers within the range of a double.")),
            arguments(with("metadata", "{\"a\":1e-400}"),
                wrong("metadata", "must hold only numbers within the range of a double.")),
            arguments(with("urgent", "\"true\""), wrong("urgent", "must be true or false.")),
            arguments(with("urgent", "0"), wrong("urgent", "must be true or false.")),
            arguments(with("count", "11"), wrong("count", "must be a whole number from 0 to 10.")),
            arguments(with("count", "-1"), wrong("count", "must be a whole number from 0 to 10.")),
            arguments(with("count", "1.5"), wrong("count", "must be a whole number from 0 to 10.")),
            arguments(with("count", "1e2147483647"), wrong("count", "must be a whole number from 0 to 10.")),
            arguments(with("count", "1e99999999999"), wrong("count", "must be a whole number from 0 to 10.")),
            arguments(with("count", "\"1\""), wrong("count", "must be a whole number from 0 to 10.")),
            arguments(with("total", "9223372036854775808"), wrong("total", "must be a whole number.")),
            arguments(with("kind", "\"user\""), wrong("kind", "must be `ticket`.")),
            arguments(with("link", "\"/relative\""),
                wrong("link", "must be an absolute URI of at most 60 characters.")),
            arguments(with("contact", "7"), wrong("contact", "must be an object.")),
            arguments(with("contact", "{\"nam\":\"x\"}"), List.of(
                Problem.missing("contact.email"),
                Problem.wrong("contact.nam", "There is no such field; remove it. Did you mean `name`?"))),
            arguments(with("contacts", "[{\"email\":\"a@b.c\"},{\"email\":3}]"),
                wrong("contacts[1].email", "must be a string.")),
            arguments(with("id", "5"), List.of(readOnly("id"))),
            arguments(with("id", "\"x\""), List.of(readOnly("id"))));
    }

    @ParameterizedTest
    @MethodSource({"wrong", "wrongInside"})
    void what_does_not_fit_is_named(String text, List<Problem> problems) {
        assertThat(Refusing.problems(() -> ShapeReader.read(NEW_TICKET, json(text), false)))
            .isEqualTo(problems);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void formats_are_checked(String field, String value, boolean fits) {
        JsonValue.Obj body = json(with(field, value));
        if (fits) {
            assertThat(ShapeReader.read(NEW_TICKET, body, false).has(field)).isTrue();
        } else {
            assertThat(Refusing.problems(() -> ShapeReader.read(NEW_TICKET, body, false)))
                .singleElement().satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.WRONG);
                    assertThat(problem.message()).startsWith("This field must be").endsWith(".");
                });
        }
    }

    static Stream<Arguments> formats() {
        Stream<String> emails = Stream.of("a", "a@b", "@b.c", "a@", "a@@b.c", "a@b@c.d", "a b@c.d", "a@b c.d",
            "a@.c", "a@b.", "a@b..c", "a@-b.c", "a@b-.c", ".a@b.c", "a.@b.c",
            "a..b@c.d", "a<b>@c.d", "a@b.c,d@e.f",
            "a\\n@b.c", "a\\u0085@b.c", "a\\u200b@b.c", "a@b_c.d", "x".repeat(65) + "@b.c",
            "a@" + "x".repeat(64) + ".c", "a@" + "x.".repeat(130) + "com");
        Stream<String> times = Stream.of("2024-01-15", "2024-01-15T10:30:00", "2024-02-30T10:30:00Z", "now",
            "2024-01-15 10:30:00Z", "2024-01-15T25:00:00Z", "+12024-01-15T10:30:00Z",
            "0000-01-01T00:00:00+01:00",
            "9999-12-31T23:59:59-01:00", "1705314600");
        Stream<String> uuids =
            Stream.of("550e8400e29b41d4a716446655440000", "{550e8400-e29b-41d4-a716-446655440000}",
            "550e8400-e29b-41d4-a716-44665544000", "550e8400-e29b-41d4-a716-44665544000g", "1-1-1-1-1", "");
        return Stream.of(
            emails.map(text -> arguments("contact", "{\"email\":\"" + text + "\"}", false)),
            times.map(text -> arguments("due", "\"" + text + "\"", false)),
            uuids.map(text -> arguments("ref", "\"" + text + "\"", false)),
            Stream.of(
                arguments("contact", "{\"email\":\"" + "x".repeat(64) + "@b.c\"}", true),
                arguments("contact", "{\"email\":\"o'hara/x=y@xn--exmple-cua.com\"}", true),
                arguments("due", "\"2024-01-15T10:30:00.123456789Z\"", true),
                arguments("due", "\"9999-12-31T23:59:59Z\"", true)))
            .flatMap(rows -> rows);
    }

    @Test
    void all_problems_are_named_at_once_in_the_order_of_the_declaration() {
        JsonValue.Obj body = json("{\"x\":1,\"count\":99,\"priority\":\"no\",\"tags\":[1]}");
        assertThat(Refusing.problems(() -> ShapeReader.read(NEW_TICKET, body, false)))
            .extracting(Problem::field).containsExactly("subject", "priority", "tags[0]", "count", "x");
    }

    @Test
    void no_message_holds_a_value_that_was_sent() {
        String secret = "geheim4711";
        String text = "{\"subject\":[\"" + secret + "\"],\"priority\":\"" + secret + "\",\"due\":\"" + secret
            + "\",\"note\":\"" + secret.repeat(3) + "\",\"ref\":\"" + secret + "\",\"kind\":\"" + secret
            + "\",\"id\":\"" + secret + "\",\"contact\":{\"email\":\"" + secret
            + "\"},\"other\":\"" + secret + "\"}";
        assertThat(Refusing.problems(() -> ShapeReader.read(NEW_TICKET, json(text), false)))
            .hasSize(9).noneMatch(problem -> problem.message().contains("geheim"));
    }

    @Test
    void unknown_fields_are_passed_over_where_the_surface_says_so() {
        Fields fields =
            ShapeReader.read(NEW_TICKET, json("{\"x\":[1],\"subject\":\"a\",\"subjekt\":null}"), true);
        assertThat(fields.values()).containsOnlyKeys("subject");
        assertThat(Refusing.problems(() -> ShapeReader.read(NEW_TICKET, json("{\"x\":1}"), true)))
            .containsExactly(Problem.missing("subject"));
    }

    @Test
    void the_number_of_problems_and_the_length_of_their_names_are_bounded() {
        String many = IntStream.range(0, 5_000).mapToObj(i -> "\"f" + i + "\":0")
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
        assertThat(Refusing.problems(() -> ShapeReader.read(NEW_TICKET, json("{" + many + "}"), false)))
            .hasSize(ShapeReader.MAX_PROBLEMS);
        String longName = "😀".repeat(200);
        assertThat(Refusing.problems(() -> ShapeReader.read(NEW_TICKET, json(with(longName, "0")), false)))
            .extracting(Problem::field).containsExactly("😀".repeat(100) + "…");
    }

    @Test
    void the_measured_size_of_free_json_is_that_of_its_compact_text() {
        String text =
            "{\"a\\\"ä€😀\":[1.50,true,false,null,"
                + "\"\\n\\r\\t\\u0001\\\\\\/\\u007f\"],\"b\":{},\"c\":[],\"d\":[[],{}]}";
        JsonValue.Obj value = json(text);
        int size = value.compact().text().getBytes(UTF_8).length;
        assertThat(FreeJson.fault(new Schema.FreeObject(size, 5), value)).isNull();
        assertThat(FreeJson.fault(new Schema.FreeObject(size - 1, 5), value)).contains("at most");
    }

    @Test
    void fields_give_their_values() {
        Fields fields =
            ShapeReader.read(NEW_TICKET, json("{\"subject\":\"a\",\"description\":null,\"count\":1e1,"
            + "\"tags\":[\"x\",\"y\"],\"metadata\":{\"z\":1.0,\"a\":null},\"urgent\":true}"), false);
        assertThat(fields.requiredText("subject")).isEqualTo("a");
        assertThat(fields.has("description")).isTrue();
        assertThat(fields.text("description")).isNull();
        assertThat(fields.whole("count", 0)).isEqualTo(10);
        assertThat(fields.whole("total", 7)).isEqualTo(7);
        assertThat(fields.texts("tags")).containsExactly("x", "y");
        assertThat(fields.json("metadata")).isEqualTo(new JsonText("{\"z\":1.0,\"a\":null}"));
        assertThat(fields.flag("urgent", false)).isTrue();
    }

    @Test
    void a_line_break_at_the_end_is_no_part_of_a_pattern() {
        Schema word = new Schema.Patterned("^[a-z]+$");
        assertThat(TextRule.fault(word, "word")).isNull();
        assertThat(TextRule.fault(word, "word\n")).isNotNull();
    }

    @Test
    void a_line_has_no_control_character_anywhere() {
        Schema line = new Schema.Line(20);
        assertThat(TextRule.fault(line, " A name ")).isNull();
        for (String control : List.of("\n", "\u0007", "\u0085", "\u2028", "\u007f")) {
            assertThat(TextRule.fault(line, "A name" + control)).isNotNull();
            assertThat(TextRule.fault(line, control + "A name")).isNotNull();
            assertThat(TextRule.fault(line, "A" + control + "name")).isNotNull();
        }
    }

    @Test
    void a_required_text_of_nothing_but_white_space_is_missing_whatever_its_form() {
        Shape shape = Shape.of("Person",
            Field.required("email", Schema.email(), "Where to write to."),
            Field.required("name", new Schema.Line(20), "A name."),
            Field.required("word", new Schema.Patterned("^[a-z]+$"), "A word."));
        JsonValue.Obj body = json("{\"email\":\" \",\"name\":\"\",\"word\":\"\"}");
        assertThat(Refusing.problems(() -> ShapeReader.read(shape, body, false)))
            .extracting(Problem::kind).containsOnly(Problem.Kind.MISSING).hasSize(3);
    }

    private static JsonValue.Obj json(String text) {
        return JsonReader.read(text.getBytes(UTF_8));
    }

    private static String with(String field, String value) {
        return "{\"subject\":\"a\",\"" + field + "\":" + value + "}";
    }

    private static List<Problem> missing(String field, String message) {
        return List.of(new Problem(field, Problem.Kind.MISSING, message));
    }

    private static List<Problem> wrong(String field, String rest) {
        return List.of(Problem.wrong(field, "This field " + rest));
    }

    private static Problem readOnly(String field) {
        return Problem.wrong(field, "This field is read-only. Leave it out or send the value that was read.");
    }
}
