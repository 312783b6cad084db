package com.jupiteriq.data.schemas;

import static com.jupiteriq.data.schemas.ItemSchemaTest.compile;
import static com.jupiteriq.data.schemas.ItemSchemaTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Schemas that are none, and those that are made to hurt.
@Timeout(60)
class HostileSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'type':'text'} | schema/type",
        "{'properties':{'a':{'type':7}}} | schema/properties/a/type",
        "{'properties':{'a':7}} | schema/properties/a",
        "{'required':'a'} | schema/required",
        "{'minLength':-1} | schema/minLength",
        "{'$schema':'http://json-schema.org/draft-07/schema#'} | schema/$schema",
        "{'properties':{'a':{'$schema':'https://json-schema.org/draft/2020-12/schema'}}} "
            + "| schema/properties/a/$schema",
        "{'$id':'https://example.com/a'} | schema/$id",
        "{'$defs':{'a':{'$id':'a'}}} | schema/$defs/a/$id",
        "{'$ref':'https://example.com/a'} | schema/$ref",
        "{'$ref':'https://json-schema.org/draft/2020-12/schema'} | schema/$ref",
        "{'$ref':'file:///etc/passwd'} | schema/$ref",
        "{'$ref':'other.json'} | schema/$ref",
        "{'properties':{'a':{'$ref':'#/$defs/b'}}} | schema/properties/a/$ref",
        "{'$ref':'#/required','required':['a']} | schema/$ref",
        "{'$ref':'#/x','x':{'$ref':'https://example.com'}} | schema/$ref",
        "{'$ref':'#/const','const':{'$ref':'https://example.com'}} | schema/$ref",
        "{'$ref':'#a'} | schema/$ref",
        "{'$ref':'#%'} | schema/$ref",
        "{'$dynamicRef':'other#a'} | schema/$dynamicRef",
        "{'$recursiveRef':'#'} | schema/$recursiveRef",
        "{'$defs':{'a':{'$anchor':'x'},'b':{'$anchor':'x'}}} | schema/$defs/b/$anchor",
        "{'$ref':'#'} | schema/$ref",
        "{'allOf':[{'$ref':'#'}]} | schema/allOf/0/$ref",
        "{'not':{'$ref':'#/$defs/a'},'$defs':{'a':{'anyOf':[{'$ref':'#/$defs/a'}]}}} | schema/not/$ref",
        "{'$dynamicAnchor':'a','if':{'$dynamicRef':'#a'}} | schema/if/$dynamicRef",
        "{'dependentSchemas':{'a':{'$ref':'#'}}} | schema/dependentSchemas/a/$ref",
        "{'pattern':'(?=a)'} | schema/pattern",
        "{'pattern':'(a)\\\\1'} | schema/pattern",
        "{'pattern':'['} | schema/pattern",
        "{'pattern':'\\\\Qa'} | schema/pattern",
        "{'patternProperties':{'(?!a/b)':true}} | schema/patternProperties/(?!a~1b)",
        "{'pattern':'(a{1000}){1000}'} | schema/pattern",
        "{'pattern':'(?:(?:(?:a{100}){100}){100}){100}'} | schema/pattern",
        "{'pattern':'[(]{9}(a{0,999}){999}'} | schema/pattern",
        "{'pattern':'[]({](a{999}){999}'} | schema/pattern",
        "{'minimum':1e999} | schema",
        "{'enum':[[1e-9999]]} | schema"})
    void what_is_no_schema_is_refused_at_its_place(String schema, String field) {
        List<Problem> problems = refusal(schema.replace('\'', '"'));
        assertThat(problems).extracting(Problem::field).contains(field);
        assertThat(problems).allSatisfy(problem -> assertThat(problem.message()).endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "{'$schema':'https://json-schema.org/draft/2020-12/schema#'}",
        "{'const':{'$ref':'https://example.com','$id':7},'default':{'pattern':'('}}",
        "{'enum':[{'$schema':'x'}],'examples':[{'$ref':1}],'x-y':{'$id':1}}",
        "{'properties':{'$id':{'type':'string'},'pattern':{'maxLength':3}}}",
        "{'pattern':'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'}",
        "{'pattern':'^\\\\p{L}[\\\\p{L}\\\\p{N} .,-]{0,20}$'}",
        "{'pattern':'^(?i)[a-z0-9._%+-]+@[a-z0-9.-]+\\\\.[a-z]{2,63}$'}",
        "{'properties':{'child':{'$ref':'#'}},'items':{'$ref':'#'}}"})
    void what_is_a_schema_is_taken(String schema) {
        assertThat(compile(schema.replace('\'', '"'))).isNotNull();
    }

    @Test
    void a_schema_has_bounds() {
        assertThat(refusal("{\"title\":\"" + "x".repeat(ItemSchema.MAX_BYTES) + "\"}"))
            .containsExactly(Problem.wrong("schema",
                "This field must have at most 65536 bytes as compact JSON."));
        assertThat(refusal("{\"not\":".repeat(33) + "{}" + "}".repeat(33)).getFirst().message())
            .contains("32 levels");
        assertThat(compile("{\"not\":".repeat(31) + "{}" + "}".repeat(31)).problems(read("{}"))).isNotEmpty();
    }

    @Test
    void references_that_go_on_and_on_are_refused() {
        assertThat(refusal(chain(60, "{\"$ref\":\"#/$defs/a%d\"}"))).isNotEmpty();
        assertThat(compile(chain(40, "{\"$ref\":\"#/$defs/a%d\"}")).problems(read("{}"))).isEmpty();
    }

    @Test
    void a_thousand_definitions_behind_each_other_are_no_matter() {
        ItemSchema schema = compile(chain(1_200, "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/a%d\"}}}"));
        assertThat(schema.problems(read("{\"a\":".repeat(31) + "1" + "}".repeat(31)))).isEmpty();
    }

    @Test
    void an_exponential_schema_takes_its_second_and_no_more() {
        String doubling =
            chain(24, "{\"allOf\":[{\"$ref\":\"#/$defs/a%1$d\"},{\"$ref\":\"#/$defs/a%1$d\"}]}");
        tooLong(compile(doubling), "{}");
        String alternatives =
            chain(24, "{\"anyOf\":[{\"$ref\":\"#/$defs/a%1$d\"},{\"$ref\":\"#/$defs/a%1$d\"}]}")
                .replace("\"last\":{}", "\"last\":{\"required\":[\"a\"]}");
        tooLong(compile(alternatives), "{}");
    }

    @Test
    void many_names_for_many_objects_end_too() {
        String names = IntStream.range(0, 5_000).mapToObj(i -> "\"n" + i + "\"")
            .collect(Collectors.joining(","));
        String items = "{},".repeat(900) + "{}";
        tooLong(compile("{\"properties\":{\"a\":{\"items\":{\"required\":[" + names + "]}}}}"),
            "{\"a\":[" + items + "]}");
    }

    @Test
    void slow_patterns_end_too() {
        String patterns = IntStream.range(0, 100)
            .mapToObj(i -> "{\"pattern\":\"(a|b|ab)*(x{150}|y)" + i + "$\"}")
            .collect(Collectors.joining(","));
        String text = "ab".repeat(125_000);
        tooLong(compile("{\"properties\":{\"a\":{\"allOf\":[" + patterns + "]}}}"),
            "{\"a\":\"" + text + "\"}");
        ItemSchema large = compile("{\"properties\":{\"a\":{\"pattern\":\"(?:a?){200}(?:a|b){150}c\"}}}");
        long began = System.nanoTime();
        assertThat(large.problems(read("{\"a\":\"" + text + "\"}"))).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private static void tooLong(ItemSchema schema, String json) {
        long began = System.nanoTime();
        assertThat(schema.problems(read(json))).singleElement()
            .satisfies(problem -> assertThat(problem.message()).startsWith("It takes too long"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    /// Definitions of which each names the next.
    private static String chain(int length, String definition) {
        String definitions = IntStream.range(0, length)
            .mapToObj(i -> "\"a" + i + "\":" + definition.formatted(i + 1)).collect(Collectors.joining(","))
            .replace("/a" + length + "\"", "/last\"");
        return "{\"$ref\":\"#/$defs/a0\",\"$defs\":{" + definitions + ",\"last\":{}}}";
    }

    private static List<Problem> refusal(String schema) {
        try {
            compile(schema);
        } catch (Refused refused) {
            return ((Failure.Invalid) refused.failure()).problems();
        }
        throw new AssertionError("taken: " + schema);
    }
}
