package com.jupiteriq.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request and the place for its answer. The body is read only when [#body()] is called.
public final class Exchange {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String requestId;

    Exchange(HttpServletRequest request, HttpServletResponse response, String requestId) {
        this.request = request;
        this.response = response;
        this.requestId = requestId;
    }

    /// The server's own unique id of this request (decision C37).
    public String requestId() {
        return requestId;
    }

    public String method() {
        return request.getMethod();
    }

    /// The decoded path.
    public String path() {
        return request.getRequestURI();
    }

    /// The query string as it was sent, empty for none.
    public String query() {
        return request.getQueryString() == null ? "" : request.getQueryString();
    }

    /// The header's first value, null when it is absent.
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    public List<String> headers(String name) {
        return java.util.Collections.list(request.getHeaders(name));
    }

    HttpServletResponse response() {
        return response;
    }
}
