package com.jupiteriq.edge;

import com.jupiteriq.edge.Route.Operation.Change;
import com.jupiteriq.edge.waiting.TransferPlaces;
import com.jupiteriq.edge.waiting.TransferPlaces.Bounds;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.tasks.OwnThread;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bodies that are taken as they come and contents that are given: each has a place among its like instead of
/// one among the requests that are worked on, and what was taken in is put on record or forgotten.
///
/// @param in places of bodies
/// @param out places of contents
record Transfers(TransferPlaces in, TransferPlaces out) {

    /// Bytes of a body that is moved on a thread of the system. A virtual one keeps its processor until it
    /// waits, which it never does for a client that is quick, so that a few of those would let nobody else
    /// in. What is smaller is over before.
    private static final long LARGE = 256 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

    static Transfers usual() {
        return new Transfers(new TransferPlaces(Bounds.UPLOADS), new TransferPlaces(Bounds.DOWNLOADS));
    }

    /// Refuses a body that announces more than this, before its first byte.
    static void fits(Call call, long most) {
        if (call.announced().orElse(0) > most) {
            throw new Refused(new Failure.TooLarge(Part.BODY, most));
        }
    }

    /// Takes a body in. A request that has none waits for nobody.
    <T> T receive(Visit visit, Caller caller, Supplier<T> receiving) {
        if (!visit.call().hasBody()) {
            return receiving.get();
        }
        visit.stepsAside();
        boolean large = visit.call().announced().orElse(Long.MAX_VALUE) > LARGE;
        return in.within(caller.tenant().account(), caller.principal().id(),
            large ? () -> OwnThread.give("upload", receiving) : receiving);
    }

    /// Changes something by what was taken in, which is forgotten unless that is on record, or may be.
    ///
    /// @param change runs the operation
    Answer settle(Visit visit, Route.Received received, Function<Change, Answer> change) {
        AtomicBoolean kept = new AtomicBoolean();
        try {
            visit.comesBack();                                                               // 503
            return change.apply(new Change(request -> write -> {
                write.ifKept(() -> kept.set(true));
                return received.record(write);
            }, false));
        } finally {
            if (!kept.get()) {
                forget(received);
            }
        }
    }

    /// What cannot be forgotten now is for those who look for what nobody has on record.
    private static void forget(Route.Received received) {
        try {
            received.forget();
        } catch (RuntimeException failed) {
            LOG.warn("What was taken in could not be forgotten", failed);
        }
    }

    /// Contents that take a place when they begin to go.
    Body.Source give(Visit visit, Caller caller, Body.Source source) {
        return sink -> {
            visit.stepsAside();
            out.within(caller.tenant().account(), caller.principal().id(), () -> {
                source.writeTo(sink);
                return sink;
            });
        };
    }

    /// Likewise, where it is known how many they are.
    Body.Sized give(Visit visit, Caller caller, Body.Sized body) {
        Body.Source source = body.length() <= LARGE ? body.source() : sink ->
            OwnThread.give("download", () -> {
                body.source().writeTo(sink);
                return sink;
            });
        return new Body.Sized(body.length(), give(visit, caller, source));
    }
}
