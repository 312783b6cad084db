package com.jupiteriq.edge.query;

import com.jupiteriq.json.Field;

/// Parameters whose names only begin alike, since what follows is the client's own: `attributes.total`.
///
/// @param prefix with which the name of each of them begins
/// @param most how many of them one request may have
/// @param documented what is said of them all: its schema is that of each value
public record Family(String prefix, int most, Field documented) {

    /// Whether the parameter is one of them.
    boolean has(String name) {
        return name.startsWith(prefix) && name.length() > prefix.length();
    }

    /// The names of its members as a pattern of JSON Schema.
    public String pattern() {
        return "^" + prefix.replace(".", "\\.") + ".";
    }
}
