package com.jupiteriq.files.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the operator makes a copy now, for which every blob has to stay: he lays something down under a
/// name beside the tenants, and takes it away behind the copy (docs/operating/backup.md).
final class Hold {

    /// What he lays down: a file of the folder, an object behind the prefix.
    static final String NAME = "hold";

    /// After which it is taken for forgotten: what is deleted would fill the storage without end.
    static final Duration LIMIT = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Hold.class);

    private final InstantSource clock;
    private boolean toldOfBegin;
    private boolean toldOfEnd;

    Hold(InstantSource clock) {
        this.clock = clock;
    }

    /// @param since when it was laid down, empty when it is not there
    synchronized boolean lasts(Optional<Instant> since) {
        boolean lasts = since.isPresent() && clock.instant().isBefore(since.get().plus(LIMIT));
        if (lasts && !toldOfBegin) {
            LOG.info("Nothing of files is deleted while \"{}\" lies beside them, until {}", NAME,
                since.get().plus(LIMIT));
        }
        if (since.isPresent() && !lasts && !toldOfEnd) {
            LOG.warn("\"{}\" lies beside files since {} and counts no more; lay it down anew for a copy",
                NAME, since.get());
        }
        toldOfBegin = lasts;
        toldOfEnd = since.isPresent() && !lasts;
        return lasts;
    }
}
