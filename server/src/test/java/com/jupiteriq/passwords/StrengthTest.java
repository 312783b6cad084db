package com.jupiteriq.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrengthTest {

    private static final Person NOBODY = new Person(null, null, null);
    private static final Person ANNA =
        new Person("anna.lindqvist@nordwind.example", "lindqvist77", "Anna Sofia Lindqvist");

    /// Every sign that zxcvbn reads as a letter.
    private static final String ALL_SIGNS = "4@8({[<3691!|70$5+%2";

    @ParameterizedTest
    @ValueSource(strings = {
        "aaaaaaaaaaaa", "passwordpassword", "password1234", "PASSWORD1234", "p4ssw0rd1234", "123456789012",
        "abcdefghijkl", "qwertyuiop[]", "qwertyqwerty", "iloveyouiloveyou", "letmeinletmein", "111111111111",
        "121212121212", "abcabcabcabcabc"})
    void common_and_regular_passwords_are_weak(String password) {
        assertThat(Strength.isWeak(password, NOBODY)).isTrue();
    }

    /// 004:21 prints the first.
    @ParameterizedTest
    @ValueSource(strings = {
        "secure_password", "correct horse battery staple", "winter drum cactus", "k7#Qz!m2Vt9w",
        "Grüße vom Mond", "пароль для почты", "四つの猿が橋を渡る夜に歌", "😀🍕🚲🌋🎻🦔🧭🪁🧵🪴🛶🔭"})
    void others_are_not(String password) {
        assertThat(Strength.isWeak(password, NOBODY)).isFalse();
        assertThat(Strength.isWeak(password, ANNA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "anna.lindqvist@nordwind.example", "anna.lindqvist", "lindqvistlindqvist", "Lindqvist1234",
        "tsivqdniltsivqdnil", "lindqvist77lindqvist77", "annaannaanna", "nordwindnordwind"})
    void what_is_known_of_the_person_is_weak(String password) {
        assertThat(Strength.isWeak(password, ANNA)).isTrue();
    }

    @Test
    void a_long_password_is_judged_by_its_beginning() {
        assertThat(Strength.judged("ab".repeat(40))).hasSize(80);
        assertThat(Strength.judged("ab".repeat(128))).hasSize(Strength.MOST_JUDGED);
        assertThat(Strength.isWeak("a".repeat(256), NOBODY)).isTrue();
    }

    @Test
    void many_signs_that_can_be_read_as_letters_shorten_what_is_judged() {
        assertThat(Strength.judged("4".repeat(256))).hasSize(Strength.MOST_JUDGED);
        assertThat(Strength.judged("41!|7".repeat(50)).length()).isBetween(20, 60);
        String begun = Strength.judged(ALL_SIGNS.repeat(12));
        assertThat(begun.length()).isBetween(10, 25);
        assertThat(Strength.isWeak(ALL_SIGNS.repeat(12), NOBODY)).as("what is judged is enough").isFalse();
        assertThat(Strength.judged("k7#Qz!m2Vt9w")).as("no usual one is shortened").hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "İİİİİİİİİİİİ", "ﬃﬃﬃﬃﬃﬃﬃﬃﬃﬃﬃﬃ", "ŉŉŉŉŉŉŉŉŉŉŉŉ", "ΐΐΐΐΐΐΐΐΐΐΐΐ", "\ud800\ud800\ud800\ud800",
        "\u0000\u0000\u0000\u0000\u0000\u0000", "            ",
        "ẞİﬀ$1(|7+İıſK Ω", "2024-01-15 15/01/2024", "\\E(.+)\\1+$^*?[a-"})
    void nothing_that_somebody_types_makes_it_fail(String password) {
        Strength.isWeak(password, ANNA);
        Strength.isWeak(password.repeat(20), new Person(password, "(.+)\\1+", "[[[" + password));
    }
}
