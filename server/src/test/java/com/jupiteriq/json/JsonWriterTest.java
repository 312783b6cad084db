package com.jupiteriq.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Whatever is written is JSON and says what was meant: another library reads it back.
class JsonWriterTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void every_kind_of_value_has_its_form() {
        String text = new JsonWriter().object()
            .field("text", "a").field("none", (String) null)
            .field("number", Long.MIN_VALUE).field("flag", true)
            .field("time", Instant.parse("2024-01-15T10:30:00.999999Z")).field("list", List.of("x", "y"))
            .field("id", UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"))
            .field("free", new JsonText("{\"n\":1.50}"))
            .nothing("unset").key("empty").array().endArray().key("deep").object()
            .endObject().endObject().toString();
        assertThat(text).isEqualTo("""
            {"text":"a","none":null,"number":-9223372036854775808,"flag":true,"time":"2024-01-15T10:30:00Z",\
            "list":["x","y"],"id":"01890a5d-ac96-774b-bcce-b302099a8057","free":{"n":1.50},"unset":null,\
            "empty":[],"deep":{}}""");
    }

    @Test
    void any_text_comes_back() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            String text = anyText(random);
            assertThat(JSON.readValue(new JsonWriter().text(text).toString(), String.class)).isEqualTo(text);
        }
    }

    @Test
    void every_character_that_needs_an_escape_has_one() {
        for (char c = 0; c < 0x80; c++) {
            String written = new JsonWriter().text("a" + c + "b").toString();
            assertThat(written.chars()).as("U+%04x", (int) c).allMatch(each -> each >= ' ');
            assertThat(JSON.readValue(written, String.class)).isEqualTo("a" + c + "b");
        }
    }

    @Test
    void any_nesting_comes_back() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            Object value = anyValue(random, 5);
            JsonWriter out = new JsonWriter();
            write(value, out);
            assertThat(JSON.readValue(out.toString(), Object.class)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-15T10:30:00Z,        2024-01-15T10:30:00Z",
        "2024-12-31T23:59:59.999999Z, 2024-12-31T23:59:59Z",
        "1969-12-31T23:59:59.5Z,      1969-12-31T23:59:59Z",
        "0001-02-03T04:05:06Z,        0001-02-03T04:05:06Z",
    })
    void a_time_has_whole_seconds(Instant time, String text) {
        assertThat(JsonWriter.timestamp(time)).isEqualTo(text);
    }

    private static void write(Object value, JsonWriter out) {
        switch (value) {
            case Map<?, ?> fields -> {
                out.object();
                fields.forEach((name, field) -> write(field, out.key((String) name)));
                out.endObject();
            }
            case List<?> items -> {
                out.array();
                items.forEach(item -> write(item, out));
                out.endArray();
            }
            case String text -> out.text(text);
            case Integer number -> out.number(number);
            case Boolean flag -> out.bool(flag);
            default -> throw new IllegalStateException(value.toString());
        }
    }

    private static Object anyValue(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> anyText(random);
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> {
                List<Object> items = new ArrayList<>();
                random.ints(random.nextInt(4)).forEach(i -> items.add(anyValue(random, depth - 1)));
                yield items;
            }
            default -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                random.ints(random.nextInt(4))
                    .forEach(i -> fields.put(anyText(random), anyValue(random, depth - 1)));
                yield fields;
            }
        };
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(12), 0, 4).map(kind -> switch (kind) {
            case 0 -> random.nextInt(0x20);
            case 1 -> random.nextInt(0x20, 0x80);
            case 2 -> random.nextInt(0x80, 0xd800);
            default -> random.nextInt(0x10000, 0x110000);
        }).forEach(text::appendCodePoint);
        return text.toString();
    }
}
