package com.jupiteriq.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalPostgresTest {

    private final Logins logins = TestPostgres.logins();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        postgresql://ann:secret@db.example:6432/jupiter     | jdbc:postgresql://db.example:6432/jupiter
        postgres://ann:secret@db.example/jupiter            | jdbc:postgresql://db.example/jupiter
        postgresql://ann:secret@[::1]:5432/j?sslmode=require  | jdbc:postgresql://[::1]:5432/j?sslmode=require
        postgresql://ann:secret@a:1,b:2/jupiter             | jdbc:postgresql://a:1,b:2/jupiter
        jdbc:postgresql://db.example/jupiter?user=ann&password=secret | jdbc:postgresql://db.example/jupiter
        jdbc:postgresql://h/j?user=ann&ssl=true&password=secret       | jdbc:postgresql://h/j?ssl=true
        """)
    void both_forms_of_an_address_are_understood(String address, String url) {
        assertThat(ExternalPostgres.parse("--database-url", address))
            .isEqualTo(new Login(url, "ann", "secret"));
    }

    @Test
    void special_characters_are_percent_encoded() {
        assertThat(ExternalPostgres.parse("--database-url", "postgresql://a%40b:p%2Fa:s+s%25@h/j"))
            .isEqualTo(new Login("jdbc:postgresql://h/j", "a@b", "p/a:s+s%"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://a:b@h/j", "postgresql://h/j", "postgresql://a:b@h",
        "postgresql://a:b@h/", "postgresql://a:%zz@h/j",
        "postgresql://a:b@h:port/j", "jdbc:postgresql:j", "h:5432/j"})
    void what_is_no_address_is_refused_without_repeating_it(String address) {
        assertThatThrownBy(() -> ExternalPostgres.parse("--database-worker-url", address))
            .isInstanceOf(StartRefused.class)
            .hasMessageStartingWith("--database-worker-url is not understood; write postgresql://user:");
    }

    @Test
    void three_good_logins_are_accepted() {
        assertThat(ExternalPostgres.logins(address(logins.app()), address(logins.worker()),
            address(logins.owner()))).isEqualTo(logins);
    }

    @Test
    void a_wrong_password_is_one_sentence_without_the_password() {
        Login wrong = new Login(logins.app().url(), logins.app().user(), "guessed");
        assertThatThrownBy(() -> ExternalPostgres.logins(address(wrong), address(logins.worker()),
            address(logins.owner()))).isInstanceOf(StartRefused.class)
            .hasMessageContaining("(--database-url) cannot be used (FATAL: password authentication failed")
            .hasMessageNotContaining("guessed");
    }

    @Test
    void nobody_there_is_one_sentence() {
        String nobody = "postgresql://jupiter_owner:x@127.0.0.1:1/jupiter";
        assertThatThrownBy(() -> ExternalPostgres.logins(nobody, nobody, nobody))
            .isInstanceOf(StartRefused.class)
            .hasMessageStartingWith(
                "The database at 127.0.0.1:1/jupiter (--database-admin-url) cannot be used")
            .hasMessageNotContaining("\n");
    }

    @Test
    void the_wrong_role_is_named() {
        assertThatThrownBy(() -> ExternalPostgres.logins(address(logins.worker()), address(logins.worker()),
            address(logins.owner()))).isInstanceOf(StartRefused.class)
            .hasMessage("--database-url logs in as jupiter_worker; it must be jupiter_app, which db/roles.sql"
                + " creates.");
    }

    @Test
    void a_server_that_is_too_old_is_refused() {
        assertThatThrownBy(() -> ExternalPostgres.refuseOld("--database-url", logins.app(), 150018))
            .isInstanceOf(StartRefused.class)
            .hasMessageEndingWith("(--database-url) is version 15; JupiterIQ needs 16 or newer.");
        ExternalPostgres.refuseOld("--database-url", logins.app(), 160000);
    }

    private static String address(Login login) {
        return login.url().replace("jdbc:postgresql://", "postgresql://" + login.user() + ":"
            + URLEncoder.encode(login.password(), StandardCharsets.UTF_8) + "@");
    }
}
