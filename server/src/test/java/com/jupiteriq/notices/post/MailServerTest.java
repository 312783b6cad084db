package com.jupiteriq.notices.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.notices.post.Outgoing.Contents;
import com.jupiteriq.notices.post.TestMailServer.Identity;
import com.jupiteriq.notices.post.TestMailServer.Taken;
import com.jupiteriq.tasks.Task;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said to a mail server, and what its answers mean.
class MailServerTest {

    private static final Duration BRIEF = Duration.ofMillis(600);
    private static final Task TASK = new Task("test", "Does nothing", Duration.ofDays(1), () -> { });

    @TempDir
    Path temp;

    private static Outgoing mail(String recipient) {
        return new Outgoing(UUID.randomUUID(), Instant.parse("2026-11-22T12:00:00Z"), "en",
            new Contents(recipient, "Grüße", "Hello Jürgen", "<p>Hello Jürgen</p>"));
    }

    private static Carrier carrier(String url, SSLContext trust) throws Exception {
        return carrier(url, trust, MailServer.MOST);
    }

    private static Carrier carrier(String url, SSLContext trust, Duration most) throws Exception {
        MailSettings settings =
            new MailSettings(url, "Northwind <no-reply@northwind.example>", 500, "Northwind", null);
        return new MailServer(ServerAddress.parse(url), settings,
            trust == null ? SSLContext.getDefault() : trust, most);
    }

    private static Outcome carry(Carrier carrier, String recipient) {
        try (Carrier.Round round = carrier.begin(TASK)) {
            return round.carry(mail(recipient));
        }
    }

    @Test
    void a_mail_has_one_sender_one_recipient_and_both_texts() throws Exception {
        try (TestMailServer server = TestMailServer.plain()) {
            assertThat(carry(carrier("smtp://localhost:" + server.port(), null), "ann@example.com"))
                .isEqualTo(new Outcome.Sent());
            Taken taken = server.taken().getFirst();
            assertThat(taken.sender()).isEqualTo("MAIL FROM:<no-reply@northwind.example>");
            assertThat(taken.recipients()).containsExactly("ann@example.com");
            assertThat(taken.data()).contains("From: Northwind <no-reply@northwind.example>\r\n",
                "To: ann@example.com\r\n", "Date: Sun, 22 Nov 2026 12:00:00 +0000\r\n",
                "Auto-Submitted: auto-generated\r\n", "Content-Language: en\r\n", "MIME-Version: 1.0\r\n",
                "Subject: =?UTF-8?", "multipart/alternative", "text/plain; charset=UTF-8",
                "text/html; charset=UTF-8");
            assertThat(taken.data()).containsPattern(
                "Message-ID: <[0-9a-f-]{36}@northwind.example>\r\n");
            assertThat(taken.data()).doesNotContain("Sender:", "Bcc:", "Reply-To:");
            assertThat(server.commands()).startsWith("EHLO northwind.example");
        }
    }

