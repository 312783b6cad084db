package com.jupiteriq.edge.health;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.OpenPaths;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers whether the process runs and whether it can serve (R360–R362), to anybody and cheaply: however
/// often it is asked, each check runs at most once at a time and once a second.
public final class Health {

    /// How long a check may take.
    static final Duration PROBE_TIME = Duration.ofSeconds(1);

    /// How long its result is used again.
    static final Duration FRESH = Duration.ofSeconds(1);

    private static final String OK = "ok";
    private static final String UNAVAILABLE = "unavailable";

    private final List<Watched> checks;
    private volatile boolean draining;

    /// One thing that requests need.
    ///
    /// @param probe empty when all is well, otherwise what is wrong, in words that anybody may read
    public record Check(String name, Supplier<Optional<String>> probe) {}

    public Health(List<Check> checks) {
        this.checks = checks.stream().map(Watched::new).toList();
    }

    /// From now on not ready: the process is about to stop.
    public void drain() {
        draining = true;
    }

    /// The answer at `/health`, `/health/live` or `/health/ready`; empty for other paths.
    public Optional<Answer> answer(String method, String path) {
        boolean ready = path.equals("/health/ready");
        if (!ready && !path.equals("/health") && !path.equals("/health/live")) {
            return Optional.empty();
        }
        OpenPaths.requireRead(method);
        return Optional.of(ready ? readiness() : say(200, new JsonWriter().object().field("status", OK)));
    }

    private Answer readiness() {
        JsonWriter results = new JsonWriter().object();
        boolean ready = !draining;
        if (draining) {
            results.field("server", "stopping");
        }
        checks.forEach(Watched::begin);
        for (Watched check : checks) {
            String result = check.result();
            ready &= result.equals(OK);
            results.field(check.name(), result);
        }
        return say(ready ? 200 : 503, new JsonWriter().object()
            .field("status", ready ? OK : UNAVAILABLE)
            .field("checks", results.endObject().done()));
    }

    private static Answer say(int status, JsonWriter body) {
        return new Answer(
            status,
            List.of(new Header("Content-Type", Answer.JSON), new Header("Cache-Control", "no-store")),
            body.endObject().toString().getBytes(StandardCharsets.UTF_8));
    }

    /// A check with its last result. A probe that hangs stays the only one.
    private static final class Watched {

        private final Check check;
        private @Nullable CompletableFuture<String> running;
        private String result = UNAVAILABLE;
        private long askedAt = System.nanoTime() - FRESH.toNanos();

        Watched(Check check) {
            this.check = check;
        }

        String name() {
            return check.name();
        }

        synchronized void begin() {
            if (running == null && System.nanoTime() - askedAt >= FRESH.toNanos()) {
                askedAt = System.nanoTime();
                CompletableFuture<String> probe = new CompletableFuture<>();
                Thread.startVirtualThread(() -> probe.complete(probed()));
                running = probe;
            }
        }

        private String probed() {
            try {
                return check.probe().get().orElse(OK);
            } catch (RuntimeException broken) {
                return UNAVAILABLE;
            }
        }

        synchronized String result() {
            if (running == null) {
                return result;
            }
            long left = Math.max(0, PROBE_TIME.toNanos() - (System.nanoTime() - askedAt));
            try {
                result = running.get(left, TimeUnit.NANOSECONDS);
                running = null;
            } catch (TimeoutException hangs) {
                result = "did not answer in " + PROBE_TIME.toSeconds() + " s";
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return result;
        }
    }
}
