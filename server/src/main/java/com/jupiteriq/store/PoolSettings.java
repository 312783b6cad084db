package com.jupiteriq.store;

import java.time.Duration;

/// The bounds of the two connection pools.
///
/// @param appConnections how many requests may be in the database at once on this node
/// @param workerConnections the same for background work
/// @param connectionWait how long a request waits for a free connection before it is refused
/// @param appStatementLimit the longest statement of a request that sets no limit of its own
/// @param workerStatementLimit the longest statement of background work
/// @param lockLimit how long a statement waits for a lock, a rival's idempotency claim included
/// @param idleInTransactionLimit when the database ends a transaction that nobody goes on with
/// @param socketLimit when the network counts as dead; above the longest deadline of a request
public record PoolSettings(
        int appConnections,
        int workerConnections,
        Duration connectionWait,
        Duration appStatementLimit,
        Duration workerStatementLimit,
        Duration lockLimit,
        Duration idleInTransactionLimit,
        Duration socketLimit) {

    public static PoolSettings standard() {
        return new PoolSettings(16, 6, Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(300),
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(330));
    }

    public PoolSettings withAppConnections(int connections) {
        return new PoolSettings(connections, workerConnections, connectionWait, appStatementLimit,
            workerStatementLimit, lockLimit, idleInTransactionLimit, socketLimit);
    }
}
