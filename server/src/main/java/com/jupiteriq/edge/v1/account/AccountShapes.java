package com.jupiteriq.edge.v1.account;

import com.jupiteriq.accounts.Feature;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.limits.Window;
import java.util.Arrays;

/// The shapes of what an account may use.
final class AccountShapes {

    private static final int MAX_RULES = 100;
    private static final Schema PLAN =
        new Schema.OneOf(Arrays.stream(Plan.values()).map(Plan::word).toList());

    private static final Shape RATE_LIMIT = Shape.of("RateLimit",
        Field.required("scope", Schema.oneOf("account", "key", "user", "endpoint"),
            "What is counted together."),
        Field.required("name", Schema.text(300), "`requests`, or the pattern of the operations."),
        Field.required("window",
            new Schema.OneOf(Arrays.stream(Window.values()).map(Window::word).toList()), "In which time."),
        Field.required("limit", whole(), "How many."),
        Field.required("remaining", whole(), "How many are left, as far as this node knows."),
        Field.required("resets_at", Schema.timestamp(), "When the window ends."));

    private static final Shape QUOTA = Shape.of("Quota",
        Field.required("name", Schema.text(100), "What is counted."),
        Field.required("limit", whole().orNull(), "How many there may be; null for any number."),
        Field.required("used", whole(), "How many there are."));

    private static final Shape GATE = Shape.of("Gate",
        Field.required("feature", new Schema.OneOf(Feature.words()), "What can be open."),
        Field.required("allowed", new Schema.Flag(), "Whether it is."));

    private static final Shape BODIES = Shape.of("RequestBounds",
        Field.required("request_body_bytes", whole(), "Of a body, unpacked."),
        Field.required("url_bytes", whole(), "Of path and query."),
        Field.required("header_bytes", whole(), "Of all headers."),
        Field.required("query_parameters", whole(), "In a query."),
        Field.required("batch_operations", whole(), "In a batch."),
        Field.required("request_seconds", whole(), "Until a request is answered."),
        Field.required("batch_seconds", whole(), "Until a batch is answered."),
        Field.required("file_bytes", whole(), "Of one file."),
        Field.required("upload_seconds", whole(), "Until a file has come that is sent in one request."));

    static final Shape LIMITS = Shape.of("Limits",
        Field.required("plan", PLAN, "The plan of the account."),
        Field.required("rate_limits", new Schema.ListOf(RATE_LIMIT.nested(), MAX_RULES),
            "What requests count against."),
        Field.required("quotas", new Schema.ListOf(QUOTA.nested(), MAX_RULES),
            "How much the environment may have."),
        Field.required("gates", new Schema.ListOf(GATE.nested(), MAX_RULES), "What the account may use."),
        Field.required("bodies", BODIES.nested(), "What one request may bring and take."));

    private AccountShapes() {}

    private static Schema whole() {
        return new Schema.Whole(0, Long.MAX_VALUE);
    }
}
