package com.jupiteriq.analytics;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/// Which calls each tenant has made of the API. A request only leaves its entry in memory; entries are
/// written together, so that no read writes.
///
/// What can be lost: a process that is killed loses the entries of its last second; a database that is away
/// for longer than [#CAPACITY] requests take costs those that come after. An orderly stop loses none.
public final class RequestLog {

    /// How often entries are written.
    static final Duration FLUSH_EVERY = Duration.ofSeconds(1);

    /// Entries that wait to be written (about 30 MB); one more is dropped and counted.
    static final int CAPACITY = 65_536;

    /// Entries in one statement.
    static final int BATCH = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private final RequestLogStore store;
    private final int capacity;
    /// Without a lock, on which all requests would meet; counted beside, since it cannot tell its size.
    private final ConcurrentLinkedQueue<LoggedRequest> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final List<LoggedRequest> batch = new ArrayList<>(BATCH);
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Task task = new Task(
        "request-log", "Writes the entries of the request log", FLUSH_EVERY, this::flush).ending(this::flush);
    private long droppedBefore;
    private boolean away;

    RequestLog(RequestLogStore store) {
        this(store, CAPACITY);
    }

    RequestLog(RequestLogStore store, int capacity) {
        this.store = store;
        this.capacity = capacity;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// Never waits.
    public void record(LoggedRequest request) {
        int now = size.incrementAndGet();
        if (now > capacity) {
            size.decrementAndGet();
            dropped.increment();
            return;
        }
        waiting.add(request);
        if (now > capacity / 2) {
            task.wake();
        }
    }

    /// The entries of a tenant, newest first, by the parameters of [RequestLogList].
    public Listing<LoggedRequest> list() {
        return store.list();
    }

    /// Writes what waits. What could not be written because the database is away waits for the next time, and
    /// then goes again by itself: perhaps it is written already, and nothing else must count as written with
    /// it.
    synchronized void flush() {
        tellDropped();
        boolean more;
        do {
            boolean again = !batch.isEmpty();
            if (!again) {
                fill();
            }
            more = again || batch.size() == BATCH;
        } while (!batch.isEmpty() && write() && more);
    }

    private void fill() {
        while (batch.size() < BATCH) {
            LoggedRequest next = waiting.poll();
            if (next == null) {
                return;
            }
            batch.add(next);
            size.decrementAndGet();
        }
    }

    private boolean write() {
        try {
            store.insert(batch);
            written();
        } catch (DuplicateKeyException already) {
            // the connection was lost at the commit of the first try, which went well
            written();
        } catch (DataAccessException error) {
            if (SqlErrors.unreachable(error)) {
                if (!away) {
                    LOG.warn("The request log cannot be written; it is tried again every {} s",
                        FLUSH_EVERY.toSeconds());
                }
                away = true;
                return false;
            }
            lose(error);
        } catch (RuntimeException error) {
            lose(error);
        }
        batch.clear();
        return true;
    }

    private void written() {
        written.add(batch.size());
        away = false;
    }

    /// What is wrong with a batch would be wrong the next time too.
    private void lose(RuntimeException error) {
        dropped.add(batch.size());
        LOG.error("{} entries of the request log could not be written", batch.size(), error);
    }

    private void tellDropped() {
        long now = dropped.sum();
        if (now > droppedBefore) {
            LOG.warn("The request log has lost {} entries, which could not be written in time",
                now - droppedBefore);
            droppedBefore = now;
        }
    }

    Meters meters() {
        return Meters.of(
            Meter.gauge("jupiteriq_request_log_waiting", "Entries of the request log that wait to be written",
                Map.of(), this::waiting),
            Meter.counter("jupiteriq_request_log_written_total",
                "Entries of the request log that were written", Map.of(), this::total),
            Meter.counter("jupiteriq_request_log_dropped_total", "Entries of the request log that were lost",
                Map.of(), this::dropped));
    }

    long waiting() {
        return size.get();
    }

    long total() {
        return written.sum();
    }

    long dropped() {
        return dropped.sum();
    }
}
