package com.jupiteriq.notices.post;

import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.postgres.DurableFiles;
import com.jupiteriq.tasks.Task;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lays mails down as files that a mail program opens. A mail that is carried twice is one file.
final class MailFiles implements Carrier {

    /// Files that are kept; the oldest make room.
    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(MailFiles.class);
    private static final String SUFFIX = ".eml";
    private static final DateTimeFormatter AT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final MailSettings settings;

    MailFiles(MailFolder folder, MailSettings settings) {
        this.folder = folder.path();
        this.settings = settings;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public Round begin(Task task) {
        return new Round() {
            @Override
            public Outcome carry(Outgoing mail) {
                return lay(mail);
            }

            @Override
            public void close() {
                LOG.trace("laid down");
            }
        };
    }

    private Outcome lay(Outgoing mail) {
        Path file = folder.resolve(AT.format(mail.createdAt()) + "-" + TypeId.of("mail", mail.id()) + SUFFIX);
        try {
            DurableFiles.createPrivateDirectories(folder);
            DurableFiles.replace(file, bytes(mail));
            makeRoom();
        } catch (IOException full) {
            return new Outcome.Down(
                "the file cannot be written (" + full.getClass().getSimpleName() + ")", false);
        }
        LOG.info("A mail lies in {}", file);
        return new Outcome.Sent();
    }

    private byte[] bytes(Outgoing mail) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            MimeMail.of(mail, settings, MimeMail.session(mail.isInternational())).writeTo(bytes);
        } catch (MessagingException bug) {
            throw new IllegalStateException("a mail cannot be written", bug);
        }
        return bytes.toByteArray();
    }

    /// Names begin with the time, so that their order is that of age.
    private void makeRoom() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> mails = all.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
            for (Path old : mails.subList(0, Math.max(0, mails.size() - MOST))) {
                Files.deleteIfExists(old);
            }
        }
    }
}
