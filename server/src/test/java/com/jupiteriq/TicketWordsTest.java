package com.jupiteriq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.json.JsonWriter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `q` and `customer_email` find, over HTTP and in PostgreSQL (decisions D15, 17).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketWordsTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"(TCK-\\d+)\"");

    private TestServer server;
    /// Of an account that holds nothing else.
    private String key;

    @BeforeAll
    void start() {
        server = new TestServer();
        key = fresh();
    }

    private String fresh() {
        return server.key(server.account(), "platform");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "“Zugang” gesperrt              | Zugang | zugang gesperrt | “ZUGANG”",
        "Bericht INV-88417              | 88417 | INV-88417 | inv | Bericht INV-88417",
        "login/logout                   | login | logout | login/logout",
        "see https://help.acme.example/a-b?c=d | acme | help.acme.example | a-b | https://help.acme.example",
        "from kim.lee+vip@mail.example  | kim.lee+vip@mail.example | lee | vip",
        "it was -17 then +23.5          | 17 | -17 | 23.5 | +23.5",
        "a <b>bold</b> word&lt;         | bold | <b>bold</b>",
        "field order_ref_id             | order | ref | order_ref_id",
        "can't reach O’Neill            | can't | can’t | O'Neill | neill",
        "Déjà vu                        | déjà | DÉJÀ | de\u0301ja\u0300",
        "Große STRASSE                  | GROSSE | große | GROẞE | Straße",
        "İzmir ve ISPARTA               | izmir | İZMİR | ısparta | isparta",
        "ΟΔΟΣ ΑΘΗΝΑΣ                    | οδος | οδοσ | Αθηνας",
        "server 🔥🔥 down               | 🔥 | server down",
        "ＦＵＬＬ　ｗｉｄｔｈ            | full | width",
        "東京都の天気                    | 東京 | 京都 | 天気 | 東京都 | 気",
        "ภาษาไทยง่าย                     | ภาษา | ไทย",
        "서울에서 왔어요                 | 서울 | 서울에서",
        "हिन्दी में लिखा                 | हिन्दी | लिखा",
        "\\ ' '' \" : & | ! odd% _signs_ | odd | signs | ' odd",
    })
    void every_word_is_found_whatever_stands_beside_it(String row) {
        String[] parts = row.split("\\|");
        for (boolean inComment : new boolean[] {false, true}) {
            key = fresh();
            String id = inComment
                ? comment(open("Nothing", "here", null), parts[0].strip())
                : open(parts[0].strip(), null, null);
            open("Another", "one", null);
            for (int i = 1; i < parts.length; i++) {
                assertThat(found(parts[i].strip())).as(parts[i]).contains("\"total\":1,").contains(id);
            }
            assertThat(found("zugzwang")).contains("\"total\":0,");
        }
    }

    @Test
    void words_may_lie_in_different_places_of_one_ticket() {
        key = fresh();
        String id = open("Alpha", "beta", null);
        comment(id, "gamma");
        comment(id, "delta");
        comment(open("Alpha", "beta", null), "epsilon");
        assertThat(found("alpha beta gamma delta")).contains("\"total\":1,").contains(id);
        assertThat(found("gamma epsilon")).contains("\"total\":0,");
        assertThat(found("beta alpha")).contains("\"total\":2,");
    }

    @Test
    void what_is_changed_is_found_by_what_it_says_now() {
        key = fresh();
        String id = open("Before-words", "kept", null);
        HttpResponse<String> changed = server.send(
            "PATCH", "/v1/tickets/" + id, key, "{\"subject\":\"after-words\"}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(found("before")).contains("\"total\":0,");
        assertThat(found("after kept")).contains("\"total\":1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?!", "“”", "- –", "\u200B."})
    void a_query_without_a_word_is_refused(String query) {
        HttpResponse<String> answer = list("q", query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("VALIDATION_ERROR", "\"q\"",
            "must hold a word to look for: letters, digits or a pictograph.");
    }

    @ParameterizedTest
    @CsvSource({
        "संपर्क@डाटामेल.भारत,   संपर्क@xn--c2bd4bq1db8d.xn--h2brj9c",
        "Müller@BÜCHER.example, mu\u0308ller@xn--bcher-kva.example",
        "Ann@Example.com,       aNN@eXAMPLE.com",
        "a@نامه\u200Cای.com,    A@xn--mgba3gch31f060k.com",
        "STRASSE@straße.de,     straße@xn--strae-oqa.de",
    })
    void a_customer_is_found_by_every_form_of_the_address(String sent, String asked) {
        key = fresh();
        open("Of another", null, "someone@else.example");
        String id = open("Of this one", null, sent);
        for (String form : new String[] {sent, asked}) {
            String body = list("customer_email", form).body();
            assertThat(body).as(form).contains("\"total\":1,").contains(id)
                .contains("\"customer_email\":\"" + sent + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@a\u200Db.com", "a@xn--a.com", "a@b_c.com", "a\u200B@b.com"})
    void what_is_no_address_is_refused(String address) {
        HttpResponse<String> answer = post("Wrong", null, address);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("customer_email");
        assertThat(list("customer_email", address).statusCode()).isEqualTo(400);
    }

    /// As rows of before lie there: indexed by the address in lower case, whatever its normal form.
    @Test
    void a_customer_of_before_is_found_by_the_address_as_it_was_sent() {
        key = fresh();
        String id = open("Of before", null, "Jörg@köln.example");
        UUID account = server.tenants.all.sql("""
            select account_id
            from environments
            where tenant_id = (select tenant_id from tickets where subject = 'Of before')""")
            .query(UUID.class).single();
        String index = server.tenants.vault
            .blindIndex(account, "tickets.customer_email", "jörg@köln.example");
        assertThat(server.tenants.all
            .sql("update tickets set customer_email_index = ? where subject = 'Of before'")
            .param(index).update()).isEqualTo(1);
        assertThat(list("customer_email", "jörg@KÖLN.example").body()).contains("\"total\":1,").contains(id);
        assertThat(server.send("PATCH", "/v1/tickets/" + id, key, "{\"priority\":\"high\"}").statusCode())
            .isEqualTo(200);
        assertThat(list("customer_email", "jörg@xn--kln-sna.example").body()).contains(id);
    }

    private String found(String query) {
        HttpResponse<String> answer = list("q", query);
        assertThat(answer.statusCode()).as(query + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> list(String parameter, String value) {
        return server.get("/v1/tickets?" + parameter + "=" + URLEncoder.encode(value, UTF_8), key);
    }

    private String open(String subject, @Nullable String description, @Nullable String email) {
        HttpResponse<String> answer = post(subject, description, email);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Matcher id = ID.matcher(answer.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private HttpResponse<String> post(String subject, @Nullable String description, @Nullable String email) {
        return server.send("POST", "/v1/tickets", key, new JsonWriter().object()
            .field("subject", subject).field("description", description).field("customer_email", email)
            .endObject().done().text());
    }

    private String comment(String ticket, String content) {
        HttpResponse<String> answer = server.send("POST", "/v1/tickets/" + ticket + "/comments", key,
            new JsonWriter().object().field("content", content).endObject().done().text());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ticket;
    }
}