    @Test
    void some_mails_leave_over_one_connection() throws Exception {
        try (TestMailServer server = TestMailServer.plain();
                Carrier.Round round = carrier("smtp://127.0.0.1:" + server.port(), null).begin(TASK)) {
            for (int i = 0; i < 3; i++) {
                assertThat(round.carry(mail("a" + i + "@example.com"))).isEqualTo(new Outcome.Sent());
            }
            assertThat(server.taken()).hasSize(3);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_server_that_offers_encryption_gets_it_and_the_password_only_then() throws Exception {
        Identity identity = Identity.of(temp, "dns:localhost,ip:127.0.0.1");
        try (TestMailServer server = TestMailServer.startTls(identity.server()).offer("AUTH PLAIN")) {
            String url = "smtp://ann%40x:p%3Aw@localhost:" + server.port();
            assertThat(carry(carrier(url, identity.client()), "bob@example.com"))
                .isEqualTo(new Outcome.Sent());
            assertThat(server.taken().getFirst().encrypted()).isTrue();
            assertThat(server.commands()).contains("signed in as ann@x\0ann@x\0p:w");
            assertThat(server.commands().indexOf("STARTTLS"))
                .isLessThan(server.commands().indexOf("signed in as ann@x\0ann@x\0p:w")).isNotNegative();
        }
    }

    @Test
    void a_server_of_the_other_kind_is_encrypted_from_the_first_byte() throws Exception {
        Identity identity = Identity.of(temp, "dns:localhost,ip:127.0.0.1");
        try (TestMailServer server = TestMailServer.secure(identity.server())) {
            for (String host : new String[] {"localhost", "127.0.0.1"}) {
                assertThat(carry(carrier("smtps://" + host + ":" + server.port(), identity.client()),
                    "bob@example.com")).as(host).isEqualTo(new Outcome.Sent());
            }
            assertThat(server.taken()).hasSize(2).allMatch(Taken::encrypted);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_certificate_of_somebody_else_ends_it(boolean atOnce) throws Exception {
        Identity other = Identity.of(temp, "dns:elsewhere.example");
        Identity unknown = Identity.of(temp, "dns:localhost");
        for (Identity shown : new Identity[] {other, unknown}) {
            try (TestMailServer server = atOnce
                ? TestMailServer.secure(shown.server()) : TestMailServer.startTls(shown.server())) {
                String url = (atOnce ? "smtps" : "smtp") + "://u:tops3cret@localhost:" + server.port();
                Outcome outcome = carry(carrier(url, other.client()), "bob@example.com");
                assertThat(outcome).isInstanceOfSatisfying(Outcome.Down.class, down ->
                    assertThat(down.reason()).startsWith("there is no secure connection"));
                assertThat(server.taken()).isEmpty();
                assertThat(server.commands()).noneMatch(line -> line.contains("tops3cret"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        RCPT | 550 5.1.1 <ann@example.com>: no such user  | Refused | 550 5.1.1 to the recipient
        RCPT | 553 no                                     | Refused | 553 to the recipient
        RCPT | 556 5.1.10 null MX                         | Refused | 556 5.1.10 to the recipient
        RCPT | 450 4.2.0 greylisted, ann@example.com      | Later   | 450 4.2.0 to the recipient
        RCPT | 452 4.2.2 mailbox full                     | Later   | 452 4.2.2 to the recipient
        RCPT | 421 4.3.2 closing                          | Down    | 421 4.3.2 to the recipient
        RCPT | 530 5.7.0 authenticate first               | Down    | 530 5.7.0 to the recipient
        .    | 554 5.7.1 spam of ann@example.com          | Refused | 554 5.7.1 to the mail
        .    | 451 4.3.0 try again                        | Later   | 451 4.3.0 to the mail
        DATA | 554 5.5.1 no                               | Refused | 554 5.5.1 to the mail
        MAIL | 550 5.7.1 you may not                      | Down    | 550 5.7.1 to the sender
        MAIL | 451 4.3.0 later                            | Down    | 451 4.3.0 to the sender
        GREETING | 554 no mail here                       | Down    | 554
        EHLO | 502 what                                   | Sent    |
        RCPT | cut                                        | Down    | the connection was lost
        .    | cut                                        | Down    | the connection was lost
        GREETING | cut                                    | Down    | no answer that is SMTP
        GREETING | HTTP/1.1 400 Bad Request               | Down    | no answer that is SMTP
        """)
    void a_refusal_is_told_by_its_code_and_never_by_its_words(
        String command, String reply, String kind, String reason) throws Exception {
        try (TestMailServer server = TestMailServer.plain()) {
            server.reply(command, reply);
            Outcome outcome = carry(carrier("smtp://localhost:" + server.port(), null), "ann@example.com");
            assertThat(outcome.getClass().getSimpleName()).as(outcome.toString()).isEqualTo(kind);
            assertThat(outcome.toString()).contains(reason == null ? "" : reason).doesNotContain("ann@");
        }
    }

    @ParameterizedTest
    @CsvSource({"GREETING,hang", "EHLO,hang", "MAIL,hang", "RCPT,hang", ".,hang", "RCPT,drip",
        "GREETING,drip", "EHLO,drip"})
    void a_server_that_hangs_or_drips_has_a_bound(String command, String manner) throws Exception {
        try (TestMailServer server = TestMailServer.plain()) {
            server.reply(command, manner);
            long begun = System.nanoTime();
            Outcome outcome =
                carry(carrier("smtp://localhost:" + server.port(), null, BRIEF), "ann@example.com");
            assertThat(outcome).isInstanceOf(Outcome.Down.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void nobody_there_is_told_at_once() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(carry(carrier("smtp://localhost:" + port, null), "ann@example.com"))
            .isEqualTo(new Outcome.Down("nobody listens there", false));
        assertThat(carry(carrier("smtp://mail.nowhere.example", null), "ann@example.com"))
            .isEqualTo(new Outcome.Down("its name has no address", false));
    }

    @Test
    void who_cannot_sign_in_is_told_so() throws Exception {
        try (TestMailServer server = TestMailServer.plain()) {
            Carrier carrier = carrier("smtp://u:tops3cret@localhost:" + server.port(), null);
            assertThat(carry(carrier, "ann@example.com"))
                .isEqualTo(new Outcome.Down("it lets nobody sign in, and --mail-url names a user", false));
            server.offer("AUTH CRAM-MD5");
            assertThat(carry(carrier, "ann@example.com")).isEqualTo(new Outcome.Down(
                "it knows no way to sign in that is known here, PLAIN or LOGIN", false));
            server.offer("AUTH PLAIN");
            server.reply("AUTH", "535 5.7.8 wrong");
            assertThat(carry(carrier, "ann@example.com"))
                .isEqualTo(new Outcome.Down("user and password are refused", false));
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void addresses_in_other_scripts_go_to_servers_that_take_them() throws Exception {
        String recipient = "münchen@xn--bcher-kva.example";
        try (TestMailServer server = TestMailServer.plain()) {
            Carrier carrier = carrier("smtp://localhost:" + server.port(), null);
            assertThat(carry(carrier, recipient)).isEqualTo(new Outcome.Refused(
                "the mail server takes no addresses in other scripts (SMTPUTF8)"));
            server.offer("SMTPUTF8");
            try (Carrier.Round round = carrier.begin(TASK)) {
                assertThat(round.carry(mail("ann@example.com"))).isEqualTo(new Outcome.Sent());
                assertThat(round.carry(mail(recipient))).isEqualTo(new Outcome.Sent());
            }
            assertThat(server.taken().getFirst().sender()).doesNotContain("SMTPUTF8");
            Taken taken = server.taken().getLast();
            assertThat(taken.sender()).endsWith(" SMTPUTF8");
            assertThat(taken.recipients()).containsExactly(recipient);
            assertThat(taken.data()).contains("To: " + recipient + "\r\n");
        }
    }

    /// The password does not travel in clear over a network.
    @Test
    void a_password_wants_encryption_but_on_this_machine() throws Exception {
        MailSettings settings = new MailSettings(
            "smtp://u:p@mail.example", "no-reply@northwind.example", 500, "Northwind", null);
        MailServer server = new MailServer(
            ServerAddress.parse("smtp://u:p@mail.example"), settings, SSLContext.getDefault(), BRIEF);
        assertThat(server.properties(false, false)).containsEntry("mail.smtp.starttls.required", "true");
        assertThat(server.properties(true, false)).containsEntry("mail.smtp.starttls.required", "false");
    }
}
