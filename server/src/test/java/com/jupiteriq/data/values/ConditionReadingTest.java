package com.jupiteriq.data.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How filters by attributes are written, and what is no filter.
class ConditionReadingTest {

    static Stream<Arguments> operands() {
        return Stream.of(
            arguments("red", List.of(text("red"))),
            arguments("", List.of(text(""))),
            arguments("7", List.of(number("7"))),
            arguments("-7.0e+2", List.of(number("-7.0e+2"))),
            arguments("\"7\"", List.of(text("7"))),
            arguments("\"\"", List.of(text(""))),
            arguments("07", List.of(text("07"))),
            arguments("+7", List.of(text("+7"))),
            arguments(".5", List.of(text(".5"))),
            arguments("7.", List.of(text("7."))),
            arguments("٧", List.of(text("٧"))),
            arguments("true", List.of(new Operand.Word("true", new JsonValue.Bool(true)))),
            arguments("null", List.of(new Operand.Word("null", new JsonValue.Null()))),
            arguments("\"true\"", List.of(text("true"))),
            arguments("True", List.of(text("True"))),
            arguments("a,b", List.of(text("a,b"))),
            arguments("5\" disk", List.of(text("5\" disk"))),
            arguments("a\\b", List.of(text("a\\b"))),
            arguments("\"say \\\"\\\\\\\"\"", List.of(text("say \"\\\""))));
    }

    @ParameterizedTest
    @MethodSource("operands")
    void a_value_is_a_number_where_it_can_be_one(String value, List<Operand> operands) {
        assertThat(Condition.parse("attributes.a", value).operands()).isEqualTo(operands);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
            arguments("a", List.of(text("a"))),
            arguments("a,7,true", List.of(text("a"), number("7"),
                new Operand.Word("true", new JsonValue.Bool(true)))),
            arguments("a\\,b,c", List.of(text("a,b"), text("c"))),
            arguments("\\,", List.of(text(","))),
            arguments("a\\b,\\", List.of(text("a\\b"), text("\\"))),
            arguments("\"a,b\",\"c\\,d\"", List.of(text("a,b"), text("c,d"))),
            arguments("\"\",x", List.of(text(""), text("x"))));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_has_commas_between_its_values(String value, List<Operand> operands) {
        assertThat(Condition.parse("attributes.a[in]", value).operands()).isEqualTo(operands);
    }

    @ParameterizedTest
    @CsvSource({
        "attributes.a,             a,         EQ",
        "attributes.a.b[eq],       a.b,       EQ",
        "attributes.a.b.c.d.e[ne], a.b.c.d.e, NE",
        "attributes.größe[gte],    größe,     GTE",
        "attributes.a[b][lt],      a[b],      LT",
        "attributes.a],            a],        EQ",
        "attributes.a[0].b,        a[0].b,    EQ"})
    void a_parameter_names_a_path_and_an_operator(String parameter, String path, Op op) {
        Condition condition = Condition.parse(parameter, "1");
        assertThat(condition.path().text()).isEqualTo(path);
        assertThat(condition.op()).isEqualTo(op);
        assertThat(Condition.parse(condition.parameter(), "1")).isEqualTo(condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attributes", "attributes.", "attributes..a", "attributes.a.", "attributes.a..b",
        "attributes.a.b.c.d.e.f", "attributes.[eq]", "status.a", "[eq]", "]"})
    void what_names_no_place_is_refused(String parameter) {
        assertThat(refusal(parameter, "1").message()).startsWith("Name a place");
    }

    @Test
    void a_path_has_a_bound() {
        String longest = "a." + "😀".repeat(Path.MAX_LENGTH - 2);
        assertThat(Path.parse(longest)).isPresent();
        assertThat(Path.parse(longest + "b")).isEmpty();
        assertThat(Path.parse(".".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gtt, gt", "prefx, prefix", "EXIST, exists"})
    void an_operator_that_is_misspelled_is_told(String word, String meant) {
        String message = refusal("attributes.a[" + word + "]", "1").message();
        assertThat(message).startsWith("There is no such operator.");
        assertThat(message).endsWith(" Did you mean `" + meant + "`?").doesNotContain("`" + word);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
            arguments("in", "", "with commas between"),
            arguments("in", "a,", "with commas between"),
            arguments("in", ",a", "with commas between"),
            arguments("in", "a,,b", "with commas between"),
            arguments("in", String.join(",", Collections.nCopies(101, "a")), "at most 100"),
            arguments("in", "\"a\"b", "double quotes"),
            arguments("in", "a,\"b", "double quotes"),
            arguments("in", "1e999", "beyond the range"),
            arguments("eq", "\"", "double quotes"),
            arguments("eq", "\"a", "double quotes"),
            arguments("eq", "\"a\"b", "double quotes"),
            arguments("eq", "\"a\\", "double quotes"),
            arguments("eq", "\"a\\n\"", "double quotes"),
            arguments("eq", "\"a\\,\"", "double quotes"),
            arguments("eq", "-1e309", "beyond the range"),
            arguments("gt", "1e-400", "beyond the range"),
            arguments("gt", "1e99999999999999999999", "beyond the range"),
            arguments("gt", "x".repeat(256), "at most 255"),
            arguments("prefix", "😀".repeat(256), "at most 255"),
            arguments("exists", "yes", "`true` or `false`"),
            arguments("exists", "null", "`true` or `false`"),
            arguments("exists", "\"true\"", "`true` or `false`"),
            arguments("exists", "", "`true` or `false`"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_read_is_refused(String op, String value, String says) {
        assertThat(refusal("attributes.a[" + op + "]", value).message()).contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "gt,     true,       TEXT,   texts",
        "gt,     null,       NUMBER, numbers",
        "lt,     x,          NUMBER, numbers",
        "lte,    '\"7\"',    NUMBER, numbers",
        "gte,    7,          TIME,   times",
        "gte,    2024-02-30, TIME,   times",
        "prefix, 2,          NUMBER, no texts",
        "prefix, 2024,       TIME,   no texts"})
    void a_range_compares_with_values_of_the_kind(String op, String value, IndexKind kind, String says) {
        Condition condition = Condition.parse("attributes.a.b[" + op + "]", value);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> condition.probe(kind))
            .satisfies(refused -> {
                Failure.Unreadable unreadable = (Failure.Unreadable) refused.failure();
                assertThat(unreadable.field()).isEqualTo("attributes.a.b[" + op + "]");
                assertThat(unreadable.message()).contains(says);
            });
    }

    @Test
    void zero_is_no_number_beyond_a_double() {
        assertThat(Condition.parse("attributes.a", "-0.000e-999").operands()).hasSize(1);
        assertThat(Condition.parse("attributes.a[in]", String.join(",", Collections.nCopies(100, "a")))
            .operands()).hasSize(100);
    }

    private static Failure.Unreadable refusal(String parameter, String value) {
        try {
            Condition.parse(parameter, value);
        } catch (Refused refused) {
            Failure.Unreadable unreadable = (Failure.Unreadable) refused.failure();
            assertThat(unreadable.field()).isEqualTo(parameter);
            return unreadable;
        }
        throw new AssertionError("taken: " + parameter + "=" + value);
    }

    private static Operand text(String text) {
        return new Operand.Text(text);
    }

    private static Operand number(String text) {
        return new Operand.Number(text);
    }
}
