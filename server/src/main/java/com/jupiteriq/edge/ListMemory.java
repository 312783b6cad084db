package com.jupiteriq.edge;

import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.json.Field;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.PageRequest;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// How many objects all lists together may read at once. How large an answer becomes is known only when its
/// objects are in memory, so until then each is held to be as large as one can be.
final class ListMemory {

    /// The largest object, a ticket with a description of 65,536 characters beyond the BMP, as the database
    /// sends it and as text.
    private static final long LARGEST_OBJECT = 512 << 10;

    /// Of the heap a third.
    private static final int SHARE = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Semaphore objects;
    private final Duration patience;

    /// @param objects at least those of one page of a stream
    /// @param patience how long a list waits for others before it is refused
    ListMemory(int objects, Duration patience) {
        this.objects = new Semaphore(Math.max(ListLines.MAX_PAGE, objects), true);
        this.patience = patience;
    }

    static ListMemory ofHeap() {
        long objects = Runtime.getRuntime().maxMemory() / SHARE / LARGEST_OBJECT;
        return new ListMemory((int) Math.min(Integer.MAX_VALUE, objects), PATIENCE);
    }

    /// How many objects a read may have in its answer, 0 when it is no list.
    static int objects(Route route, Query query) {
        return route.form() == Reply.Form.LIST || limited(route) ? query.page().limit() : 0;
    }

    private static boolean limited(Route route) {
        for (Field parameter : route.parameters()) {
            if (parameter.name().equals(QueryReader.LIMIT.name())) {
                return true;
            }
        }
        return false;
    }

    /// Reads and makes an answer while no more than these objects are read.
    <T> T within(int wanted, Supplier<T> answer) {
        return within(wanted, patience, answer);
    }

    /// The same for who has begun to answer and can no longer be refused without harm.
    <T> T patiently(int wanted, Supplier<T> answer) {
        return within(wanted, LONG_PATIENCE, answer);
    }

    private <T> T within(int wanted, Duration longest, Supplier<T> answer) {
        if (wanted == 0) {
            return answer.get();
        }
        take(wanted, longest);
        try {
            return answer.get();
        } finally {
            objects.release(wanted);
        }
    }

    private void take(int wanted, Duration longest) {
        try {
            if (!objects.tryAcquire(wanted, longest.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Refused(new Failure.Unavailable(RETRY_AFTER));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refused(new Failure.Unavailable(RETRY_AFTER));
        }
    }
}
