package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.jupiteriq.store.Login;
import com.jupiteriq.store.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Nodes on one database without a Redis see each other and say what that means for limits.
class NeighboursTest {

    private final Login database = TestPostgres.newDatabase().logins().worker();

    @Test
    void nodes_see_each_other_and_no_longer_when_they_end() {
        try (NeighbourStore one = new NeighbourStore(database)) {
            assertThat(one.others()).isZero();
            try (NeighbourStore two = new NeighbourStore(database)) {
                assertThat(two.others()).isEqualTo(1);
                assertThat(one.others()).isEqualTo(1);
            }
            await(() -> one.others() == 0);
        }
    }

    @Test
    void the_start_warns_and_another_node_is_told() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Neighbours.class);
        logger.addAppender(log);
        try (NeighbourStore other = new NeighbourStore(database);
                Neighbours node = new Neighbours(database)) {
            other.others();
            node.start();
            await(() -> log.list.size() == 2);
            assertThat(List.copyOf(log.list)).extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                    start -> assertThat(start).contains("--redis-url is not set"),
                    seen -> assertThat(seen).startsWith("2 nodes without --redis-url work on this database"));
        } finally {
            logger.detachAppender(log);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
