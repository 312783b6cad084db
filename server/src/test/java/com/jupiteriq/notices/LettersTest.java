package com.jupiteriq.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people read. Names are what somebody typed, who may mean harm.
class LettersTest {

    private static final Instant UNTIL = Instant.parse("2026-12-07T03:42:00Z");
    private static final String PAGE = "https://app.northwind.example/welcome?a=1&b=2";
    private static final Brand BRAND = new Brand("Northwind & Sons", "help@northwind.example");
    private static final Letters LETTERS = new Letters(BRAND);

    static Stream<Letter> letters() {
        Stream<Entrance> ways = Stream.of(Entrance.of(PAGE, "t0ken"), Entrance.of(null, "t0ken"));
        return Stream.concat(
            ways.flatMap(entrance -> Stream.of(
                LETTERS.userInvitation("O'Neill <Ltd>", entrance, UNTIL),
                LETTERS.organizationInvitation("R&D \"East\"", "O'Neill <Ltd>", entrance, UNTIL),
                LETTERS.rotationDue("live", List.of("jiq_live_0310Ka… <Export> & \"more\""), 90),
                LETTERS.passwordReset(entrance, UNTIL))),
            Stream.of(
                LETTERS.passwordReplaced(UNTIL),
                LETTERS.factorRemoved(UNTIL),
                LETTERS.newDevice("203.0.113.7", "Example\r\n<b>Browser</b>", UNTIL),
                LETTERS.newDevice("2001:db8::7", "", UNTIL),
                LETTERS.limitNearlyUsed("endpoint", "POST /v1/tickets/**", "day", 80),
                LETTERS.limitNearlyUsed("key", "requests", "minute", 95),
                LETTERS.virusFound("file_1", "<b>&.pdf", "Win.Test.EICAR_HDB-1", UNTIL),
                LETTERS.appealDecided("file_1", "a \"b\".pdf", true, "It is <fine>"),
                LETTERS.appealDecided("file_1", "a.pdf", false, "No & no"),
                LETTERS.reportReady("Sales & \"more\"", Optional.empty(),
                    "/v1/reports/rep_1/runs/job_1/result", UNTIL),
                LETTERS.reportReady("A <b>", Optional.of("https://api.example.com"), "/v1/reports/rep_1",
                    UNTIL)));
    }

    @Test
    void an_invitation_says_who_what_how_and_until_when() {
        Letter letter = LETTERS.userInvitation("Acme", Entrance.of(PAGE, "t0ken"), UNTIL);
        assertThat(letter.subject()).isEqualTo("Acme invites you to Northwind & Sons");
        assertThat(LetterText.of(letter, BRAND)).isEqualTo("""
            Acme has made a user for you at Northwind & Sons.

            Accept the invitation:
            https://app.northwind.example/welcome?a=1&b=2#token=t0ken

            The invitation is valid until 7 December 2026, 03:42 UTC.

            If you did not expect it, ignore this mail: nothing happens without you.

            --\s
            Northwind & Sons
            Questions? Write to help@northwind.example
            """);
    }

    @Test
    void who_has_not_asked_for_a_new_password_need_not_do_anything() {
        Letter letter = LETTERS.passwordReset(Entrance.of(PAGE, "jpr_t0ken"), UNTIL);
        assertThat(letter.subject()).isEqualTo("Your new password at Northwind & Sons");
        assertThat(LetterText.of(letter, BRAND)).startsWith("""
            Somebody has asked for a new password for you at Northwind & Sons.

            Choose a new password:
            https://app.northwind.example/welcome?a=1&b=2#token=jpr_t0ken

            This is possible until 7 December 2026, 03:42 UTC, and once.

            If it was not you, ignore this mail: your password stays as it is.
            """);
    }

    @Test
    void what_happened_to_somebodys_way_in_is_told_with_what_to_do() {
        Letter letter = LETTERS.newDevice("203.0.113.7", "ExampleBrowser/2", UNTIL);
        assertThat(letter.subject()).isEqualTo("A new device at Northwind & Sons");
        assertThat(LetterText.of(letter, BRAND)).startsWith("""
            Somebody has signed in as you at Northwind & Sons on 7 December 2026, 03:42 UTC, from the \
            address 203.0.113.7 with ExampleBrowser/2.

            If it was you, there is nothing to do.
            """);
        assertThat(LetterText.of(LETTERS.passwordReplaced(UNTIL), BRAND))
            .startsWith("Your password at Northwind & Sons was changed on 7 December 2026, 03:42 UTC.");
        assertThat(LetterText.of(LETTERS.factorRemoved(UNTIL), BRAND)).startsWith("Since 7 December 2026");
    }

    @Test
    void a_limit_that_is_nearly_used_up_is_told_with_what_to_do() {
        Letter letter = LETTERS.limitNearlyUsed("account", "requests", "minute", 80);
        assertThat(letter.subject()).isEqualTo("80% of a rate limit used at Northwind & Sons");
        assertThat(LetterText.of(letter, BRAND)).contains(
            "80% of the limit of the requests of your account were used within one minute.",
            "until the next minute begins", "GET /v1/limits", "POST /v1/limits/increase-requests",
            "This is told once a day.");
    }

