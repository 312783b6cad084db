package com.jupiteriq.notices.post;

import com.jupiteriq.tasks.Task;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to the mail server, greeted, encrypted and signed in.
final class SmtpLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpLine.class);

    private final MailServer server;
    private final Session session;
    private final SMTPTransport transport;
    private final Watch watch;

    private SmtpLine(MailServer server, Session session, SMTPTransport transport, Watch watch) {
        this.server = server;
        this.session = session;
        this.transport = transport;
        this.watch = watch;
    }

    /// There is no line; says why.
    static final class NotOpened extends Exception {

        private static final long serialVersionUID = 1;

        private final String reason;

        NotOpened(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /// On the first of the server's addresses that takes a connection; all together have the time of one
    /// mail.
    static SmtpLine open(MailServer server, boolean international, Task task) throws NotOpened {
        long end = System.nanoTime() + server.most().toNanos();
        @Nullable IOException last = null;
        try {
            for (InetAddress address : server.addresses()) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (left.isPositive()) {
                    try {
                        return greeted(server, server.dial(address, left), international,
                            socket -> new Watch(socket, task, left));
                    } catch (IOException failed) {
                        last = failed;
                    }
                }
            }
        } catch (IOException unknown) {
            throw new NotOpened(Replies.reason(unknown));
        }
        throw new NotOpened(last == null ? "its name has no address" : Replies.reason(last));
    }

    private static SmtpLine greeted(MailServer server, Socket plain, boolean international,
        Function<Socket, Watch> watching) throws NotOpened, IOException {
        Watch watch = watching.apply(plain);
        boolean opened = false;
        try {
            SmtpLine line = signedIn(server, plain, international, watch);
            opened = true;
            watch.rest();
            return line;
        } finally {
            if (!opened) {
                watch.close();
                plain.close();
            }
        }
    }

    private static SmtpLine signedIn(MailServer server, Socket plain, boolean international, Watch watch)
        throws NotOpened, IOException {
        boolean loopback = plain.getInetAddress().isLoopbackAddress();
        Session session =
            Session.getInstance(server.properties(loopback, international), password(server.address()));
        Socket socket = plain;
        if (server.address().tls()) {
            SSLSocket secure = server.tls().over(plain);
            secure.startHandshake();
            socket = secure;
        }
        try {
            SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
            connect(transport, socket);
            if (server.address().user() != null && !transport.supportsExtension("AUTH")) {
                throw new NotOpened("it lets nobody sign in, and --mail-url names a user");
            }
            return new SmtpLine(server, session, transport, watch);
        } catch (MessagingException bug) {
            throw new IllegalStateException("there is no SMTP", bug);
        }
    }

    private static void connect(SMTPTransport transport, Socket socket) throws NotOpened {
        try {
            transport.connect(socket);
        } catch (MessagingException failed) {
            String said = transport.getLastServerResponse();
            boolean clear = !(socket instanceof SSLSocket) && said != null && said.startsWith("250")
                && !transport.supportsExtension("STARTTLS") && transport.getRequireStartTLS();
            throw new NotOpened(clear
                ? "it offers no encryption, and the password of --mail-url does not travel in clear"
                : Replies.opening(failed, said));
        }
    }

    private static Authenticator password(ServerAddress address) {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return address.user() == null
                    ? null : new PasswordAuthentication(address.user(), address.password());
            }
        };
    }

    boolean offers(String extension) {
        return transport.supportsExtension(extension);
    }

    void send(Outgoing mail) throws MessagingException {
        watch.within(server.most());
        MimeMail message = MimeMail.of(mail, server.settings(), session);
        transport.sendMessage(message, message.getAllRecipients());
        watch.rest();
    }

    /// What is not said in a moment is not waited for.
    @Override
    public void close() {
        watch.within(Watch.STOPPING);
        try {
            transport.close();
        } catch (MessagingException gone) {
            LOG.debug("a mail server did not say goodbye", gone);
        } finally {
            watch.close();
        }
    }
}
