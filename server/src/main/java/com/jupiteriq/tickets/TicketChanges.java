package com.jupiteriq.tickets;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Which fields differ between two states of a ticket, by the names that clients see.
final class TicketChanges {

    private record Named(String name, Function<TicketDetails, Object> value, BiConsumer<JsonWriter, TicketDetails> json) {}

    private static final List<Named> FIELDS = List.of(
        new Named("subject", TicketDetails::subject, (out, d) -> out.field("subject", d.subject())),
        new Named("description", d -> d.description(), (out, d) -> out.field("description", d.description())),
        new Named("status", TicketDetails::status, (out, d) -> out.field("status", d.status().word())),
        new Named("priority", TicketDetails::priority, (out, d) -> out.field("priority", d.priority().word())),
        new Named("category", d -> d.category(), (out, d) -> out.field("category", d.category())),
        new Named("customer_email", d -> d.customerEmail(),
            (out, d) -> out.field("customer_email", d.customerEmail())),
        new Named("tags", TicketDetails::tags, (out, d) -> out.field("tags", d.tags())),
        new Named("metadata", d -> d.metadata(), (out, d) -> out.field("metadata", d.metadata())));

    private TicketChanges() {}

    static List<String> between(TicketDetails before, TicketDetails after) {
        List<String> names = new ArrayList<>();
        for (Named field : FIELDS) {
            if (!Objects.equals(field.value.apply(before), field.value.apply(after))) {
                names.add(field.name);
            }
        }
        return names;
    }

    /// The values of these fields, for the audit trail.
    static JsonText values(List<String> names, TicketDetails details) {
        JsonWriter out = new JsonWriter().object();
        for (Named field : FIELDS) {
            if (names.contains(field.name)) {
                field.json.accept(out, details);
            }
        }
        return out.endObject().done();
    }
}
