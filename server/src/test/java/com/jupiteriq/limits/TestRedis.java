package com.jupiteriq.limits;

import static org.junit.jupiter.api.Assumptions.abort;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import redis.embedded.RedisServer;

/// A real Redis on a port of its own. Where its program does not run, for it needs OpenSSL 3, the test is
/// skipped; where skipping is not allowed, it fails.
public final class TestRedis implements AutoCloseable {

    /// Longer than a busy machine takes for an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final List<String> options;
    private RedisServer server;

    private TestRedis(int port, List<String> options) {
        this.port = port;
        this.options = options;
        this.server = started();
    }

    public static TestRedis start(String... options) {
        return new TestRedis(freePort(), List.of(options));
    }

    static TestRedis startAt(int port) {
        return new TestRedis(port, List.of());
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RedisServer started() {
        try {
            var builder = RedisServer.newRedisServer().port(port).bind("127.0.0.1")
                .setting("save \"\"").setting("appendonly no");
            options.forEach(builder::setting);
            RedisServer begun = builder.build();
            begun.start();
            return begun;
        } catch (IOException | RuntimeException broken) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI must not skip this test, but redis-server fails.", broken);
            }
            return abort("redis-server does not run here: " + broken.getMessage());
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// For tests that do not ask how long somebody waits.
    public LimitSettings settings() {
        return new LimitSettings(url(), PATIENCE);
    }

    Redis connect() {
        return Redis.at(RedisAddress.parse(url()), PATIENCE);
    }

    /// Over a connection of its own.
    void ask(Consumer<RedisCommands<String, String>> question) {
        try (RedisClient client = RedisClient.create(url())) {
            question.accept(client.connect().sync());
        }
    }

    void kill() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty, as after every loss.
    void startAgain() {
        server = started();
    }

    @Override
    public void close() {
        kill();
    }
}
