package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.Rooms;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Rooms that remember what they were asked and refuse with the plain name of the failure.
public final class TestRooms implements Rooms {

    final List<Failure> failures = new CopyOnWriteArrayList<>();
    public final List<String> served = new CopyOnWriteArrayList<>();
    public volatile Function<Call, Answer> serving = TestRooms::echo;
    volatile Predicate<Call> waits = call -> false;
    public volatile Consumer<Visit> leaving = visit -> { };

    @Override
    public List<String> methods(Call preflight) {
        return List.of("GET", "HEAD");
    }

    @Override
    public Answer serve(Visit visit) {
        Call call = visit.call();
        served.add(call.method() + " " + call.path());
        return serving.apply(call);
    }

    @Override
    public boolean letsWait(Call call) {
        return waits.test(call);
    }

    @Override
    public void leave(Visit visit) {
        leaving.accept(visit);
    }

    static Answer echo(Call call) {
        return json(200, new JsonWriter().object()
            .field("method", call.method())
            .field("path", call.path())
            .field("query", call.query())
            .field("address", call.address())
            .field("id", call.requestId())
            .field("body", new String(call.body(), StandardCharsets.UTF_8)));
    }

    static Answer json(int status, JsonWriter object) {
        return new Answer(
            status,
            List.of(new Header("Content-Type", Answer.JSON)),
            object.endObject().toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answer refuse(Visit visit, Failure failure) {
        failures.add(failure);
        String name = failure.getClass().getSimpleName();
        Answer answer = json(status(failure), new JsonWriter().object()
            .field("error", name).field("path", visit.call().path()).field("id", visit.call().requestId()));
        List<Header> headers = new ArrayList<>(answer.headers());
        if (failure instanceof Failure.Unavailable(Duration retryAfter)) {
            headers.add(new Header("Retry-After", Long.toString(retryAfter.toSeconds())));
        }
        return new Answer(answer.status(), headers, answer.body());
    }

    private static int status(Failure failure) {
        return switch (failure) {
            case Failure.TooLarge(Failure.Part part, long limit) -> switch (part) {
                case BODY, ANSWERS -> 413;
                case URL -> 414;
                case HEADERS -> 431;
            };
            case Failure.NoSuchRoute none -> 404;
            case Failure.MethodNotAllowed wrong -> 405;
            case Failure.TooSlow slow -> 408;
            case Failure.TransferTooLong slow -> 504;
            case Failure.UnsupportedMedia other -> 415;
            case Failure.Unauthenticated unknown -> 401;
            case Failure.Unavailable now -> 503;
            case Failure.Internal bug -> 500;
            case Failure.Unreadable broken -> 400;
            default -> throw new IllegalStateException("no test refuses with " + failure);
        };
    }
}
