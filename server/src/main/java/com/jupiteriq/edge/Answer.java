package com.jupiteriq.edge;

import com.jupiteriq.kernel.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes over the wire: status, headers and the bytes of the body (empty for none).
public record Answer(int status, List<Header> headers, byte[] body) {

    public static final byte[] NO_BODY = {};
    public static final String JSON = "application/json";

    /// Bare JSON.
    public static Answer json(int status, JsonText body) {
        return json(status, body, null, null);
    }

    /// One object, bare.
    public static Answer of(Reply.One one) {
        return json(one.outcome().status(), one.body(), one.location(), one.etag());
    }

    private static Answer json(
        int status, JsonText body, @Nullable String location, @Nullable String etag) {
        List<Header> headers = new ArrayList<>(3);
        headers.add(new Header("Content-Type", JSON));
        if (location != null) {
            headers.add(new Header("Location", location));
        }
        if (etag != null) {
            headers.add(new Header("ETag", etag));
        }
        return new Answer(status, headers, body.text().getBytes(StandardCharsets.UTF_8));
    }

    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }
}
