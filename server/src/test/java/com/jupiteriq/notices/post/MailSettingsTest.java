package com.jupiteriq.notices.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {

    @Test
    void an_address_is_taken_apart() {
        assertThat(ServerAddress.parse("smtp://mail.example"))
            .isEqualTo(new ServerAddress(false, "mail.example", 587, null, ""));
        assertThat(ServerAddress.parse("smtps://ann%40x:p%3A+%2F@[::1]/"))
            .isEqualTo(new ServerAddress(true, "::1", 465, "ann@x", "p:+/"));
        assertThat(ServerAddress.parse("smtp://a:b@10.0.0.1:25").place()).isEqualTo("10.0.0.1:25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.example", "http://mail.example", "smtp://", "smtp://tops3cret@mail.example",
        "smtp://:tops3cret@mail.example", "smtp://ann:@mail.example", "smtp://mail.example:0",
        "smtp://mail.example:70000", "smtp://a:tops3cret@mail.example/x",
        "smtp://a:tops3cret@mail.example?x=y",
        "smtp://a:tops3cret @mail.example",
        "smtp://a:tops3cret@mail.example#x"})
    void what_is_no_address_is_refused_without_being_repeated(String text) {
        assertThatThrownBy(() -> new MailSettings(text, "a@b.example", 1, "x", null))
            .isInstanceOf(StartRefused.class)
            .hasMessage("--mail-url is not understood; write smtp://user:password@host:587, or smtps://"
                + " for TLS at once, with special characters percent-encoded.")
            .hasNoCause();
    }

    @Test
    void a_sender_has_an_address_and_perhaps_a_name() {
        assertThat(MailAddress.parse("no-reply@Northwind.Example", "--mail-from"))
            .isEqualTo(new MailAddress("", "no-reply", "northwind.example"));
        assertThat(MailAddress.parse(" Nördwind.io, Inc <no-reply@bücher.example> ", "--mail-from"))
            .isEqualTo(new MailAddress("Nördwind.io, Inc", "no-reply", "xn--bcher-kva.example"));
        assertThat(MailAddress.parse("\"North wind\" <a@b.example>", "--mail-from").name())
            .isEqualTo("North wind");
        assertThat(new MailSettings(null, null, 1, "Acme", null).sender())
            .isEqualTo(new MailAddress("Acme", "no-reply", "jupiteriq.invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b", "jürgen@b.example", "X <a@b.example> <c@d.example>",
        "X\r\nBcc: c@d.example <a@b.example>", "a@b.example, c@d.example", "X <>"})
    void what_is_no_sender_is_one_sentence(String text) {
        assertThatThrownBy(() -> new MailSettings(null, text, 1, "x", null)).isInstanceOf(StartRefused.class)
            .hasMessage("--mail-from must be a mail address such as no-reply@northwind.example, in ASCII"
                + " before the @, or \"Northwind <no-reply@northwind.example>\".");
    }

    @Test
    void nothing_prints_the_password() {
        MailSettings settings =
            new MailSettings("smtp://ann:tops3cret@mail.example", "a@b.example", 1, "x", null);
        assertThat(settings.toString() + settings.server()).contains("mail.example:587")
            .doesNotContain("tops3cret", "ann");
    }
}
