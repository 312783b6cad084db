package com.jupiteriq.data.values;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is kept of an item. Bytes that stand here lie in databases: who changes them fills every index anew.
class RowsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                          | a   | TEXT   | 03",
        "{'a':{'c':1}}               | a.b | TEXT   | 03",
        "{'a':[]}                    | a.b | TEXT   | 03",
        "{'a':1}                     | a.b | NUMBER | 03",
        "{'a':'xy'}                  | a   | TEXT   | 017879",
        "{'a':''}                    | a   | TEXT   | 01",
        "{'a':'xy'}                  | a   | NUMBER | 02 00047879",
        "{'a':null}                  | a   | TEXT   | 02 0000",
        "{'a':[]}                    | a   | TEXT   | 02",
        "{'a':{}}                    | a   | TEXT   | 02",
        "{'a':true}                  | a   | TEXT   | 02 0002",
        "{'a':['x','y','x',[1,'x']]} | a   | TEXT   | 02 00030380000b 000478 000479",
        "{'a':[{'b':'x'},{'b':'y'}]} | a.b | TEXT   | 02 000478 000479",
        "{'a':[[{'b':false}]]}       | a.b | TEXT   | 02 0001",
        "{'a':{'b':['x',{'c':'z'}]}} | a.b | TEXT   | 02 000478",
        "{'a':7}                     | a   | NUMBER | 0103800047",
        "{'a':7.0}                   | a   | NUMBER | 0103800047",
        "{'a':70e-1}                 | a   | NUMBER | 0103800047",
        "{'a':-7}                    | a   | NUMBER | 01017fffb8ff",
        "{'a':-0}                    | a   | NUMBER | 0102",
        "{'a':[0.0]}                 | a   | NUMBER | 02 000302",
        "{'a':'1970-01-01'} | a | TIME | 01800000000000000000000000 0004313937302d30312d3031",
        "{'a':1970}                  | a   | TIME   | 02 00030380031447"})
    void an_index_keeps_one_ordered_row_and_what_else_is_there(String json, String path, IndexKind kind,
            String rows) {
        assertThat(rows(json, path, kind)).isEqualTo(rows.replaceAll(" +", " "));
    }

    @Test
    void a_long_text_is_cut_and_comes_behind_what_is_left_of_it() {
        String kept = "😀".repeat(255);
        List<byte[]> rows = IndexRows.of(read("{\"a\":\"" + kept + "xyz\"}"), path("a"), IndexKind.TEXT);
        assertThat(rows).containsExactly(new Bytes().put(1).put(kept).put(1).copy());
        assertThat(IndexRows.of(read("{\"a\":\"" + kept + "\"}"), path("a"), IndexKind.TEXT))
            .containsExactly(new Bytes().put(1).put(kept).copy());
    }

    @Test
    void words_are_not_kept_in_rows() {
        assertThatIllegalStateException().isThrownBy(() ->
            IndexRows.of(read("{\"a\":1}"), path("a"), IndexKind.WORDS));
    }

    @Test
    void a_number_has_room_in_an_entry_of_an_index() {
        byte[] row = IndexRows.of(read("{\"a\":-1." + "9".repeat(990) + "e-300}"), path("a"),
            IndexKind.NUMBER).getFirst();
        assertThat(row).hasSizeBetween(490, 510);
    }

    @ParameterizedTest
    @EnumSource
    void kinds_have_their_words(IndexKind kind) {
        assertThat(IndexKind.of(kind.word())).contains(kind);
        assertThat(IndexKind.of(kind.word() + "s")).isEmpty();
    }

    @Test
    void words_are_those_of_all_texts_at_and_below_some_paths() {
        JsonValue.Obj item = read("""
            {"title": "Blue chair", "n": 7,
            "notes": [{"text": "Made of oak"}, "blue", {"by": {"x.y": "Ann"}}],
            "other": "hidden", "deep": [["inner"]]}""");
        assertThat(ItemWords.of(item, List.of(path("title"), path("notes"), path("n"), path("none"))))
            .containsExactly("blue", "chair", "made", "of", "oak", "ann");
        assertThat(ItemWords.of(item, List.of(path("notes.text"), path("deep"))))
            .containsExactly("made", "of", "oak", "inner");
        assertThat(ItemWords.of(item, List.of())).isEmpty();
    }

    @Test
    void leaves_are_of_a_key_and_of_paths_that_can_be_named() {
        Leaves leaves = new Leaves(new byte[16]);
        long[] of = leaves.of(read("{\"a\":{\"b\":[1,1.0,{\"c\":null},[]]},\"\":1,\"x.y\":{\"z\":1}}"));
        assertThat(of).containsExactlyInAnyOrder(
            leaves.exists(path("a")), leaves.exists(path("a.b")), leaves.exists(path("a.b.c")),
            leaves.scalar(path("a.b"), new JsonValue.Num("1")),
            leaves.scalar(path("a.b.c"), new JsonValue.Null())).isSorted();
        assertThat(new Leaves("0123456789abcdef".getBytes(UTF_8)).of(read("{\"a\":1}")))
            .doesNotContain(leaves.of(read("{\"a\":1}")));
        assertThat(leaves.of(read("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":1}}}}}}"))).hasSize(5);
        assertThat(leaves.of(read("{\"a\":{\"" + "b".repeat(254) + "\":1}}"))).hasSize(1);
        assertThat(leaves.of(read("{\"a\":{\"" + "b".repeat(253) + "\":1}}"))).hasSize(3);
        assertThat(leaves.of(read("{}"))).isEmpty();
    }

    private static String rows(String json, String path, IndexKind kind) {
        List<String> rows = IndexRows.of(read(json.replace('\'', '"')), path(path), kind).stream()
            .map(HexFormat.of()::formatHex).toList();
        return String.join(" ", rows);
    }

    private static Path path(String text) {
        return Path.parse(text).orElseThrow();
    }

    private static JsonValue.Obj read(String json) {
        return JsonReader.read(json.getBytes(UTF_8));
    }
}
