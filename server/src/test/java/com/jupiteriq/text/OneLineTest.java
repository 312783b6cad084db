package com.jupiteriq.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    @ParameterizedTest
    @ValueSource(strings = {"Northwind", "Ann O'Neill & Söhne", "株式会社テスト", "نوردویند", "می\u200Cخواهم",
        "J. R. Smith", "👩\u200D💻 Labs", "A/B: tests", "e\u0301"})
    void a_name_stays_as_it_is(String name) {
        assertThat(OneLine.of(name, 80, "-")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'a\\u000d\\u000aBcc: b@c' | 'a Bcc: b@c'
        'a\\u0000b'               | 'a b'
        'a\\u2028b\\u0085c'       | 'a b c'
        ' a\\t\\u00a0  b '        | 'a b'
        'gpj\\u202eexe'           | 'gpjexe'
        'a\\u200eb\\u2067c\\ufeffd' | 'abcd'
        'a\\ud800b'               | 'ab'
        'a\\ue000b'               | 'ab'
        'see evil.example'        | 'see evil. example'
        'http://evil/x'           | 'http: //evil/x'
        'evil\\u3002example'      | 'evil\\u3002 example'
        '10.0.0.1'                | '10. 0. 0. 1'
        'ann@evil.example'        | 'ann@evil. example'
        """)
    void what_would_deceive_is_taken_out(String text, String shown) {
        assertThat(OneLine.of(unescaped(text), 80, "-")).isEqualTo(unescaped(shown));
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text.replace("\\t", "\t")).replaceAll(found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    @Test
    void what_is_too_long_is_cut_between_characters() {
        assertThat(OneLine.of("😀".repeat(100), 10, "-")).isEqualTo("😀".repeat(9) + "…");
        assertThat(OneLine.of("x".repeat(10), 10, "-")).isEqualTo("x".repeat(10));
    }

    @Test
    void nothing_left_is_said_otherwise() {
        assertThat(OneLine.of("\u202E \u0000", 10, "Somebody")).isEqualTo("Somebody");
    }
}
