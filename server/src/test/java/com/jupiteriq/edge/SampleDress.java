package com.jupiteriq.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jupiteriq.edge.http.Header;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import java.util.List;

/// A dress that puts its name around everything.
public record SampleDress(String name, String errorType) implements Dress {

    @Override
    public Answer dress(Reply reply) {
        return new Answer(200, List.of(), Answer.NO_BODY);
    }

    @Override
    public Answer dress(Failure failure, String requestId) {
        JsonWriter body = new JsonWriter().object().field("error", code(failure))
            .field("status", status(failure)).field("request_id", requestId).endObject();
        return new Answer(status(failure), List.of(new Header("Content-Type", errorType)),
            body.toString().getBytes(UTF_8));
    }

    @Override
    public String code(Failure failure) {
        return failure.getClass().getSimpleName();
    }

    @Override
    public Schema envelope(Reply.Form form, Schema body) {
        return switch (form) {
            case ONE -> Shape.of("Answer", Field.required("note", body, "The object.")).nested();
            case LIST -> Shape.of("List",
                Field.required("data", new Schema.ListOf(body, 100), "The objects."),
                Field.required("total", new Schema.Whole(0, Long.MAX_VALUE), "How many in all.")).nested();
            case ALIKE, CONTENT, RESULTS -> body;
            case NOTHING -> throw new IllegalStateException("nothing has no envelope");
        };
    }

    @Override
    public Shape errorShape() {
        return Shape.of("Error",
            Field.required("error", Schema.text(40), "A code."),
            Field.required("status", new Schema.Whole(400, 599), "The status."),
            Field.required("request_id", Schema.uuid(), "The id."));
    }

    private static int status(Failure failure) {
        return switch (failure) {
            case Failure.Unreadable _, Failure.KeyReused _ -> 400;
            case Failure.Unauthenticated _, Failure.WrongLogin _, Failure.SecondFactorMissing _ -> 401;
            case Failure.Forbidden _, Failure.NotCallable _, Failure.Exceeding _, Failure.NotAUser _,
                Failure.NotForOthers _, Failure.QuotaExceeded _, Failure.Closed _ -> 403;
            case Failure.NoSuchRoute _, Failure.Missing _, Failure.NotOwner _ -> 404;
            case Failure.MethodNotAllowed _ -> 405;
            case Failure.NotAcceptable _ -> 406;
            case Failure.TooSlow _ -> 408;
            case Failure.Conflict _, Failure.Stale _, Failure.Taken _ -> 409;
            case Failure.Gone _, Failure.Forgotten _ -> 410;
            case Failure.PreconditionFailed _, Failure.VersionNotSpoken _ -> 412;
            case Failure.RangeNotSatisfiable _ -> 416;
            case Failure.ChecksumMismatch _ -> 460;
            case Failure.TooLarge tooLarge -> switch (tooLarge.part()) {
                case BODY, ANSWERS -> 413;
                case URL -> 414;
                case HEADERS -> 431;
            };
            case Failure.UnsupportedMedia _ -> 415;
            case Failure.Invalid _, Failure.NotIndexed _ -> 422;
            case Failure.Limited _ -> 429;
            case Failure.Internal _, Failure.CredentialUnchecked _ -> 500;
            case Failure.BadUpstream _ -> 502;
            case Failure.Unavailable _ -> 503;
            case Failure.DeadlinePassed _, Failure.TransferTooLong _ -> 504;
        };
    }
}