    @Test
    void a_virus_is_told_with_what_to_do() {
        Letter letter = LETTERS.virusFound("file_1", "invoice", "Eicar-Test", UNTIL);
        assertThat(letter.subject()).isEqualTo("A virus was found in a file at Northwind & Sons");
        assertThat(LetterText.of(letter, BRAND)).contains(
            "in the file invoice (file_1) at Northwind & Sons: Eicar-Test.",
            "until 7 December 2026, 03:42 UTC", "POST /v1/files/file_1/appeal");
        assertThat(LetterText.of(LETTERS.appealDecided("file_1", "invoice", false, "It is one."), BRAND))
            .contains("was refused. Its bytes are deleted.", "The reason: It is one.");
    }

    @Test
    void without_a_page_it_shows_the_token() {
        Letter letter = LETTERS.organizationInvitation("East", "Acme", Entrance.of(null, "t0ken"), UNTIL);
        assertThat(letter.subject()).isEqualTo("Your invitation to East");
        assertThat(LetterText.of(letter, BRAND))
            .contains("Acme invites you to join East at Northwind & Sons.", "\nt0ken\n")
            .doesNotContain("http");
        assertThat(LetterHtml.of(letter, BRAND)).contains(">t0ken</code>").doesNotContain("href");
    }

    @Test
    void of_old_keys_it_names_some_and_counts_the_others() {
        Letter letter = LETTERS.rotationDue("test",
            Stream.iterate(1, n -> n + 1).limit(12).map(n -> "jiq_test_0310Ka… Key " + n + ".").toList(), 90);
        assertThat(letter.subject()).isEqualTo("12 API keys should be rotated");
        assertThat(LetterText.of(letter, BRAND))
            .contains("your environment test at Northwind & Sons are older than 90 days", "Key 1.", "Key 10.",
                "And 2 more.", "Nothing is revoked by itself.")
            .doesNotContain("Key 11.");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void both_forms_say_the_same(Letter letter) {
        String html = LetterHtml.of(letter, BRAND);
        String body = html.substring(html.indexOf("<body")).replaceAll("<[^>]*>", " ")
            .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
            .replace("&amp;", "&");
        String plain = LetterText.of(letter, BRAND).replace("-- \n", "")
            .replace("invitation:\n", "invitation\n").replace("password:\n", "password\n")
            .replace("Fetch the report:\n", "Fetch the report\n");
        assertThat(body.strip().split("\\s+")).containsExactly(plain.strip().split("\\s+"));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void nothing_is_loaded_and_one_column_is_as_wide_as_the_screen(Letter letter) {
        String html = LetterHtml.of(letter, BRAND);
        assertThat(html).doesNotContain("<img", "<link", "<script", "<style", "src=", "url(", "@import")
            .contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .contains("lang=\"en\"", "max-width:560px");
        assertThat(html.replace("max-width:560px", "")).doesNotContain("width:5", "width=\"", "nowrap");
    }

    @Test
    void markup_in_a_name_is_text() {
        Letter letter = LETTERS.userInvitation("<b onclick='x'>&\"", Entrance.of(null, "t"), UNTIL);
        assertThat(LetterHtml.of(letter, BRAND)).doesNotContain("<b ", "<b>", "onclick='")
            .contains("&lt;b onclick=&#39;x&#39;&gt;&amp;&quot; has made");
    }

    @Test
    void a_name_breaks_no_line_turns_no_text_and_is_no_link() {
        String hostile = "Acme\r\nBcc: all@evil.example\u0000\u202Etxet\u2066\u2028https://evil.example/x";
        Letter letter = LETTERS.organizationInvitation(hostile, hostile, Entrance.of(null, "t"), UNTIL);
        for (String said : List.of(letter.subject(), LetterText.of(letter, BRAND),
            LetterHtml.of(letter, BRAND))) {
            assertThat(said).doesNotContain("\r", "\u0000", "\u202E", "\u2066", "\u2028", "evil.example",
                "https://evil");
        }
        assertThat(letter.subject()).startsWith("Your invitation to Acme Bcc: all@evil. example");
    }

    @Test
    void a_long_name_is_cut() {
        Letter letter = LETTERS.organizationInvitation(
            "x".repeat(5_000), "y".repeat(5_000), Entrance.of(null, "t"), UNTIL);
        assertThat(letter.subject()).hasSizeLessThan(Letter.MAX_SUBJECT);
        assertThat(LetterText.of(letter, BRAND)).contains("y".repeat(79) + "…")
            .doesNotContain("y".repeat(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "http:opaque", "https://u:p@x.example/",
        "https://x.example/a b", "https://x.example/\r\n", "data:text/html,x", "https://exämple/"})
    void what_is_no_page_is_no_link(String url) {
        assertThatThrownBy(() -> new Letter.Link("Open", url)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\nb", "a\u0000b"})
    void what_is_no_line_is_no_subject(String subject) {
        assertThatThrownBy(() -> new Letter("en", subject, List.of(new Letter.Text("x"))))
            .isInstanceOf(IllegalArgumentException.class);
    }
}
