package com.jupiteriq.edge;

import com.jupiteriq.access.Credential;
import com.jupiteriq.edge.http.TraceParent;
import com.jupiteriq.kernel.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A GET of somebody without a key, over no wire.
record StrayCall(String path) implements Call {

    @Override
    public String requestId() {
        return "req_stray";
    }

    @Override
    public @Nullable String clientId() {
        return null;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public boolean head() {
        return false;
    }

    @Override
    public String query() {
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
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public Origin origin() {
        return new Origin(requestId(), address(), "");
    }

    @Override
    public @Nullable TraceParent trace() {
        return null;
    }

    @Override
    public boolean wanted() {
        return true;
    }

    @Override
    public boolean takesGzip() {
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
