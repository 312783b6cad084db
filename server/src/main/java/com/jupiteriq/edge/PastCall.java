package com.jupiteriq.edge;

import com.jupiteriq.access.Credential;
import com.jupiteriq.edge.http.TraceParent;
import com.jupiteriq.kernel.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What logs need of a call whose answer goes on, when the connector has long forgotten the request.
record PastCall(
    String requestId, @Nullable String clientId, String method, boolean head, String path, String address,
    Origin origin, @Nullable TraceParent trace) implements Call {

    static PastCall of(Call call) {
        return new PastCall(call.requestId(), call.clientId(), call.method(), call.head(), call.path(),
            call.address(), call.origin(), call.trace());
    }

    /// Nobody logs it.
    @Override
    public String query() {
        return "";
    }

    /// The dress is known long since.
    @Override
    public String host() {
        return "";
    }

    @Override
    public List<String> headers(String name) {
        return List.of();
    }

    @Override
    public Credential credential() {
        return new Credential(null, null, false);
    }

    @Override
    public boolean takesGzip() {
        return false;
    }

    @Override
    public boolean wanted() {
        return false;
    }

    @Override
    public boolean hasBody() {
        return false;
    }

    @Override
    public byte[] body() {
        return Answer.NO_BODY;
    }
}
