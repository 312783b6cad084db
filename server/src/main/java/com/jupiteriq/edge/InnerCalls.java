package com.jupiteriq.edge;

import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Writes;
import java.time.Duration;

/// The calls that one request makes for its caller, one after the other, each through all the rooms: within
/// the time of the request, with limits spent for each (the first by the request itself), and all answers
/// together within a bound. Each is observed as a request of its own; their changes are committed one by one
/// and wait for the disk together.
public final class InnerCalls {

    /// The bytes of all bodies (decision C27). A change is always told, so they may be more by those of the
    /// changes.
    public static final long MAX_ANSWERS = 16L << 20;

    /// What cannot be part of another request.
    static final Failure ALONE = Failure.Invalid.of(Problem.wrong(
        "path", "This operation cannot be part of a batch. Send it by itself."));

    /// Of an answer beside its body: id, status and headers, as text.
    private static final int BESIDE = 4 << 10;

    /// What making the whole of its parts takes for each byte of them.
    private static final int COPIES = 6;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Pipeline pipeline;
    private final Visit outer;
    private final Deadline deadline;
    private final Writes writes;
    private long held;
    private boolean begun;

    InnerCalls(Pipeline pipeline, Visit outer, Deadline deadline, Writes writes) {
        this.pipeline = pipeline;
        this.outer = outer;
        this.deadline = deadline;
        this.writes = writes;
    }

    /// The request that makes the calls.
    public Call outer() {
        return outer.call();
    }

    /// The answer to the call. What can no longer be done is refused before it begins.
    public Answer answer(Call call) {
        Visit visit = new Visit(
            call, new Share(call.method().equals("GET")), new Visit.Inside(deadline, !begun, writes));
        begun = true;
        Answer answer = pipeline.inside(outer, visit, this::begin);
        if (!(answer.body() instanceof Body.Bytes)) {
            answer = pipeline.refuse(visit, ALONE);
        }
        held += BESIDE + answer.bytes().length;
        visit.answered(answer.status(), true);
        pipeline.leave(visit);
        return answer;
    }

    private void begin() {
        if (!outer.call().wanted()) {
            throw new Refused(new Failure.Unavailable(RETRY_AFTER));
        }
        if (deadline.passed()) {
            throw new Refused(new Failure.DeadlinePassed());
        }
    }

    /// What one call takes of the memory of the whole answer, so that the whole is never refused when the
    /// calls are done.
    private final class Share implements AnswerMemory {

        private final boolean reads;

        Share(boolean reads) {
            this.reads = reads;
        }

        @Override
        public void take(long bytes) {
            outer.memory().take(COPIES * (held + BESIDE) + bytes);
        }

        @Override
        public void take(Answer answer) {
            if (answer.body() instanceof Body.Bytes(byte[] content)) {
                if (reads && held + BESIDE + content.length > MAX_ANSWERS) {
                    throw new Refused(new Failure.TooLarge(Part.ANSWERS, MAX_ANSWERS));
                }
                outer.memory().take(COPIES * (held + BESIDE + content.length));
            }
        }
    }
}
