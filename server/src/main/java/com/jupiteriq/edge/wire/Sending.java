package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Body;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Refused;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sending of the one answer to a request.
final class Sending {

    private static final int BROKEN_OFF = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Commons commons;
    private final WireCall call;
    private final Request request;
    private final Response response;
    private final Reservation memory;
    private boolean answered;
    private @Nullable Going going;

    /// What is left to be served of an answer that goes on.
    private record Going(AnswerWriter writer, Live live) {}

    Sending(Commons commons, WireCall call, Request request, Response response) {
        this.commons = commons;
        this.call = call;
        this.request = request;
        this.response = response;
        this.memory = new Reservation(commons.answerMemory(), call);
    }

    Reservation memory() {
        return memory;
    }

    /// Whether an answer has begun to leave, so that there can be no other.
    boolean answered() {
        return answered;
    }

    /// Sends the answer, once, and tells the visit. Refuses when there is no memory to keep it until the
    /// client has taken it.
    ///
    /// @param last whether the connection is closed after this answer
    void send(Visit visit, Answer bare, boolean last) {
        if (answered) {
            throw new IllegalStateException("the request is answered already");
        }
        Answer answer = commons.cors().mark(call, bare, call.malformed());
        AnswerWriter.check(answer);
        memory.settle(answer);
        boolean goesOn = answer.body() instanceof Body.Ongoing;
        AnswerWriter writer =
            new AnswerWriter(response, call, (last || goesOn) && !HttpPort.streamed(request));
        switch (answer.body()) {
            case Body.Bytes(byte[] content) -> whole(visit, writer, answer, content);
            case Body.Streamed(Body.Source source) -> streamed(visit, writer, answer, source);
            case Body.Sized(_, Body.Source source) -> streamed(visit, writer, answer, source);
            case Body.Ongoing ongoing -> begun(visit, writer, answer, ongoing);
        }
        memory.release();
    }

    private void whole(Visit visit, AnswerWriter writer, Answer answer, byte[] content) {
        answered = true;
        visit.answered(answer.status(), false);
        boolean sent = writer.write(answer, content);
        visit.answered(answer.status(), sent);
        if (!sent) {
            abandon();
        }
    }

    private void streamed(Visit visit, AnswerWriter writer, Answer answer, Body.Source source) {
        Wire wire = commons.wire(request);
        wire.patience(commons.bounds().patience());
        try (Outflow out = new Outflow(writer, answer, call.takesGzip(), () -> answered = true)) {
            if (call.head()) {
                out.headOnly();
            } else {
                source.writeTo(out);
                out.end();
            }
            visit.answered(answer.status(), true);
        } catch (ClientGone gone) {
            visit.answered(answer.status(), false);
            abandon();
        } catch (RuntimeException broken) {
            if (!answered) {
                throw broken;
            }
            breakOff(visit, broken);
        } finally {
            wire.patience(commons.bounds().headTime());
        }
    }

    /// Sends the head and the first words.
    private void begun(Visit visit, AnswerWriter writer, Answer answer, Body.Ongoing ongoing) {
        answered = true;
        visit.answered(answer.status(), false);
        try {
            writer.head(answer, false, AnswerWriter.UNKNOWN);
            writer.send(ongoing.first(), 0, ongoing.first().length);
            writer.flush();
            visit.answered(answer.status(), true);
        } catch (ClientGone gone) {
            ongoing.live().gone();
            abandon();
            return;
        }
        if (call.head()) {
            ongoing.live().gone();
            writer.end();
        } else {
            commons.lines().announce();
            going = new Going(writer, ongoing.live());
        }
    }

    /// Whether the answer goes on after the request; see [#goOn(Runnable)].
    boolean goesOn() {
        return going != null;
    }

    /// Serves what goes on. Over HTTP/1.1 the connection follows when the request is over; a stream of HTTP/2
    /// is served here, until its end.
    ///
    /// @param over told when it is over
    void goOn(Runnable over) {
        if (going == null) {
            throw new IllegalStateException("the answer has ended");
        }
        Watched live = new Watched(going.live(), over);
        if (HttpPort.streamed(request)) {
            commons.lines().serve(live, new StreamOutlet(going.writer(), live)::serve);
        } else {
            HttpPort.goesOn(request, live);
        }
    }

    /// There is no way left to tell the client but that the body does not end.
    private void breakOff(Visit visit, RuntimeException broken) {
        if (broken instanceof Refused refused) {
            LOG.warn("An answer broke off after it had begun: {}", refused.failure());
        } else {
            LOG.error("An answer broke off after it had begun", broken);
        }
        visit.answered(BROKEN_OFF, true);
        abandon();
    }

    /// Closes the connection without a further word.
    void abandon() {
        answered = true;
        commons.wire(request).cut(response);
    }
}
