package com.jupiteriq.acceptance.kit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import redis.embedded.RedisServer;

/// A Redis of the test's own. Where its program does not run, for it needs OpenSSL 3, the test is skipped;
/// where skipping is not allowed, it fails.
final class Redis implements AutoCloseable {

    private final int port;
    private final RedisServer server;

    private Redis(int port, RedisServer server) {
        this.port = port;
        this.server = server;
    }

    static Redis start() {
        try {
            int port = Ports.free();
            RedisServer server = RedisServer.newRedisServer().port(port).bind("127.0.0.1")
                .setting("save \"\"").setting("appendonly no").build();
            server.start();
            return new Redis(port, server);
        } catch (IOException | RuntimeException broken) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI must not skip this test, but redis-server fails.", broken);
            }
            return abort("redis-server does not run here: " + broken.getMessage());
        }
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
