package com.jupiteriq.outbound;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// Tells an exchange which connection carries it, before the first byte is sent.
final class Courier extends HttpRequestExecutor {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
        @Nullable HttpResponseInformationCallback callback, HttpContext context)
        throws IOException, HttpException {
        if (!(connection instanceof Wire wire)) {
            throw new IllegalStateException("a connection of another maker");
        }
        wire.carries(Flight.in(context));
        return super.execute(request, connection, callback, context);
    }
}
