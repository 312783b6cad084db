package com.jupiteriq.edge.v1;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Reply.Result;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What became of each of several objects, as both dresses of `/v1` tell it; the refusals are theirs.
final class Results {

    private static final int MADE = 201;

    /// Objects of one request (002:134; decision C61).
    private static final int MOST = 100;

    private Results() {}

    /// @param error the refusal with the id of its request, as it stands under `error`
    static Reply.One of(Reply.Results results, BiFunction<Failure, String, JsonText> error) {
        JsonWriter out = new JsonWriter().object().key("results").array();
        int succeeded = 0;
        int index = 0;
        for (Result result : results.all()) {
            out.object().field("index", index++);
            switch (result) {
                case Result.Made(JsonText object) -> {
                    done(MADE, results.noun(), object, out);
                    succeeded++;
                }
                case Result.Done(int status, JsonText object) -> {
                    done(status, results.noun(), object, out);
                    succeeded++;
                }
                case Result.Failed(Failure failure) -> out.field("status", Code.of(failure).status())
                    .field("error", error.apply(failure, results.requestId()));
            }
            out.endObject();
        }
        return Reply.ok(out.endArray().field("succeeded", succeeded).field("failed", index - succeeded)
            .endObject().done());
    }

    private static void done(int status, String noun, @Nullable JsonText object, JsonWriter out) {
        out.field("status", status);
        if (object != null) {
            out.field(noun, object);
        }
    }

    /// @param object the schema of an object, which is called by the last word in the name of its shape
    static Shape shape(Schema object, Shape error) {
        String name = name(object);
        Shape result = Shape.of(name + "Result",
            Field.required("index", new Schema.Whole(0, MOST - 1), "Which item of the list this is."),
            Field.required("status", new Schema.Whole(200, 599), "What the item alone would be answered."),
            Field.optional(lastWord(name), object, "What it is now."),
            Field.optional("error", error.nested(), "Why it was not."));
        return new Shape(name + "Results", List.of(
            Field.required("results", new Schema.ListOf(result.nested(), MOST), "One each, in their order."),
            Field.required("succeeded", new Schema.Whole(0, MOST), "How many succeeded."),
            Field.required("failed", new Schema.Whole(0, MOST), "How many did not.")));
    }

    /// The same where it lies in another shape, which is called by the name of the object.
    static Shape inside(Schema object, Shape error) {
        return new Shape(name(object) + "Results", shape(object, error).fields());
    }

    private static String name(Schema object) {
        return object instanceof Schema.Nested(Shape shape) ? shape.name() : "Object";
    }

    private static String lastWord(String name) {
        return name.replaceFirst("^.*(?=[A-Z])", "").toLowerCase(Locale.ROOT);
    }
}
