package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.health.Health;
import com.jupiteriq.edge.tls.TlsFiles;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.kernel.UuidV7;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The real server with the rooms of a test behind its door.
public final class TestServer implements AutoCloseable {

    static final Duration BODY_TIME = Duration.ofMillis(600);

    /// The defaults, with times that a test can wait for.
    public static final Bounds BOUNDS = new Bounds(
        64, 256, BODY_TIME, 64L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 1_000,
        Duration.ofSeconds(5), Duration.ofMillis(500), Bounds.DEFAULT.answerMemory());

    public final TestRooms rooms = new TestRooms();
    public final WebServer server;
    final Health health;

    public TestServer(Bounds bounds, List<String> proxies, Health.Check... checks) {
        this(new ServerSettings("127.0.0.1", 0, 0, proxies, bounds, null, List.of()), checks);
    }

    /// With TLS.
    TestServer(Bounds bounds, TlsFiles tls) {
        this(new ServerSettings("127.0.0.1", 0, 0, List.of(), bounds, tls, List.of()));
    }

    private TestServer(ServerSettings settings, Health.Check... checks) {
        health = new Health(List.of(checks));
        server = new WebServer(
            settings, new UuidV7(InstantSource.system(), RandomGenerator.getDefault()), rooms, health,
            call -> Optional.empty());
        server.start();
    }

    public TestServer() {
        this(BOUNDS, List.of());
    }

    public Wired connect() {
        return new Wired(server.port());
    }

    public Answered send(String request) {
        try (Wired wired = connect()) {
            return wired.send(request).answer();
        }
    }

    @Override
    public void close() {
        server.stopNow();
    }
}
