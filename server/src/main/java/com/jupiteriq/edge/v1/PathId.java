package com.jupiteriq.edge.v1;

import com.jupiteriq.edge.Request;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.DashedUuid;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import java.util.UUID;

/// The id of an object in a path: its TypeID, or its bare UUID (decision C09).
///
/// @param variable the name of the path's variable
/// @param prefix what its TypeIDs begin with
/// @param kind what the object is called
public record PathId(String variable, String prefix, String kind) {

    private static final String EXAMPLE = "01h455vb4pex5vsknk084sn02q";

    public Field field() {
        String pattern = "^(?:" + TypeId.pattern(prefix) + "|" + DashedUuid.PATTERN + ")$";
        return Field.required(variable, new Schema.Patterned(pattern),
            "The id of the " + kind + ", `" + prefix + "_…`, or its UUID.")
            .example("\"" + prefix + "_" + EXAMPLE + "\"");
    }

    public UUID in(Request request) {
        String text = request.variable(variable);
        return TypeId.parse(prefix, text)
            .or(() -> DashedUuid.parse(text))
            .orElseThrow(() -> new Refused(new Failure.Unreadable(variable,
                "This is not the id of a " + kind + ". Send one such as " + prefix + "_" + EXAMPLE
                    + ", or its UUID.")));
    }
}
