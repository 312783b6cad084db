package com.jupiteriq.edge.query;

import com.jupiteriq.json.Field;
import java.util.List;

/// The query parameters that a route declares.
public record Parameters(List<Field> fields, List<Family> families) {

    public static Parameters of(List<Field> fields) {
        return new Parameters(fields, List.of());
    }
}
