package com.jupiteriq.firststart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysFileTest {

    private static final KeysFile FILE = new KeysFile("http://127.0.0.1:8080", "http://127.0.0.1:8081",
        new KeysFile.Account("acc_1", "Operator \"1\""),
        Map.of("platform", new KeysFile.Pair("jiq_live_a", "jiq_test_b"),
            "integration", new KeysFile.Pair("stk_c", "stk_test_d")));

    @Test
    void it_is_written_as_documented() {
        assertThat(new String(FILE.bytes(), StandardCharsets.UTF_8)).isEqualTo("""
            {"base_url":"http://127.0.0.1:8080","management_url":"http://127.0.0.1:8081",\
            "account":{"id":"acc_1","name":"Operator \\"1\\""},\
            "keys":{"integration":{"live":"stk_c","test":"stk_test_d"},\
            "platform":{"live":"jiq_live_a","test":"jiq_test_b"}}}
            """);
    }

    @Test
    void it_is_read_as_it_was_written() {
        assertThat(KeysFile.parse(FILE.bytes())).isEqualTo(FILE);
    }

    @Test
    void a_node_without_keys_writes_an_empty_object() {
        KeysFile without = new KeysFile("a", "b", FILE.account(), Map.of());
        assertThat(new String(without.bytes(), StandardCharsets.UTF_8)).endsWith("\"keys\":{}}\n");
        assertThat(KeysFile.parse(without.bytes())).isEqualTo(without);
    }

    @Test
    void another_address_keeps_the_keys() {
        assertThat(FILE.at("x", "y"))
            .isEqualTo(new KeysFile("x", "y", FILE.account(), FILE.keys()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"base_url\":\"a\"}",
        "{\"base_url\":\"a\",\"management_url\":\"b\",\"account\":{\"id\":\"1\",\"name\":\"2\"},"
            + "\"keys\":{\"platform\":{\"live\":\"x\"}}}"})
    void a_damaged_file_is_one_sentence(String text) {
        assertThatThrownBy(() -> KeysFile.parse(text.getBytes(StandardCharsets.UTF_8)))
            .isInstanceOf(StartRefused.class)
            .hasMessage("The file keys.json in the data folder is damaged; restore it from a backup, or"
                + " delete it and make new keys with ./jupiter admin key create.");
    }

    @Test
    void its_text_form_tells_no_secret() {
        assertThat(FILE.toString()).doesNotContain("jiq_", "stk_");
    }
}
