package com.jupiteriq.node;

import com.jupiteriq.store.Login;
import com.jupiteriq.store.Worker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Warns the operator of a database of his own that limits are counted per node: once at the start, and each
/// time that more nodes are seen than before.
final class Neighbours implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

    private final NeighbourStore store;
    private final Worker worker = new Worker("neighbours", LOOK_EVERY, Duration.ZERO, this::look);
    private int known;

    Neighbours(Login login) {
        this.store = new NeighbourStore(login);
    }

    void start() {
        LOG.warn("Rate limits are counted on this node alone, for --redis-url is not set; where several nodes"
            + " work on this database, each allows the whole limit");
        worker.start();
        worker.wake();
    }

    private void look() {
        int others = store.others();
        if (others > known) {
            LOG.warn("{} nodes without --redis-url work on this database; together they allow {} times each"
                + " rate limit", others + 1, others + 1);
        }
        known = others;
    }

    @Override
    public void close() {
        worker.stop();
        store.close();
    }
}
