package com.jupiteriq.notices.post;

import com.jupiteriq.notices.post.Outcome.Down;
import com.jupiteriq.notices.post.Outcome.Refused;
import com.jupiteriq.notices.post.Outcome.Sent;
import com.jupiteriq.tasks.Task;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/// Mails over one connection, and over a second one where addresses need it: on a connection that speaks
/// UTF-8 every mail is marked so, and servers further on that do not know it would refuse it.
final class SmtpRound implements Carrier.Round {

    private final MailServer server;
    private final Task task;
    private @Nullable SmtpLine usual;
    private @Nullable SmtpLine international;

    SmtpRound(MailServer server, Task task) {
        this.server = server;
        this.task = task;
    }

    @Override
    public Outcome carry(Outgoing mail) {
        try {
            SmtpLine line = line(false);
            if (mail.isInternational()) {
                if (!line.offers("SMTPUTF8")) {
                    return new Refused("the mail server takes no addresses in other scripts (SMTPUTF8)");
                }
                line = line(true);
            }
            line.send(mail);
            return new Sent();
        } catch (SmtpLine.NotOpened closed) {
            return new Down(closed.reason(), false);
        } catch (MessagingException failed) {
            return Replies.meaning(failed);
        }
    }

    private SmtpLine line(boolean utf8) throws SmtpLine.NotOpened {
        SmtpLine open = utf8 ? international : usual;
        if (open != null) {
            return open;
        }
        SmtpLine opened = SmtpLine.open(server, utf8, task);
        if (utf8) {
            international = opened;
        } else {
            usual = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        if (usual != null) {
            usual.close();
        }
        if (international != null) {
            international.close();
        }
    }
}
