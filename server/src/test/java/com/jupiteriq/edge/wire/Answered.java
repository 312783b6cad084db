package com.jupiteriq.edge.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An answer as it came over a socket.
///
/// @param headers by lower-case name
public record Answered(int status, Map<String, List<String>> headers, byte[] body) {

    public String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? "" : String.join(", ", values);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
