package com.jupiteriq.notices;

import com.jupiteriq.notices.post.Carrier;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A way on which mails leave, and whether it can be taken now. While it cannot, it is tried now and then
/// with one mail, and those that wait are not held to have been tried.
final class Way {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Way.class);

    private final Carrier carrier;
    private Instant opens = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private volatile boolean down;

    Way(Carrier carrier) {
        this.carrier = carrier;
    }

    Carrier carrier() {
        return carrier;
    }

    boolean isOpen(Instant now) {
        return !now.isBefore(opens);
    }

    boolean isDown() {
        return down;
    }

    void worked() {
        if (down) {
            LOG.info("Mail leaves through {} again", carrier.place());
        }
        down = false;
        pause = FIRST_PAUSE;
    }

    void failed(String reason, Instant now) {
        if (!down) {
            LOG.warn("No mail can leave through {}: {}. It waits, and is tried again every {} s at first and"
                + " every {} s later", carrier.place(), reason, FIRST_PAUSE.toSeconds(),
                LONGEST_PAUSE.toSeconds());
        }
        down = true;
        opens = now.plus(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
