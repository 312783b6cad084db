package com.jupiteriq.streams;

import com.jupiteriq.events.Events;
import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Tells the log of one tenant to all of its open streams. One thread at a time reads; streams that stand at
/// the same position are told from the same look.
final class Feed {

    /// Events of one look.
    static final int PAGE = 100;

    private static final Duration READ_TIME = Duration.ofSeconds(10);

    private final Events events;
    private final InstantSource clock;
    private final Semaphore readers;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile long seen;

    /// @param readers bounds how many feeds read at once
    Feed(Events events, InstantSource clock, Semaphore readers) {
        this.events = events;
        this.clock = clock;
        this.readers = readers;
    }

    Set<Stream> streams() {
        return streams;
    }

    /// The newest position that was looked at.
    long seen() {
        return seen;
    }

    /// Notes that somebody waits. Whoever is told true has to call [#tellAll()].
    boolean called() {
        return calls.getAndIncrement() == 0;
    }

    /// Tells until nobody waits who has room. When reading fails everybody waits again, for the next call.
    void tellAll() {
        int heard = calls.get();
        try {
            while (heard > 0) {
                tellWaiting();
                heard = calls.addAndGet(-heard);
            }
        } catch (RuntimeException failed) {
            calls.set(0);
            throw failed;
        }
    }

    private void tellWaiting() {
        SortedMap<Long, List<Stream>> waiting = claimed();
        while (!waiting.isEmpty()) {
            try {
                waiting.forEach(this::tell);
            } catch (RuntimeException failed) {
                waiting.values().forEach(group -> group.forEach(Stream::news));
                throw failed;
            }
            waiting = claimed();
        }
    }

    private SortedMap<Long, List<Stream>> claimed() {
        SortedMap<Long, List<Stream>> waiting = new TreeMap<>();
        for (Stream stream : streams) {
            Long position = stream.claim();
            if (position != null) {
                waiting.computeIfAbsent(position, at -> new ArrayList<>()).add(stream);
            }
        }
        return waiting;
    }

    private void tell(long position, List<Stream> group) {
        Stretch stretch = read(position, group);
        if (!stretch.entries().isEmpty()) {
            seen = Math.max(seen, stretch.entries().getLast().position());
        }
        group.forEach(stream -> stream.tell(stretch, clock.instant()));
    }

    private Stretch read(long position, List<Stream> group) {
        Set<String> types = new HashSet<>();
        group.forEach(stream -> types.addAll(stream.order().types()));
        Caller opener = group.getFirst().order().caller();
        readers.acquireUninterruptibly();
        try {
            Caller reader = opener.within(Deadline.in(READ_TIME));
            List<LoggedEvent> page = events.passing(reader, position, types, PAGE);
            return Stretch.of(page, opener.tenant(), page.size() == PAGE);
        } finally {
            readers.release();
        }
    }
}
