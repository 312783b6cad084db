package com.jupiteriq.files.storage;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refuses what storage cannot do now, counts it, and tells the operator once when that begins and once when
/// it has ended. What is read and what is written fail apart: a full disk can be read.
final class Outage {

    /// After which a client that was refused may try again.
    static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String what;
    private boolean lasting;
    private long refused;

    /// @param what cannot be done, `Files cannot be written to /srv/files`
    Outage(String what) {
        this.what = what;
    }

    /// @param reason what the operator has to know, without a secret
    synchronized Refused refusal(String reason) {
        refused++;
        if (!lasting) {
            lasting = true;
            LOG.warn("{} ({}); whoever needs that is answered 503 until it is possible", what, reason);
        }
        return new Refused(new Failure.Unavailable(RETRY_AFTER));
    }

    synchronized void over() {
        if (lasting) {
            lasting = false;
            LOG.info("{}: that is over", what);
        }
    }

    synchronized long refused() {
        return refused;
    }
}
