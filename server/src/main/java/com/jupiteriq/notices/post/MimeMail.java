package com.jupiteriq.notices.post;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/// A mail as bytes (RFC 5322, MIME): the same letter as plain text and as HTML. However often it is sent, it
/// has one `Message-ID`, by which mail programs know it again.
final class MimeMail extends MimeMessage {

    /// With which the library is told to write addresses in other scripts as they are.
    static final String UTF8 = "mail.mime.allowutf8";

    private static final String CHARSET = StandardCharsets.UTF_8.name();
    private static final DateTimeFormatter DATE =
        DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final String id;

    private MimeMail(Session session, String id) {
        super(session);
        this.id = id;
    }

    static MimeMail of(Outgoing mail, MailSettings settings, Session session) {
        MailAddress sender = settings.sender();
        try {
            MimeMail message = new MimeMail(session, "<" + mail.id() + "@" + sender.domain() + ">");
            message.setFrom(address(sender));
            MailAddress support = settings.support();
            if (support != null) {
                message.setReplyTo(new InternetAddress[] {address(support)});
            }
            InternetAddress recipient = new InternetAddress();
            recipient.setAddress(mail.contents().recipient());
            message.setRecipient(RecipientType.TO, recipient);
            message.setSubject(mail.contents().subject(), CHARSET);
            message.setHeader("Date", DATE.format(mail.createdAt()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContentLanguage(new String[] {mail.language()});
            message.setContent(new MimeMultipart("alternative",
                part(mail.contents().plain(), "plain"), part(mail.contents().html(), "html")));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException bug) {
            throw new IllegalStateException("a mail cannot be written", bug);
        }
    }

    /// For what is not sent.
    static Session session(boolean international) {
        Properties properties = new Properties();
        properties.setProperty(UTF8, Boolean.toString(international));
        return Session.getInstance(properties);
    }

    private static InternetAddress address(MailAddress address) throws UnsupportedEncodingException {
        InternetAddress written = new InternetAddress();
        written.setAddress(address.address());
        if (!address.name().isEmpty()) {
            written.setPersonal(address.name(), CHARSET);
        }
        return written;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, CHARSET, subtype);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
