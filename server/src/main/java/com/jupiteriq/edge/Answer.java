package com.jupiteriq.edge;

import java.util.ArrayList;
import java.util.List;

/// What goes over the wire: status, headers and the bytes of the body (empty for none).
public record Answer(int status, List<Header> headers, byte[] body) {

    public static final byte[] NO_BODY = {};
    public static final String JSON = "application/json";

    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }
}
