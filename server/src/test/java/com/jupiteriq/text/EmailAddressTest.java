package com.jupiteriq.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Ann.Lee+Tag@Mail.Example,        ann.lee+tag@mail.example",
        "o'hara/x=y@xn--exmple-cua.com,   o'hara/x=y@xn--exmple-cua.com",
        "r3---sn@ab--cd.example,          r3---sn@ab--cd.example",
        "संपर्क@डाटामेल.भारत,               संपर्क@xn--c2bd4bq1db8d.xn--h2brj9c",
        "Müller@BÜCHER.example,           müller@xn--bcher-kva.example",
        "STRASSE@straße.de,               strasse@xn--strae-oqa.de",
        "Straße@xn--strae-oqa.de,         strasse@xn--strae-oqa.de",
        "用户@例え。テスト,                  用户@xn--r8jz45g.xn--zckzah",
        "a@ＥＸＡＭＰＬＥ.com,               a@example.com",
        "δοκιμή@ΠΑΡΆΔΕΙΓΜΑ.δοκιμή,        δοκιμή@xn--hxajbheg2az3al.xn--jxalpdlp",
        "a@نامه\u200Cای.com,              a@xn--mgba3gch31f060k.com",
        "a@ශ්\u200Dරී.com,                 a@xn--10cl1a0b660p.com",
    })
    void an_address_is_one_in_every_script(String text, String canonical) {
        assertThat(EmailAddress.parse(text).orElseThrow().canonical()).isEqualTo(canonical);
        assertThat(EmailAddress.parse(canonical).orElseThrow().canonical()).isEqualTo(canonical);
    }

    @Test
    void composed_and_decomposed_are_the_same() {
        assertThat(EmailAddress.parse("Andre\u0301@cafe\u0301.example").orElseThrow().canonical())
            .isEqualTo(EmailAddress.parse("andr\u00E9@caf\u00E9.example").orElseThrow().canonical());
    }

    @Test
    void a_joiner_may_stand_in_a_name_where_it_joins() {
        assertThat(EmailAddress.parse("ශ්\u200Dරී@a.example")).isPresent();
        assertThat(EmailAddress.parse("نامه\u200Cای@a.example")).isPresent();
        assertThat(EmailAddress.parse("a\u200Db@a.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "a", "a@b", "@b.c", "a@", "a@@b.c", "a@b@c.d", "a b@c.d", "a@b c.d",
        ".a@b.c", "a.@b.c", "a..b@c.d",
        "a@-b.c", "a@b-.c", "a@b..c", "a@.b.c", "a@b.c.", "a@b_c.d", "(a)@b.c", "a@[127.0.0.1]",
        "a\u200B@b.c", "a\u202E@b.c", "a\uFEFF@b.c", "a@b\u200B_.c",
        "a@a\u200Db.com", "a@a\u200Cb.com", "a@\u0301b.com", "a@xn--zzzzzzzz-.com", "a@xn--a.com",
        "a@אb.com", "a@\u2028.com", "a@b\u3002", "a@\uD800.com",
    })
    void what_is_no_address_is_refused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void each_part_has_its_bound() {
        assertThat(EmailAddress.parse("𐐨".repeat(64) + "@b.c")).isPresent();
        assertThat(EmailAddress.parse("x".repeat(65) + "@b.c")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "x".repeat(63) + ".c")).isPresent();
        assertThat(EmailAddress.parse("a@" + "x".repeat(64) + ".c")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "ü".repeat(63) + ".c")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "x.".repeat(127) + "com")).isEmpty();
    }
}
