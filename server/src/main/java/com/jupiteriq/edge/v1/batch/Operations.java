package com.jupiteriq.edge.v1.batch;

import com.jupiteriq.edge.http.RequestPath;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the operations of a batch, whose fields [BatchShapes#BATCH] has checked.
final class Operations {

    /// One operation, ready to be called.
    ///
    /// @param id what its result is called
    /// @param path decoded
    /// @param headers by their names in lower case
    /// @param body compact JSON, empty for none
    record Operation(
        String id, String method, String path, String query, Map<String, String> headers, byte[] body) {}

    private final List<Problem> problems = new ArrayList<>();

    private Operations() {}

    /// Refuses a batch of none, and all paths at once that are none.
    static List<Operation> of(Fields batch) {
        return new Operations().read(batch);
    }

    private List<Operation> read(Fields batch) {
        List<Operation> operations = new ArrayList<>();
        if (batch.values().get("operations") instanceof JsonValue.Arr(List<JsonValue> items)) {
            for (JsonValue item : items) {
                if (item instanceof JsonValue.Obj(Map<String, JsonValue> members)) {
                    operations.add(operation(operations.size(), new Fields(members)));
                }
            }
        }
        if (operations.isEmpty()) {
            problems.add(Problem.wrong("operations", "This field must have at least one item."));
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return operations;
    }

    private Operation operation(int index, Fields fields) {
        String target = fields.requiredText("path");
        int mark = target.indexOf('?');
        String path = RequestPath.decode(mark < 0 ? target : target.substring(0, mark));
        if (path == null) {
            problems.add(Problem.wrong("operations[" + index + "].path", "This path cannot be read. Send it"
                + " without empty or dot segments, parameters or encoded slashes."));
        }
        Map<String, String> headers = headers(fields);
        JsonText body = fields.json("body");
        if (body != null) {
            headers.put("content-type", "application/json");
        }
        return new Operation(id(fields.text("id"), index), fields.requiredText("method"),
            path == null ? target : path, mark < 0 ? "" : target.substring(mark + 1), headers,
            body == null ? new byte[0] : body.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String id(@Nullable String sent, int index) {
        return sent == null ? Integer.toString(index) : sent;
    }

    private static Map<String, String> headers(Fields fields) {
        Map<String, String> headers = new HashMap<>();
        if (fields.values().get("headers") instanceof JsonValue.Obj(Map<String, JsonValue> sent)) {
            sent.forEach((name, value) -> {
                if (value instanceof JsonValue.Str(String text)) {
                    headers.put(name.toLowerCase(Locale.ROOT), text);
                }
            });
        }
        return headers;
    }
}
