package com.jupiteriq.limits;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One connection to the Redis or Valkey of the installation, which answers in time or is given up.
///
/// A connection that breaks, errs or is late is closed at once, which ends the wait of everyone who waits for
/// it. From then on nobody waits: a request only sets the next try going, a second after the last one ended,
/// and does without. So an outage costs each request that it meets one timeout, and all later ones nothing.
final class Redis implements AutoCloseable {

    /// For each step of a connection: TCP, TLS, greeting.
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    /// How long a start waits for the first connection.
    static final Duration START_LIMIT = Duration.ofSeconds(5);

    /// Between the end of a try and the next one.
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    /// The library's smallest sizes: there is one connection.
    private static final int THREADS = 2;

    private final RedisURI uri;
    private final Duration timeout;
    private final Outages outages;
    private final ClientResources resources;
    private final RedisClient client;
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private volatile long nextTry = System.nanoTime();
    private volatile boolean trying;
    private boolean closed;

    private Redis(RedisAddress address, Duration timeout) {
        this.uri = uri(address);
        this.timeout = timeout;
        this.outages = new Outages(address.place());
        this.resources = DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)       // that of the JDK
            .build();
        this.client = RedisClient.create(resources);
        client.setOptions(options());
    }

    /// Waits for the connection, but never fails: who does not answer now may do so later.
    ///
    /// @param timeout the longest wait for one answer
    static Redis at(RedisAddress address, Duration timeout) {
        Redis redis = new Redis(address, timeout);
        redis.connect().completeOnTimeout(null, START_LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        return redis;
    }

    private static RedisURI uri(RedisAddress address) {
        RedisURI.Builder uri = RedisURI.builder()
            .withHost(address.host())
            .withPort(address.port())
            .withDatabase(address.database())
            .withSsl(address.tls())
            .withClientName("jupiteriq")
            .withTimeout(CONNECT_LIMIT);
        if (!address.user().isEmpty()) {
            uri.withAuthentication(address.user(), address.password().toCharArray());
        } else if (!address.password().isEmpty()) {
            uri.withPassword(address.password().toCharArray());
        }
        return uri.build();
    }

    /// The library would keep requests for a connection that is away and send them late.
    private static ClientOptions options() {
        return ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_LIMIT).keepAlive(true).build())
            .sslOptions(SslOptions.builder().jdkSslProvider().handshakeTimeout(CONNECT_LIMIT).build())
            .build();
    }

    /// What the script answers, or null when Redis gives no answer in time.
    @Nullable List<Long> run(Script script, String[] keys, String... arguments) {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null) {
            connectWhenDue();
            return null;
        }
        try {
            return answer(open, script, keys, arguments);
        } catch (ExecutionException | TimeoutException | CancellationException | RedisException failed) {
            giveUp(open, reason(failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    /// By the name of the script; a Redis that was started anew, or told to forget it, gets its text.
    private List<Long> answer(StatefulRedisConnection<String, String> open, Script script, String[] keys,
        String... arguments) throws ExecutionException, TimeoutException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        RedisFuture<List<Long>> named =
            open.async().evalsha(script.digest(), ScriptOutputType.MULTI, keys, arguments);
        try {
            return named.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof RedisNoScriptException)) {
                throw failed;
            }
        }
        RedisFuture<List<Long>> told =
            open.async().eval(script.text(), ScriptOutputType.MULTI, keys, arguments);
        return told.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void connectWhenDue() {
        if (!trying && System.nanoTime() - nextTry >= 0) {
            connect();
        }
    }

    /// What it answers ends when the try has ended, however it did.
    private synchronized CompletableFuture<?> connect() {
        if (trying || closed || connection != null) {
            return CompletableFuture.completedFuture(null);
        }
        trying = true;
        return client.connectAsync(StringCodec.ASCII, uri).toCompletableFuture().handle((made, failed) -> {
            tried(made, failed);
            return made;
        });
    }

    private synchronized void tried(
        @Nullable StatefulRedisConnection<String, String> made, @Nullable Throwable failed) {
        trying = false;
        nextTry = System.nanoTime() + PAUSE.toNanos();
        if (made == null) {
            outages.begin(reason(failed));
        } else if (closed) {
            made.closeAsync();
        } else {
            connection = made;
            outages.end();
        }
    }

    private synchronized void giveUp(StatefulRedisConnection<String, String> open, String reason) {
        if (open == connection && !closed) {
            connection = null;
            nextTry = System.nanoTime() + PAUSE.toNanos();
            outages.begin(reason);
            open.closeAsync();
        }
    }

    /// The innermost cause in its own words, which hold neither keys nor passwords.
    private String reason(@Nullable Throwable failed) {
        if (failed instanceof TimeoutException) {
            return "no answer within " + timeout.toMillis() + " ms";
        }
        Throwable cause = failed;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words = cause == null ? null : cause.getMessage();
        return words == null ? "the connection was closed" : words.lines().findFirst().orElse("no reason");
    }

    boolean isOpen() {
        return connection != null;
    }

    /// Times that Redis was lost, or not there from the start.
    long outages() {
        return outages.count();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            connection = null;
        }
        client.shutdown(Duration.ZERO, CLOSE_LIMIT);
        resources.shutdown(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
            .awaitUninterruptibly(CLOSE_LIMIT.toMillis());
    }
}
