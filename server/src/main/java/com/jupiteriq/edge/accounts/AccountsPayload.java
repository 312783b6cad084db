package com.jupiteriq.edge.accounts;

import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.webhooks.formats.PayloadFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// Tells of users as 004:88-98 prints it, and of nothing else.
final class AccountsPayload implements PayloadFormat {

    /// The user of the document's examples.
    private static final JsonText SAMPLE = new JsonWriter()
        .object()
        .field("id", 12_345)
        .field("username", "john_doe")
        .endObject()
        .done();

    @Override
    public String name() {
        return AccountsContract.KEYS.contract();
    }

    @Override
    public String family() {
        return "user.*";
    }

    /// Of a person who was forgotten meanwhile neither number nor name is left.
    @Override
    public JsonText body(String event, JsonText data, Instant at) {
        Map<String, JsonValue> told = JsonReader.read(data.text().getBytes(StandardCharsets.UTF_8)).members();
        JsonValue number = told.get("attributes") instanceof JsonValue.Obj(Map<String, JsonValue> user)
            ? user.get("number") : null;
        JsonValue username = told.get("username");
        return whole(event, new JsonWriter()
            .object()
            .field("id", number == null ? null : number.compact())
            .field("username", username == null ? null : username.compact())
            .endObject()
            .done(), at);
    }

    @Override
    public JsonText sample(String event, Instant at) {
        return whole(event, SAMPLE, at);
    }

    private static JsonText whole(String event, JsonText data, Instant at) {
        return new JsonWriter()
            .object()
            .field("event", event)
            .field("data", data)
            .field("timestamp", at)
            .endObject()
            .done();
    }
}
