package com.jupiteriq.files.resuming;

import com.jupiteriq.kernel.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Which requests of this node add to which uploads. It is a courtesy to a client that comes back at once:
/// the bytes of its broken connection are on record when it is told where to go on, and a connection that
/// hangs does not come in the way of the next one. What may be recorded is decided by the database alone.
final class Underway {

    /// How long a client waits at most for what came of its connection before.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<Name, List<Turn>> turns = new ConcurrentHashMap<>();

    /// Whoever names an upload of another tenant must not come in its way.
    private record Name(UUID tenant, UUID file) {}

    Turn begin(Caller caller, UUID file) {
        Name upload = new Name(caller.tenant().id(), file);
        Turn turn = new Turn(upload);
        turns.merge(upload, List.of(turn), (earlier, mine) -> {
            List<Turn> all = new ArrayList<>(earlier);
            all.addAll(mine);
            return List.copyOf(all);
        });
        return turn;
    }

    /// Waits until those whose connection has broken have put on record what came.
    void settle(Caller caller, UUID file) {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        Name upload = new Name(caller.tenant().id(), file);
        turns.getOrDefault(upload, List.of()).stream().filter(turn -> turn.leaving)
            .forEach(turn -> turn.await(latest - System.nanoTime()));
    }

    /// One request.
    final class Turn implements AutoCloseable {

        private final Name upload;
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean leaving;

        Turn(Name upload) {
            this.upload = upload;
        }

        /// Says that nothing comes any more, and that what came is put on record, if it may still be: no
        /// later request has begun.
        boolean leaves() {
            leaving = true;
            return turns.getOrDefault(upload, List.of()).getLast() == this;
        }

        private void await(long nanos) {
            try {
                over.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            turns.computeIfPresent(upload, (same, all) -> {
                List<Turn> others = all.stream().filter(turn -> turn != this).toList();
                return others.isEmpty() ? null : others;
            });
            over.countDown();
        }
    }
}
