package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.AnswerMemory;
import com.jupiteriq.edge.Body;
import com.jupiteriq.edge.waiting.SharedMemory;

/// What one request holds of the memory for answers.
final class Reservation implements AnswerMemory {

    private final SharedMemory memory;
    private final WireCall call;
    private long held;

    Reservation(SharedMemory memory, WireCall call) {
        this.memory = memory;
        this.call = call;
    }

    @Override
    public void take(long bytes) {
        long more = beyond(bytes) - held;
        if (more > 0) {
            memory.take(more);
            held += more;
        }
    }

    @Override
    public void take(Answer answer) {
        take(footprint(answer));
    }

    /// Takes what this answer needs and gives back whatever else was taken while it was made.
    void settle(Answer answer) {
        long needed = footprint(answer);
        take(needed);
        give(held - beyond(needed));
    }

    void release() {
        give(held);
    }

    private void give(long bytes) {
        if (bytes > 0) {
            memory.give(bytes);
            held -= bytes;
        }
    }

    private static long beyond(long bytes) {
        return Math.max(0, bytes - SharedMemory.FREE);
    }

    /// A packed answer is held beside the plain one; of the others no more than their sinks.
    private long footprint(Answer answer) {
        return switch (answer.body()) {
            case Body.Bytes(byte[] content) ->
                answer.packable() && call.takesGzip() ? 2L * content.length : content.length;
            case Body.Streamed _, Body.Sized _, Body.Ongoing _ -> 0;
        };
    }
}
