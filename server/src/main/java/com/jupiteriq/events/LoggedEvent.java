package com.jupiteriq.events;

import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.ApiVersion;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// An event that has its place in the log of its tenant.
///
/// @param sequence its position: 1, 2, 3 … without gap in each environment
/// @param data the published `data` object
public record LoggedEvent(UUID id, String type, Instant at, JsonText data, long sequence) {

    /// Where the data of an event is sealed for, and nowhere else.
    public static String place(UUID event) {
        return "events.payload:" + event;
    }

    /// `evt_…` (decision C09)
    public static String publicId(UUID id) {
        return TypeId.of("evt", id);
    }

    /// The data of an event about a person who was erased: which object it was, and nothing else.
    static String erased(String data) {
        Fields told = new Fields(JsonReader.read(data.getBytes(StandardCharsets.UTF_8)).members());
        return new JsonWriter()
            .object()
            .field("id", told.requiredText("id"))
            .field("type", told.requiredText("type"))
            .key("attributes")
            .object()
            .field("id", told.requiredText("id"))
            .field("erased", true)
            .endObject()
            .endObject()
            .toString();
    }

    /// The published payload (decision C29; 000:338-349).
    public JsonText payload(Tenant tenant) {
        return head(id, type, at, tenant)
            .field("sequence", sequence)
            .field("data", data)
            .endObject()
            .done();
    }

    /// How every payload begins, be it of something that is in no log.
    public static JsonWriter head(UUID id, String type, Instant at, Tenant tenant) {
        return new JsonWriter()
            .object()
            .field("id", publicId(id))
            .field("event", type)
            .field("timestamp", at)
            .field("account_id", TypeId.of("acc", tenant.account()))
            .field("api_version", ApiVersion.CURRENT);
    }
}
