package com.jupiteriq.events;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A type of event, declared beside the code that emits it. Whatever knows types reads them from here: the
/// filter and the payloads of `GET /v1/events`, the choice of webhooks, the documents.
///
/// @param example one that the emitting code itself has made, so that it cannot lag behind
/// @param at when that one happens
/// @param about one sentence: what has happened
/// @param flatFields what its data has beside `id`, `type` and `attributes` (001:69-80)
public record EventType(Event example, Instant at, String about, List<Field> flatFields) {

    /// Of everything in examples: `…_01h455vb4pex5vsknk084sn02q`.
    public static final UUID SAMPLE_ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    /// Of updates; the values are in the attributes.
    public static final Field CHANGED_FIELDS = Field.optional(
        "changed_fields", new Schema.ListOf(Schema.text(100), 100), "Of updates: what changed.");

    private static final Set<String> OF_EVERY_EVENT = Set.of("id", "type", "attributes");

    public EventType {
        flatFields = List.copyOf(flatFields);
        Set<String> declared = flatFields.stream().map(Field::name).collect(Collectors.toSet());
        Set<String> told = new HashSet<>(
            JsonReader.read(example.data().text().getBytes(StandardCharsets.UTF_8)).members().keySet());
        told.removeAll(OF_EVERY_EVENT);
        if (!told.equals(declared)) {
            throw new IllegalStateException(
                example.type() + " declares the fields " + declared + " and tells " + told);
        }
    }

    /// With more flat fields than others of its kind.
    public EventType(Event example, Instant at, String about, List<Field> common, Field... more) {
        this(example, at, about, Stream.concat(common.stream(), Stream.of(more)).toList());
    }

    /// `ticket.created`
    public String name() {
        return example.type();
    }
}
