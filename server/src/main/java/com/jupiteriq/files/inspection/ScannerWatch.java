package com.jupiteriq.files.inspection;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the operator once when the scanner gives no answer any more, and once when it does again.
final class ScannerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ScannerWatch.class);

    private final AtomicBoolean silent = new AtomicBoolean();

    /// @param why for the operator
    void silent(String why) {
        if (!silent.getAndSet(true)) {
            LOG.warn("The scanner gives no answer ({}); files wait until it does", why);
        }
    }

    void answers() {
        if (silent.getAndSet(false)) {
            LOG.info("The scanner answers again");
        }
    }
}
