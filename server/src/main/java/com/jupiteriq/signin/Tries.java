package com.jupiteriq.signin;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// Counts wrong passwords in a row, on all nodes together, and locks when there were too many (R064). A try
/// is taken before the password is looked at: however many come at once, no more than [#MOST] are wrong.
final class Tries {

    static final int MOST = 5;

    /// What became of a try.
    enum Outcome {
        PASSED("passed"),
        FAILED("failed"),
        /// Nobody knows: it was not looked at to its end.
        LEFT("left");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// Beyond the time of a request: then a node has died that looked at it.
    private static final Duration LOOKING = Duration.ofMinutes(1);

    /// What is left of a try also where the request has used all its time.
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /// Before somebody asks again whether one of the tries under way has passed.
    private static final Duration PAUSE = Duration.ofMillis(50);

    /// How many may wait for tries that are under way.
    private static final int MOST_WAITING = 256;

    /// So that all who try one user take a connection between them, and others find theirs.
    private static final int TURNS = 64;

    private final TryStore store;
    private final Writes writes;
    private final Users users;
    private final Duration lock;
    private final InstantSource clock;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final ReentrantLock[] turns =
        IntStream.range(0, TURNS).mapToObj(turn -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    Tries(TryStore store, Writes writes, Users users, Duration lock, InstantSource clock) {
        this.store = store;
        this.writes = writes;
        this.users = users;
        this.lock = lock;
        this.clock = clock;
    }

    /// Takes a try, which is to be ended; while those under way and those that have failed are all there are,
    /// it waits for them. False when the subject is locked, which nothing prolongs.
    boolean begin(Caller caller, Subject subject) {
        TryStore.Begun begun = asked(caller, subject);
        if (begun == TryStore.Begun.FULL) {
            begun = askedLater(caller, subject);
        }
        if (begun == TryStore.Begun.FAILED) {
            lock(caller, subject);
        }
        return begun == TryStore.Begun.BEGUN;
    }

    private TryStore.Begun askedLater(Caller caller, Subject subject) {
        if (!waiting.tryAcquire()) {
            throw new Refused(new Failure.Unavailable(Duration.ofSeconds(1)));
        }
        try {
            TryStore.Begun begun = TryStore.Begun.FULL;
            while (begun == TryStore.Begun.FULL) {
                if (caller.deadline().passed()) {
                    throw new Refused(new Failure.DeadlinePassed());
                }
                Thread.sleep(PAUSE);
                begun = asked(caller, subject);
            }
            return begun;
        } catch (InterruptedException stopping) {
            throw stopped();
        } finally {
            waiting.release();
        }
    }

    private TryStore.Begun asked(Caller caller, Subject subject) {
        ReentrantLock turn = turns[Math.floorMod(subject.id().hashCode(), TURNS)];
        try {
            if (!turn.tryLock(caller.deadline().remainingMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(new Failure.DeadlinePassed());
            }
        } catch (InterruptedException stopping) {
            throw stopped();
        }
        try {
            Instant now = clock.instant();
            return store.begin(caller, subject, now, now.plus(LOOKING));
        } finally {
            turn.unlock();
        }
    }

    private static Refused stopped() {
        Thread.currentThread().interrupt();
        return new Refused(new Failure.Unavailable(Duration.ofSeconds(1)));
    }

    /// Says what became of a try. The last of those that may fail locks.
    void end(Caller caller, Subject subject, Outcome outcome) {
        Caller inTime = caller.within(Deadline.in(SETTLING));
        int failed = store.end(inTime, subject, outcome, clock.instant().plus(lock));
        if (failed >= MOST && subject.user() != null) {
            lock(inTime, subject);
        }
    }

    /// Once for all who find that it is to be done; a node that dies before it leaves it to the next who
    /// tries.
    private void lock(Caller caller, Subject subject) {
        UUID user = subject.user();
        if (user == null) {
            return;
        }
        writes.run(caller, write -> {
            boolean mine = store.isToBeLocked(caller, subject);
            if (mine) {
                Instant until = write.now().plus(lock);
                store.lock(subject, until, write);
                users.lock(user, until, write);
            }
            return mine;
        });
    }

    /// Stages that a user is not locked any more, and may fail as often as ever.
    void forget(UUID user, Write write) {
        store.forget(user, write);
    }
}
