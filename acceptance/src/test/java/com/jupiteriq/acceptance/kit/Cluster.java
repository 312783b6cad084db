package com.jupiteriq.acceptance.kit;

import java.util.List;
import java.util.stream.Stream;

/// Several nodes on one PostgreSQL, one Redis and one folder of files that belong to none of them.
public final class Cluster implements AutoCloseable {

    private final Redis redis;
    private final OwnPostgres database;
    private final List<Server> nodes;

    private Cluster(Redis redis, OwnPostgres database, int size) {
        this.redis = redis;
        this.database = database;
        this.nodes = Stream.generate(() -> node(redis, database)).limit(size).toList();
    }

    /// All nodes of it answer.
    public static Cluster of(int size) {
        Redis redis = Redis.start();
        try {
            Cluster cluster = new Cluster(redis, OwnPostgres.create(), size);
            cluster.start();
            return cluster;
        } catch (RuntimeException | Error broken) {
            redis.close();
            throw broken;
        }
    }

    /// A busy machine may not count as a Redis that is away.
    private static Server node(Redis redis, OwnPostgres database) {
        return Server.node(database.environment(), "--redis-url", redis.url(), "--redis-timeout", "5s");
    }

    private void start() {
        try {
            nodes.forEach(Server::launch);
            nodes.forEach(Server::awaitReady);
        } catch (RuntimeException | Error broken) {
            closeAllButRedis();
            throw broken;
        }
    }

    public List<Server> nodes() {
        return nodes;
    }

    public Admin admin() {
        return database.admin();
    }

    public Ledger ledger() {
        return database.ledger();
    }

    public void killDatabase() {
        database.kill();
    }

    public void startDatabase() {
        database.start();
    }

    @Override
    public void close() {
        try (redis) {
            closeAllButRedis();
        }
    }

    private void closeAllButRedis() {
        try (database) {
            nodes.stream().filter(Server::isRunning).forEach(Server::askToStop);
            nodes.forEach(Server::close);
        }
    }
}
