package com.jupiteriq.notices;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.notices.PostStore.Claimed;
import com.jupiteriq.notices.PostStore.End;
import com.jupiteriq.notices.post.Carrier;
import com.jupiteriq.notices.post.Carriers;
import com.jupiteriq.notices.post.Outcome;
import com.jupiteriq.notices.post.Outgoing;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is due, on this node, one mail after the other and outside of any transaction. A mail is
/// written down as sent when the mail server has taken it, so that one may be sent twice when this process
/// dies between, and none is lost.
final class Postman {

    /// Finds what is to be tried again, and what other nodes have left.
    static final Duration POLL = Duration.ofSeconds(5);

    /// Mails of one claim, which leave over one connection.
    static final int BATCH = 20;

    /// When a claim has been worked on for so long, no further mail of it is begun: the claim must outlast
    /// the last one.
    static final Duration ROUND = Duration.ofMinutes(2);

    /// A mail that could not be sent for so long is given up.
    static final Duration PATIENCE = Duration.ofDays(3);

    /// Between tries of one mail; later ones wait as long as the last.
    static final List<Duration> WAITS = List.of(
        Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30),
        Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4));

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration GATHERING = Duration.ofMillis(20);

    private final PostStore store;
    private final MailStore mails;
    private final Map<Environment, Way> ways = new EnumMap<>(Environment.class);
    private final InstantSource clock;
    private final Ids ids;
    private final MailMeters meters = new MailMeters();
    private final Deque<Runnable> unwritten = new ArrayDeque<>();
    private final Task task =
        new Task("mail", "Sends mails that are due", POLL, this::deliver).gathering(GATHERING);

    Postman(PostStore store, MailStore mails, Carriers carriers, InstantSource clock, Ids ids) {
        this.store = store;
        this.mails = mails;
        Way test = new Way(carriers.test());
        ways.put(Environment.TEST, test);
        ways.put(Environment.LIVE, carriers.live() == carriers.test() ? test : new Way(carriers.live()));
        this.clock = clock;
        this.ids = ids;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    Meters meters() {
        return meters.meters(() -> ways.values().stream().anyMatch(Way::isDown));
    }

    /// Says that mails were committed.
    void wake() {
        task.wake();
    }

    /// Until nothing is due that can leave.
    void deliver() {
        writeWhatIsLeft();
        meters.oldestDue(store.oldestDue(clock.instant()), clock.instant());
        while (!task.stopping() && deliverSome()) {
            LOG.trace("there may be more");
        }
    }

    private boolean deliverSome() {
        Instant now = clock.instant();
        List<Environment> open = ways.keySet().stream().filter(one -> way(one).isOpen(now)).toList();
        if (open.isEmpty()) {
            return false;
        }
        UUID claim = ids.next();
        List<Claimed> batch = store.claim(claim, open, now, BATCH);
        if (batch.isEmpty()) {
            return false;
        }
        long end = System.nanoTime() + ROUND.toNanos();
        for (Way way : open.stream().map(this::way).distinct().toList()) {
            carry(way, batch.stream().filter(mail -> way(mail.tenant().environment()) == way).toList(),
                claim, end);
        }
        store.release(claim, clock.instant());
        return true;
    }

    private Way way(Environment environment) {
        Way way = ways.get(environment);
        if (way == null) {
            throw new IllegalStateException("no way for mails of " + environment);
        }
        return way;
    }

    private void carry(Way way, List<Claimed> some, UUID claim, long end) {
        if (some.isEmpty()) {
            return;
        }
        try (Carrier.Round round = way.carrier().begin(task)) {
            for (Claimed mail : some) {
                if (task.stopping() || end - System.nanoTime() <= 0) {
                    return;
                }
                Outcome outcome = attempt(round, mail);
                tell(way, outcome);
                settle(mail, claim, outcome);
                if (outcome instanceof Outcome.Down) {
                    return;
                }
            }
        }
    }

    private Outcome attempt(Carrier.Round round, Claimed mail) {
        try {
            return round.carry(new Outgoing(mail.id(), mail.createdAt(), mail.language(),
                mails.open(mail.tenant(), mail.id(), mail.sealed())));
        } catch (RuntimeException bug) {
            LOG.error("The mail {} could not be tried", publicId(mail), bug);
            return new Outcome.Later("it could not be tried");
        }
    }

    private void tell(Way way, Outcome outcome) {
        if (outcome instanceof Outcome.Down down) {
            way.failed(down.reason(), clock.instant());
        } else {
            way.worked();
        }
    }

    /// What cannot be written down now is written down before anything else is claimed.
    private void settle(Claimed mail, UUID claim, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Outcome.Sent() -> {
                unwritten.add(() -> store.end(mail, End.SENT, now));
                meters.count("sent");
            }
            case Outcome.Refused(String reason) -> {
                LOG.warn("The mail {} is not sent: {}", publicId(mail), reason);
                unwritten.add(() -> store.end(mail, End.REFUSED, now));
                meters.count("refused");
            }
            case Outcome.Later(String reason) -> later(mail, claim, reason, now);
            case Outcome.Down(String reason, boolean begun) -> {
                if (isTooOld(mail, now)) {
                    giveUp(mail, reason, now);
                } else if (begun) {
                    // others go first, in case that it is this mail that breaks the way
                    unwritten.add(() -> store.again(mail, claim, now.plus(Way.LONGEST_PAUSE)));
                }
            }
        }
        writeWhatIsLeft();
    }

    private void later(Claimed mail, UUID claim, String reason, Instant now) {
        if (isTooOld(mail, now)) {
            giveUp(mail, reason, now);
            return;
        }
        Instant due = now.plus(WAITS.get(Math.min(mail.tries(), WAITS.size() - 1)));
        LOG.info("The mail {} is tried again at {}: {}", publicId(mail), due, reason);
        unwritten.add(() -> store.again(mail, claim, due));
        meters.count("retrying");
    }

    private void giveUp(Claimed mail, String reason, Instant now) {
        LOG.warn("The mail {} is given up after {} days: {}", publicId(mail), PATIENCE.toDays(), reason);
        unwritten.add(() -> store.end(mail, End.GIVEN_UP, now));
        meters.count("given_up");
    }

    private static boolean isTooOld(Claimed mail, Instant now) {
        return !now.isBefore(mail.createdAt().plus(PATIENCE));
    }

    private void writeWhatIsLeft() {
        for (Runnable ending : new ArrayList<>(unwritten)) {
            ending.run();
            unwritten.removeFirst();
        }
    }

    private static String publicId(Claimed mail) {
        return TypeId.of("mail", mail.id());
    }
}
