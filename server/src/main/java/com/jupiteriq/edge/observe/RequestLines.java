package com.jupiteriq.edge.observe;

import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.edge.Visit;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes lines about requests into the log of the process: about every one that no key was admitted for,
/// because no tenant's request log has it, and about every one that took long. Neither path nor query is
/// written: people put secrets there.
public final class RequestLines implements RequestObserver {

    /// A request that takes so long has a line (R511; 001:115).
    public static final Duration SLOW = Duration.ofSeconds(5);

    private static final int MAX_AGENT = 200;
    private static final int FIRST_REFUSAL = 400;
    private static final Logger LOG = LoggerFactory.getLogger(RequestLines.class);

    private final Surfaces surfaces;
    private final RouteNames names;
    private final LineBudget strangers = new LineBudget();
    private final LineBudget slow = new LineBudget();

    public RequestLines(Surfaces surfaces, RouteNames names) {
        this.surfaces = surfaces;
        this.names = names;
    }

    @Override
    public void over(Visit visit, long nanos) {
        if (visit.admitted() == null && visit.status() >= FIRST_REFUSAL) {
            stranger(visit, nanos);
        }
        if (visit.worked(nanos) >= SLOW.toNanos()) {
            slow(visit, nanos);
        }
    }

    private void stranger(Visit visit, long nanos) {
        long leftOut = strangers.take(System.nanoTime());
        if (leftOut >= 0) {
            LOG.info("Refused {} of somebody without a usable key at {} with {} after {} ms, from {}, {}",
                visit.call().sentMethod(), where(visit), visit.status(), millis(nanos),
                visit.call().address(), printable(visit.call().origin().userAgent()));
            tell(leftOut);
        }
    }

    private void slow(Visit visit, long nanos) {
        long leftOut = slow.take(System.nanoTime());
        if (leftOut >= 0) {
            LOG.warn("Slow request {}: {} {} took {} ms and was answered {}", visit.call().requestId(),
                visit.call().sentMethod(), where(visit), millis(nanos), visit.outcome());
            tell(leftOut);
        }
    }

    private static void tell(long leftOut) {
        if (leftOut > 0) {
            LOG.info("{} lines like this one were left out before it", leftOut);
        }
    }

    private String where(Visit visit) {
        return Objects.requireNonNullElseGet(
            names.of(visit), () -> surfaces.at(visit.call().path()).mount());
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /// What was sent, without what could move the cursor of a terminal.
    private static String printable(String sent) {
        String start = sent.length() <= MAX_AGENT ? sent : sent.substring(0, MAX_AGENT);
        return start.codePoints().anyMatch(Character::isISOControl)
            ? start.replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", "?")
            : start;
    }
}
