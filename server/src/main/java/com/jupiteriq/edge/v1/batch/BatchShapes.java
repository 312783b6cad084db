package com.jupiteriq.edge.v1.batch;

import com.jupiteriq.edge.InnerCalls;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import java.util.List;

/// What a batch says and is told.
final class BatchShapes {

    private static final int MAX_OPERATIONS = RequestBounds.MAX_OPERATIONS;

    private static final int MAX_DEPTH = 96;

    /// The headers of a request that an operation may have.
    private static final List<String> SENT =
        List.of("If-Match", "If-None-Match", "X-Idempotency-Key", "Idempotency-Key");

    /// The headers of an answer that a result tells.
    static final List<String> TOLD =
        List.of("Location", "ETag", "Retry-After", "Allow", "Idempotent-Replayed");

    private static final Shape OPERATION = Shape.of("BatchOperation",
        Field.optional("id", Schema.text(100), "Comes back with the result; else its index does."),
        Field.required("method", Schema.oneOf("GET", "POST", "PUT", "PATCH", "DELETE"), "Of the operation."),
        Field.required("path", new Schema.Patterned("^/[!-~]{0,8191}$"),
            "Of the operation, with `/v1` or without, and its query.").example("\"/tickets?limit=1\""),
        Field.optional("headers", Shape.of("BatchOperationHeaders", SENT.stream()
            .map(name -> Field.optional(name, Schema.text(RequestBounds.MAX_TARGET), "As it would be sent."))
            .toArray(Field[]::new)).nested(), "Those that the operation needs."),
        Field.optional("body", new Schema.FreeObject(RequestBounds.MAX_BODY, MAX_DEPTH).orNull(),
            "What the operation takes."));

    static final Shape BATCH = Shape.of("Batch",
        Field.required("operations", new Schema.ListOf(OPERATION.nested(), MAX_OPERATIONS),
            "1 to 100, done in this order."));

    private static final Shape RESULT = Shape.of("BatchResult",
        Field.required("id", Schema.text(100), "The id that was sent, or the index of the operation."),
        Field.required("status", new Schema.Whole(200, 599), "What the operation alone would answer."),
        Field.required("headers", Shape.of("BatchResultHeaders", TOLD.stream()
            .map(name -> Field.optional(name, Schema.text(RequestBounds.MAX_TARGET), "As it would be told."))
            .toArray(Field[]::new)).nested(), "Those of the answer that matter here."),
        Field.required("body", new Schema.FreeObject((int) InnerCalls.MAX_ANSWERS, MAX_DEPTH).orNull(),
            "The answer's; null when it has none."));

    static final Shape RESULTS = Shape.of("BatchResults",
        Field.required("results", new Schema.ListOf(RESULT.nested(), MAX_OPERATIONS),
            "One for each operation, in their order."),
        Field.required("succeeded", new Schema.Whole(0, MAX_OPERATIONS), "Those with a status below 400."),
        Field.required("failed", new Schema.Whole(0, MAX_OPERATIONS), "The others: repeat only these."));

    private BatchShapes() {}
}
