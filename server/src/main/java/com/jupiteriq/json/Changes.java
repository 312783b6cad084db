package com.jupiteriq.json;

import com.jupiteriq.kernel.JsonText;
import java.util.List;

/// What a change changed, by the names and values that clients see: `changed_fields` of events, and what the
/// audit trail keeps.
///
/// @param fields the names of the fields that look different now
/// @param before an object of those fields as they were
/// @param after an object of those fields as they are
public record Changes(List<String> fields, JsonText before, JsonText after) {

    public boolean none() {
        return fields.isEmpty();
    }

    public boolean of(Attribute<?, ?> attribute) {
        return fields.contains(attribute.name());
    }
}
