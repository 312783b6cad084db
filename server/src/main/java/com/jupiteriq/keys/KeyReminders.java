package com.jupiteriq.keys;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells, once for each key, that it should be rotated (decision C07): by an event, and the owners of its
/// environment by a mail. Nothing is ever revoked.
final class KeyReminders {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration TIME = Duration.ofSeconds(30);

    /// Keys that one mail can name.
    private static final int AT_ONCE = 20;

    private static final Principal SYSTEM = Principal.installation("system");
    private static final Logger LOG = LoggerFactory.getLogger(KeyReminders.class);

    private final Keys keys;
    private final AllKeyStore store;
    private final KeyMail mail;
    private final Writes writes;
    private final Task task =
        new Task("key-reminders", "Tells which keys are so old that they should be rotated", EVERY,
            this::tell);

    KeyReminders(Keys keys, AllKeyStore store, KeyMail mail, Writes writes) {
        this.keys = keys;
        this.store = store;
        this.mail = mail;
        this.writes = writes;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// An environment that has sent its mails of this hour is told by a later run.
    void tell() {
        AllKeyStore.Place last = AllKeyStore.Place.START;
        List<KeyView> due;
        do {
            due = store.untold(last, AT_ONCE);
            Map<Tenant, List<KeyView>> together = due.stream().collect(
                Collectors.groupingBy(key -> key.key().tenant(), LinkedHashMap::new, Collectors.toList()));
            together.forEach(this::remind);
            last = due.isEmpty() ? last : AllKeyStore.Place.of(due.getLast());
        } while (due.size() == AT_ONCE && !task.stopping());
    }

    private void remind(Tenant tenant, List<KeyView> due) {
        Caller caller = new Caller(tenant, SYSTEM, Permissions.NONE,
            new Origin(due.getFirst().id(), "local", ""), Deadline.in(TIME));
        try {
            writes.run(caller, write -> remind(due, write));
        } catch (Refused later) {
            LOG.debug("The age of {} was not told: {}", due.getFirst().id(), later.getMessage());
        }
    }

    private List<KeyView> remind(List<KeyView> due, Write write) {
        due.forEach(key -> keys.remind(key, write));
        mail.remind(due, write);
        return due;
    }
}
