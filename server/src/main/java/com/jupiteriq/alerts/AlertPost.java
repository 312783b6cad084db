package com.jupiteriq.alerts;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.notices.Letter;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.Users;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells an alert once over all nodes: the event in the environment in which it was counted and, of the live
/// one, a mail to each owner.
final class AlertPost {

    /// Owners who are written to, those first who were made first.
    static final int MOST_OWNERS = 10;

    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Principal SYSTEM = Principal.installation("system");
    private static final Logger LOG = LoggerFactory.getLogger(AlertPost.class);

    private final AlertStore store;
    private final Users users;
    private final Notices notices;
    private final Writes writes;

    AlertPost(AlertStore store, Users users, Notices notices, Writes writes) {
        this.store = store;
        this.users = users;
        this.notices = notices;
        this.writes = writes;
    }

    /// Whether it is told, by this node or another one.
    boolean tell(Alert alert, Nearing nearing) {
        Caller caller = new Caller(alert.tenant(), SYSTEM, Permissions.NONE,
            new Origin("limit-alerts", "local", ""), Deadline.in(TIME));
        try {
            writes.run(caller, write -> {
                if (!store.isTold(alert, caller)) {
                    tell(alert, nearing, write);
                }
                return alert;
            });
            return true;
        } catch (Refused later) {
            LOG.debug("{} is told later: {}", alert, later.getMessage());
            return false;
        }
    }

    private void tell(Alert alert, Nearing nearing, Write write) {
        store.tell(alert, write);
        write.record(
            new AuditEntry("account.alert", TypeId.of("acc", alert.tenant().account()), null,
                AlertEvents.fields(nearing, alert.threshold())),
            AlertEvents.reached(nearing, alert.threshold()));
        if (alert.tenant().environment() == Environment.LIVE) {
            mail(alert, nearing, write);
        }
    }

    /// An environment that has sent its mails of the hour is told by the event alone.
    private void mail(Alert alert, Nearing nearing, Write write) {
        Letter letter = notices.letters().limitNearlyUsed(nearing.scope(), nearing.name(),
            nearing.allowance().window().word(), alert.threshold());
        List<Mail> mails = users.owners(write.caller(), MOST_OWNERS).stream()
            .flatMap(owner -> Mail.to(owner.details().email(), owner.id(), letter)).toList();
        try {
            notices.stage(mails, write);
        } catch (Refused enough) {
            LOG.debug("Nobody is written to about {}: {}", alert, enough.getMessage());
        }
    }
}
