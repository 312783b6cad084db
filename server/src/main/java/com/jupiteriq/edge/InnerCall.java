package com.jupiteriq.edge;

import com.jupiteriq.access.Credential;
import com.jupiteriq.edge.http.TraceParent;
import com.jupiteriq.kernel.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call that the server makes of a part of another one: with an id, method, path, headers and body of its
/// own, and by the same client from the same place.
///
/// @param outer the request that it came in
/// @param path decoded
/// @param query the query string, empty for none
/// @param own its headers by their names in lower case; none of the outer call's count
/// @param body empty for none
public record InnerCall(
    Call outer, String requestId, String method, String path, String query, Map<String, String> own,
    byte[] body) implements Call {

    @Override
    public @Nullable String clientId() {
        return outer.clientId();
    }

    @Override
    public boolean head() {
        return false;
    }

    @Override
    public String host() {
        return outer.host();
    }

    @Override
    public List<String> headers(String name) {
        String value = own.get(name.toLowerCase(Locale.ROOT));
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public Credential credential() {
        return outer.credential();
    }

    @Override
    public String address() {
        return outer.address();
    }

    @Override
    public Origin origin() {
        return new Origin(requestId, outer.address(), outer.origin().userAgent());
    }

    @Override
    public @Nullable TraceParent trace() {
        return outer.trace();
    }

    /// It becomes a part of another answer.
    @Override
    public boolean takesGzip() {
        return false;
    }

    @Override
    public boolean wanted() {
        return outer.wanted();
    }

    @Override
    public boolean hasBody() {
        return body.length > 0;
    }
}
