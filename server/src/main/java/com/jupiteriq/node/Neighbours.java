package com.jupiteriq.node;

import com.jupiteriq.postgres.Login;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Warns the operator of a database of his own that limits are counted per node: once at the start, and each
/// time that more nodes are seen than before.
final class Neighbours {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

    private final NeighbourStore store;
    private int known = -1;

    Neighbours(Login login) {
        this.store = new NeighbourStore(login);
    }

    Task task() {
        return new Task("neighbours", "Looks for nodes that count limits for themselves", LOOK_EVERY,
            this::look).atOnce().ending(store::close);
    }

    private void look() {
        if (known < 0) {
            LOG.warn("Rate limits are counted on this node alone, for --redis-url is not set; where several"
                + " nodes work on this database, each allows the whole limit");
            known = 0;
        }
        int others = store.others();
        if (others > known) {
            LOG.warn("{} nodes without --redis-url work on this database; together they allow {} times each"
                + " rate limit", others + 1, others + 1);
        }
        known = others;
    }
}
