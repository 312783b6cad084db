package com.jupiteriq.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.jupiteriq.edge.Refusing;
import com.jupiteriq.edge.StrictJson;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static final long SEED = 20240115;

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        " \t\r\n{ \"a\" : [ ] } \n",
        "{\"z\":1,\"a\":2,\"m\":{\"\":null}}",
        "{\"n\":[0,-0,1.50,1E+2,1e400,12345678901234567890.10]}",
        "{\"s\":\"ä € 😀 \u007f \\u00e4 \\ud83d\\ude00 \\\" \\\\ \\/ \\b \\f \\n \\r \\t\"}",
        "{\"t\":true,\"f\":false}"})
    void valid_documents_are_read(String text) {
        assertThat(JsonReader.read(text.getBytes(UTF_8))).isNotNull();
    }

    @Test
    void keys_keep_their_order_and_numbers_their_text() {
        String text = "{\"z\":1.50,\"a\":[1E+2,-0],\"m\":{\"b\":null,\"a\":\"\\u0041\"}}";
        assertThat(JsonReader.read(text.getBytes(UTF_8)).compact().text())
            .isEqualTo("{\"z\":1.50,\"a\":[1E+2,-0],\"m\":{\"b\":null,\"a\":\"A\"}}");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
            arguments("", "The body is empty. Send a JSON object."),
            arguments(" \n ", "The body is empty. Send a JSON object."),
            arguments("[]", "The body must be a JSON object, with { as its first character."),
            arguments("\"a\"", "The body must be a JSON object, with { as its first character."),
            arguments("null", "The body must be a JSON object, with { as its first character."),
            arguments("12", "The body must be a JSON object, with { as its first character."),
            arguments("\uFEFF{}",
                "The body is not valid JSON: unexpected character U+FEFF at line 1, column 1."),
            arguments("{", "The body is not valid JSON: it ends too early at line 1, column 2."),
            arguments("{\"a\":\"x", "The body is not valid JSON: it ends too early at line 1, column 8."),
            arguments("{\"a\":1,}",
                "The body is not valid JSON: unexpected character } at line 1, column 8."),
            arguments("{\"a\":[1,]}",
                "The body is not valid JSON: unexpected character ] at line 1, column 9."),
            arguments("{\"a\":\n 1 2}",
                "The body is not valid JSON: unexpected character 2 at line 2, column 4."),
            arguments("{'a':1}", "The body is not valid JSON: unexpected character ' at line 1, column 2."),
            arguments("{a:1}", "The body is not valid JSON: unexpected character a at line 1, column 2."),
            arguments("{/**/}", "The body is not valid JSON: unexpected character / at line 1, column 2."),
            arguments("{}//x", "The body is not valid JSON: unexpected character / at line 1, column 3."),
            arguments("{\"a\":01}",
                "The body is not valid JSON: unexpected character 1 at line 1, column 7."),
            arguments("{\"a\":+1}",
                "The body is not valid JSON: unexpected character 1 at line 1, column 7."),
            arguments("{\"a\":.5}",
                "The body is not valid JSON: unexpected character . at line 1, column 6."),
            arguments("{\"a\":\"\n\"}",
                "The body is not valid JSON: unexpected character U+000A at line 1, column 7."),
            arguments("{} {}", "Nothing may follow the JSON object at line 1, column 4."),
            arguments("{}x", "The body is not valid JSON: unexpected character x at line 1, column 3."),
            arguments("{\"a\":1,\"b\":2,\"a\":3}",
                "The key `a` appears twice in one object at line 1, column 18."),
            arguments("{\"\\u0061\":1,\"a\":3}",
                "The key `a` appears twice in one object at line 1, column 17."),
            arguments("{\"ä\":1,\"ä\":3}", "The key appears twice in one object at line 1, column 12."),
            arguments("{\"a\":\"\\ud800\"}", "A string holds half of a surrogate pair at line 1, column 6."),
            arguments("{\"a\":\"\\ude00\\ud83d\"}",
                "A string holds half of a surrogate pair at line 1, column 6."),
            arguments("{\"\\ud83dx\":1}", "A string holds half of a surrogate pair at line 1, column 2."),
            arguments("{\"a\":\"\\u0000\"}",
                "A string holds the character NUL, which cannot be stored, at line 1, column 6."),
            arguments("{\"\\u0000\":1}",
                "A string holds the character NUL, which cannot be stored, at line 1, column 2."),
            arguments("{\"a\":" + "1".repeat(1001) + "}",
                "A number has more than 1000 characters at line 1, column 6."),
            arguments("{\"a\":[" + "1,".repeat(100_000) + "1]}",
                "The body has more than 100000 values at line 1, column 200005."));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformed_documents_are_refused_with_their_place(String text, String sentence) {
        Failure.Unreadable failure = Refusing.unreadable(() -> JsonReader.read(text.getBytes(UTF_8)));
        assertThat(failure).isEqualTo(new Failure.Unreadable(null, sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":-Infinity}", "{\"a\":nul}", "{\"a\":TRUE}", "{\"a\":1.}",
        "{\"a\":1e}", "{\"a\":-}", "{\"a\":0x10}", "{\"a\":\"\\q\"}",
        "{\"a\":\"\\u12\"}", "{\"a\" 1}", "{\"a\"}",
        "{,}", "{\"a\":1]", "{\"a\":[1}", "{}\u0000", "\u0000{}", "{\u00a0}", "}", "{\"a\":'x'}"})
    void every_extension_of_json_is_refused(String text) {
        assertThat(Refusing.unreadable(() -> JsonReader.read(text.getBytes(UTF_8))).message())
            .startsWith("The body is not valid JSON");
    }

    static Stream<Arguments> brokenBytes() {
        return Stream.of(
            arguments("Latin-1", "{\"a\":\"ä\"}".getBytes(ISO_8859_1), 6),
            arguments("UTF-16", "{}".getBytes(UTF_16), 0),
            arguments("overlong slash", bytes('{', '"', 0xc0, 0xaf, '"', ':', '1', '}'), 2),
            arguments("surrogate in UTF-8", bytes('{', '"', 0xed, 0xa0, 0x80, '"', ':', '1', '}'), 2),
            arguments("above U+10FFFF", bytes('{', '"', 0xf4, 0x90, 0x80, 0x80, '"', ':', '1', '}'), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenBytes")
    void bytes_that_are_not_utf8_are_refused(String name, byte[] body, int at) {
        assertThat(Refusing.unreadable(() -> JsonReader.read(body)).message())
            .isEqualTo("The body is not valid UTF-8 at byte " + at + ".");
    }

    @Test
    void a_sequence_that_is_cut_off_is_refused() {
        byte[] whole = "{\"a\":\"😀\"}".getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(Refusing.unreadable(() -> JsonReader.read(cut)).message()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 10_000, 5_000_000})
    void depth_is_bounded(int depth) {
        String sentence = "The body is nested more than 100 levels deep at line 1, column ";
        String arrays = "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
        assertThat(Refusing.unreadable(() -> JsonReader.read(arrays.getBytes(UTF_8))).message())
            .startsWith(sentence);
        String objects = "{\"a\":".repeat(Math.min(depth, 1_000_000));
        assertThat(Refusing.unreadable(() -> JsonReader.read(objects.getBytes(UTF_8))).message())
            .startsWith(sentence);
    }

    @Test
    void depth_100_is_read() {
        String text = "{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}";
        assertThat(JsonReader.read(text.getBytes(UTF_8)).compact().text()).isEqualTo(text);
    }

    @Test
    void a_string_of_ten_megabytes_is_read() {
        String text = "{\"a\":\"" + "x".repeat(10 << 20) + "\"}";
        assertThat(JsonReader.read(text.getBytes(UTF_8)).compact().text()).isEqualTo(text);
    }

    @Test
    void mutations_are_accepted_exactly_when_a_second_strict_reading_accepts_them() {
        List<String> seeds = List.of(
            "{\"title\":\"Printer on fire\",\"priority\":\"high\","
                + "\"metadata\":{\"a\":[1,-2.5e+3,true,null,{}]}}",
            "{\"s\":\"\\u00e4\\ud83d\\ude00\\n\\\\\",\"ä€😀\":0.0,\"e\":{},\"l\":[]}",
            "{\"a\":1,\"b\":{\"a\":2,\"c\":[false,[\"x\"],-0]}}");
        Random random = new Random(SEED);
        int accepted = 0;
        for (int round = 0; round < 40_000; round++) {
            byte[] body = mutated(seeds.get(round % seeds.size()).getBytes(UTF_8), random);
            accepted += compared(body) ? 1 : 0;
        }
        assertThat(accepted).as("both outcomes are met often").isBetween(4_000, 36_000);
    }

    @Test
    void random_bytes_never_lead_to_anything_but_a_refusal() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            byte[] body = new byte[random.nextInt(40)];
            random.nextBytes(body);
            if (random.nextBoolean() && body.length > 1) {
                body[0] = '{';
            }
            compared(body);
        }
    }

    private static boolean compared(byte[] body) {
        boolean strict = StrictJson.accepts(body);
        boolean ours;
        try {
            JsonReader.read(body);
            ours = true;
        } catch (Refused refused) {
            ours = false;
            Failure.Unreadable failure = (Failure.Unreadable) refused.failure();
            assertThat(failure.field()).isNull();
            assertThat(failure.message()).hasSizeBetween(10, 160).endsWith(".");
        }
        assertThat(ours).as("%s", body).isEqualTo(strict);
        return ours;
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] body = seed.clone();
        String spice = "{}[]\",:\\u0019dDeE+-.tfn \n/'x\u0000\u001f\u00e4";
        for (int times = random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(body.length);
            byte[] piece = spice.substring(random.nextInt(spice.length())).getBytes(UTF_8);
            body = switch (random.nextInt(5)) {
                case 0 -> joined(Arrays.copyOf(body, at), Arrays.copyOfRange(body, at + 1, body.length));
                case 1 -> joined(Arrays.copyOf(body, at), Arrays.copyOf(piece, 1),
                    Arrays.copyOfRange(body, at, body.length));
                case 2 -> joined(Arrays.copyOf(body, at), Arrays.copyOf(piece, 1),
                    Arrays.copyOfRange(body, at + 1, body.length));
                case 3 -> {
                    int from = random.nextInt(body.length);
                    int to = from + random.nextInt(body.length - from);
                    yield joined(Arrays.copyOf(body, at), Arrays.copyOfRange(body, from, to),
                        Arrays.copyOfRange(body, at, body.length));
                }
                default -> {
                    byte[] flipped = body.clone();
                    flipped[at] ^= (byte) (1 << random.nextInt(8));
                    yield flipped;
                }
            };
            if (body.length == 0) {
                return body;
            }
        }
        return body;
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
