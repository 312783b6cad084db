package com.jupiteriq.tickets;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which fields differ between two states of a ticket, by the names and values that clients see.
final class TicketChanges {

    private TicketChanges() {}

    static List<String> between(TicketDetails before, TicketDetails after) {
        if (before.equals(after)) {
            return List.of();
        }
        Map<String, JsonText> old = fields(before);
        return fields(after).entrySet().stream()
            .filter(field -> !field.getValue().equals(old.get(field.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    }

    /// The values of these fields, for the audit trail.
    static JsonText values(List<String> names, TicketDetails details) {
        Map<String, JsonText> fields = fields(details);
        JsonWriter out = new JsonWriter().object();
        names.forEach(name -> out.field(name, fields.get(name)));
        return out.endObject().done();
    }

    private static Map<String, JsonText> fields(TicketDetails details) {
        Map<String, JsonText> fields = new LinkedHashMap<>();
        fields.put("subject", new JsonWriter().text(details.subject()).done());
        fields.put("description", new JsonWriter().text(details.description()).done());
        fields.put("status", new JsonWriter().text(details.status().word()).done());
        fields.put("priority", new JsonWriter().text(details.priority().word()).done());
        fields.put("category", new JsonWriter().text(details.category()).done());
        fields.put("customer_email", new JsonWriter().text(details.customerEmail()).done());
        fields.put("tags", new JsonWriter().texts(details.tags()).done());
        fields.put("metadata", new JsonWriter().raw(details.metadata()).done());
        return fields;
    }
}
