package com.jupiteriq.postgres;

import java.time.Duration;

/// The bounds of the two connection pools.
///
/// @param appConnections how many requests may be in the database at once on this node
/// @param workerConnections the same for background work
/// @param connectionWait how long a request waits for a free connection before it is refused
/// @param idleInTransactionLimit when the database ends a transaction that nobody goes on with
public record PoolSettings(
        int appConnections,
        int workerConnections,
        Duration connectionWait,
        Bounds app,
        Bounds worker,
        Duration idleInTransactionLimit) {

    /// What holds for every statement of a pool.
    ///
    /// @param statement the longest statement; a request sets a shorter one by its deadline
    /// @param lock how long a statement waits for a lock, a rival's idempotency claim included
    /// @param socket when the network counts as dead; above the longest statement
    public record Bounds(Duration statement, Duration lock, Duration socket) {}

    public static PoolSettings standard() {
        return new PoolSettings(16, 6, Duration.ofSeconds(2),
            new Bounds(Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(35)),
            new Bounds(Duration.ofSeconds(300), Duration.ofSeconds(10), Duration.ofSeconds(330)),
            Duration.ofSeconds(60));
    }

    public PoolSettings withAppConnections(int connections) {
        return new PoolSettings(
            connections, workerConnections, connectionWait, app, worker, idleInTransactionLimit);
    }
}
