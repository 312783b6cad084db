package com.jupiteriq.events;

import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// What is put on record of the life of an object of any kind: an audit entry, and the event that subscribers
/// hear, with the object as `/v1` shows it.
///
/// @param noun what the object is called in types and actions, `canned_reply`
/// @param id its public id
public record Life<T>(String noun, Document<T> document, Function<T, String> id) {

    public void created(T object, Write write) {
        write.record(
            new AuditEntry(noun + ".create", id.apply(object), null, document.of(object)), birth(object));
    }

    public void changed(T object, Changes changes, Write write) {
        write.record(
            new AuditEntry(noun + ".update", id.apply(object), changes.before(), changes.after()),
            change(object, changes.fields()));
    }

    public void deleted(T object, Write write) {
        write.record(
            new AuditEntry(noun + ".delete", id.apply(object), document.of(object), null), death(object));
    }

    /// The three types, told of a sample.
    ///
    /// @param what the object with its article, as a sentence begins: `A canned reply`
    /// @param changed what is told to have changed of the sample
    public EventTypes types(String what, T sample, Instant at, List<String> changed) {
        return EventTypes.of(
            new EventType(birth(sample), at, what + " was made.", List.of()),
            new EventType(change(sample, changed), at, what + " was changed.", List.of(),
                EventType.CHANGED_FIELDS),
            new EventType(death(sample), at, what + " was deleted.", List.of()));
    }

    private Event birth(T object) {
        return new Event(noun + ".created", about(object).endObject().done());
    }

    private Event change(T object, List<String> changed) {
        return new Event(
            noun + ".updated", about(object).field("changed_fields", changed).endObject().done());
    }

    private Event death(T object) {
        return new Event(noun + ".deleted", about(object).endObject().done());
    }

    private JsonWriter about(T object) {
        return new JsonWriter()
            .object()
            .field("id", id.apply(object))
            .field("type", noun)
            .field("attributes", document.of(object));
    }
}
