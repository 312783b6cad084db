package com.jupiteriq.notices.post;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.jupiteriq.LogLines;
import com.jupiteriq.notices.post.Outgoing.Contents;
import com.jupiteriq.tasks.Task;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("reads the log of the process")
class MailFilesTest {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00.500Z");
    private static final Task TASK = new Task("test", "Does nothing", Duration.ofDays(1), () -> { });

    @TempDir
    Path temp;

    private Outcome lay(UUID id, Instant at, Contents contents) {
        MailSettings settings = new MailSettings(null, null, 500, "Nördwind", "help@northwind.example");
        try (Carrier.Round round = new MailFiles(MailFolder.in(temp), settings).begin(TASK)) {
            return round.carry(new Outgoing(id, at, "en", contents));
        }
    }

    private static Contents to(String recipient) {
        return new Contents(recipient, "Grüße from secretmark", "Hello Jürgen\n", "<p>Hello Jürgen</p>");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("mail"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void a_mail_program_reads_what_was_meant() throws Exception {
        lay(UUID.randomUUID(), AT, to("ann@example.com"));
        Path file = files().getFirst();
        assertThat(file.getFileName().toString()).startsWith("2026-11-22T12-00-00.500Z-mail_")
            .endsWith(".eml");
        try (InputStream bytes = Files.newInputStream(file)) {
            MimeMessage read = new MimeMessage(MimeMail.session(false), bytes);
            assertThat(read.getSubject()).isEqualTo("Grüße from secretmark");
            assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo("Nördwind");
            assertThat(((InternetAddress) read.getFrom()[0]).getAddress())
                .isEqualTo("no-reply@jupiteriq.invalid");
            assertThat(read.getReplyTo()[0]).hasToString("help@northwind.example");
            assertThat(read.getAllRecipients()).hasSize(1);
            assertThat(read.getSentDate().toInstant()).isEqualTo("2026-11-22T12:00:00Z");
            MimeMultipart both = (MimeMultipart) read.getContent();
            assertThat(both.getCount()).isEqualTo(2);
            assertThat(both.getBodyPart(0).getContent().toString().strip()).isEqualTo("Hello Jürgen");
            assertThat(both.getBodyPart(1).getContentType()).startsWith("text/html");
        }
    }

    @Test
    void an_address_in_another_script_is_written_as_it_is() throws Exception {
        assertThat(lay(UUID.randomUUID(), AT, to("münchen@example.com"))).isEqualTo(new Outcome.Sent());
        assertThat(files().getFirst()).content().contains("To: münchen@example.com");
    }

    @Test
    void only_its_owner_reads_it() throws IOException {
        lay(UUID.randomUUID(), AT, to("ann@example.com"));
        assertThat(mode(temp.resolve("mail"))).isEqualTo("rwx------");
        assertThat(mode(files().getFirst())).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void the_log_says_where_it_lies_and_nothing_of_it() throws IOException {
        try (LogLines log = LogLines.of(MailFiles.class, Level.INFO)) {
            lay(UUID.randomUUID(), AT, to("ann@example.com"));
            assertThat(log.messages()).containsExactly("A mail lies in " + files().getFirst());
            assertThat(log.messages().getFirst()).doesNotContain("ann", "secretmark");
        }
    }

    @Test
    void a_mail_that_is_laid_down_twice_is_one_file() throws IOException {
        UUID id = UUID.randomUUID();
        lay(id, AT, to("ann@example.com"));
        lay(id, AT, to("ann@example.com"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void the_oldest_make_room() throws IOException {
        for (int i = 0; i < MailFiles.MOST; i++) {
            Path old = temp.resolve("mail/2026-11-21T00-00-00.%03dZ-mail_old.eml".formatted(i));
            Files.createDirectories(old.getParent());
            Files.writeString(old, "old");
        }
        Files.writeString(temp.resolve("mail/note.txt"), "of somebody else");
        lay(UUID.randomUUID(), AT, to("ann@example.com"));
        assertThat(files()).hasSize(MailFiles.MOST + 1).contains(temp.resolve("mail/note.txt"))
            .doesNotContain(temp.resolve("mail/2026-11-21T00-00-00.000Z-mail_old.eml"));
        assertThat(files().get(MailFiles.MOST - 1).getFileName().toString()).startsWith("2026-11-22");
    }

    @Test
    void a_folder_that_cannot_be_used_lets_mails_wait() throws IOException {
        Files.writeString(temp.resolve("mail"), "no folder");
        assertThat(lay(UUID.randomUUID(), AT, to("ann@example.com"))).isInstanceOf(Outcome.Down.class);
    }
}
