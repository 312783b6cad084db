package com.jupiteriq.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a word is. The cases of `TicketWordsTest` go the same way through PostgreSQL.
class WordsTest {

    static Stream<Arguments> texts() {
        return Stream.of(
            arguments("“Zugang” gesperrt", "zugang gesperrt"),
            arguments("„Ja“, «oui», 「はい」", "ja oui は い はい"),
            arguments("Bericht INV-88417", "bericht inv 88417"),
            arguments("login/logout", "login logout"),
            arguments("https://a.example.com/x?y=z#w", "https a example com x y z w"),
            arguments("ann.lee+tag@mail.example", "ann lee tag mail example"),
            arguments("+5 -7 3.14 1,000", "5 7 3 14 1 000"),
            arguments("<b>fett</b>&amp;", "b fett amp"),
            arguments("customer_email", "customer email"),
            arguments("don't O’Brien l'avion", "don t o brien l avion"),
            arguments("C++ C# 50% 20€", "c 50 20"),
            arguments("Produkt™ ©2024 m² ½", "produkt tm © 2024 m 2 1"),
            arguments("㈱ 5㎏", "株 5 kg"),
            arguments("Zu\u00ADgang \uFEFFfrei a\u200Bb", "zugang frei a b"),
            arguments("\u2066links\u2069rechts", "links rechts"),
            arguments("a\u0000b\nc\td\u00A0e\u2028f", "a b c d e f"),
            arguments("東京都", "東 京 東京 都 京都"),
            arguments("iPhone用ケース2個", "iphone 用 ケ 用ケ ー ケー ス ース 2 個"),
            arguments("สวัสดี", "ส ว สว ั วั ัส ด สด ี ดี"),
            arguments("서울에서", "서 울 서울 에 울에 에서"),
            arguments("संपर्क करें", "संपर्क करें"),
            arguments("می\u200Cخواهم", "میخواهم"),
            arguments("heiß🔥brennt❤\uFE0F", "heiss 🔥 brennt ❤"),
            arguments("👩\u200D💻👍🏽", "👩 💻 👍"),
            arguments("🇩🇪", "🇩 🇪 🇩🇪"),
            arguments("1\uFE0F\u20E3", "1"),
            arguments("… – ( ) \u200B '' ", ""),
            arguments("", ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_word_ends_where_something_else_begins(String text, String words) {
        assertThat(Words.in(text)).isEqualTo(words.strip());
    }

    static Stream<Arguments> same() {
        return Stream.of(
            arguments("Zugang", "ZUGANG"),
            arguments("caf\u00E9", "CAFE\u0301"),
            arguments("Straße", "STRASSE"),
            arguments("Straße", "STRA\u1E9EE"),
            arguments("ΟΔΟΣ", "οδος"),
            arguments("ΟΔΟΣ", "οδοσ"),
            arguments("İstanbul", "istanbul"),
            arguments("İstanbul", "i\u0307stanbul"),
            arguments("ISPARTA", "ısparta"),
            arguments("ＡＢＣ１２", "abc12"),
            arguments("ﬁnden", "finden"),
            arguments("ｶﾞｽ", "ガス"),
            arguments("각", "\u1100\u1161\u11A8"),
            arguments("ǅ", "ǆ"),
            arguments("ᾳ", "ΑΙ"),
            arguments("Ÿ", "y\u0308"));
    }

    @ParameterizedTest
    @MethodSource("same")
    void case_and_normal_form_do_not_count(String one, String other) {
        assertThat(Words.in(one)).isEqualTo(Words.in(other)).isNotEmpty();
        assertThat(Words.wanted(one)).isEqualTo(Words.wanted(other));
    }

    @Test
    void accents_count() {
        assertThat(Words.wanted("café")).isNotEqualTo(Words.wanted("cafe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"京", "京都", "東京都", "東京", "都"})
    void every_part_of_an_unspaced_text_is_found(String part) {
        assertThat(List.of(Words.in("東京都").split(" "))).containsAll(Words.wanted(part));
    }

    @Test
    void a_query_asks_for_pairs_and_not_for_their_characters() {
        assertThat(Words.wanted("東京都")).containsExactly("東京", "京都");
        assertThat(Words.wanted("京都東")).containsExactly("京都", "都東");
        assertThat(Words.wanted("a b A")).containsExactly("a", "b");
        assertThat(Words.wanted("?!")).isEmpty();
    }

    @Test
    void a_long_word_is_known_by_its_beginning() {
        String word = "x".repeat(Words.MAX_WORD);
        assertThat(Words.in(word + "tail")).isEqualTo(word);
        assertThat(Words.wanted(word + "tail")).containsExactly(word);
        String wide = "𐐨".repeat(Words.MAX_WORD);
        assertThat(Words.in(wide)).isEqualTo(wide);
    }

    /// Every pair of the rarest characters there are, and more letters in each word than a word may have.
    @Test
    void what_is_stored_has_a_bound() {
        String pairs = IntStream.range(0, 40_000).map(i -> 0x20000 + i)
            .mapToObj(Character::toString).collect(Collectors.joining());
        assertThat(bytes(Words.in(pairs, pairs))).isBetween(400_000, Words.MAX_BYTES);
        String growing = IntStream.range(0, 65_536 / 16)
            .mapToObj(i -> "\uFDFA".repeat(12) + Integer.toString(i, 36)).collect(Collectors.joining(" "));
        assertThat(bytes(Words.in(growing))).isLessThanOrEqualTo(Words.MAX_BYTES);
        String many = IntStream.range(0, 200_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        assertThat(bytes(Words.in(many))).isBetween(Words.MAX_BYTES - 20, Words.MAX_BYTES);
    }

    /// Without the spaces between them.
    private static int bytes(String words) {
        return words.replace(" ", "").getBytes(UTF_8).length;
    }
}
