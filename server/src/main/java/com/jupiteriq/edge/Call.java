package com.jupiteriq.edge;

import com.jupiteriq.access.Credential;
import com.jupiteriq.edge.http.TraceParent;
import com.jupiteriq.edge.transfer.Incoming;
import com.jupiteriq.kernel.Origin;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One request as the rooms see it, which need no socket for it: a connection makes one of what it reads, a
/// batch of each of its operations ([InnerCall]).
public interface Call {

    /// What is kept of a method in logs; those of HTTP are shorter.
    int MAX_METHOD = 32;

    /// The server's own unique id of this request (decision C37).
    String requestId();

    /// The id that the client gave the request, null when it gave none that can be repeated.
    @Nullable String clientId();

    /// The method, empty when it cannot be read; `GET` also for `HEAD`, whose answer differs only in its
    /// body.
    String method();

    /// Whether only the head of the answer is wanted.
    boolean head();

    /// The method as it was sent, as much of it as logs keep.
    default String sentMethod() {
        String method = head() ? "HEAD" : method();
        return method.length() <= MAX_METHOD ? method : method.substring(0, MAX_METHOD);
    }

    /// The path, decoded once; as it was sent in a request that could not be read.
    String path();

    /// The name of the host that was called, in lower case and without port; empty when it is unknown.
    String host();

    /// The query string as it was sent, empty for none.
    String query();

    /// Every value of the header, in the order of the lines.
    List<String> headers(String name);

    /// The header's first value, null when it is absent.
    default @Nullable String header(String name) {
        List<String> lines = headers(name);
        return lines.isEmpty() ? null : lines.getFirst();
    }

    /// A list header as one line, since RFC 9110 section 5.3 lets it come on several; null when it is absent.
    default @Nullable String joined(String name) {
        List<String> lines = headers(name);
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    /// What the request shows at the Gate.
    Credential credential();

    /// The client's address; behind a trusted proxy the one that the proxy names. IPv6 as RFC 5952 writes it.
    String address();

    /// Where the request comes from. Of a `User-Agent` only the beginning is kept.
    Origin origin();

    /// The trace of the client's own, null for none.
    @Nullable TraceParent trace();

    /// Whether work for it may still begin: not when its client has left or the server is about to stop.
    boolean wanted();

    /// Whether a packed answer is taken.
    boolean takesGzip();

    /// Whether the request announces a body.
    boolean hasBody();

    /// The whole body, decompressed; empty for none. Refuses one that is too large, too slow, in an unknown
    /// encoding or broken. To be called at most once.
    byte[] body();

    /// The same of a body that may have so many bytes and not more. Not for a call that no connection
    /// brought.
    default byte[] body(int most) {
        throw new IllegalStateException("this call brings no body of its own");
    }

    /// Whether nobody on the way could read or change it, as far as the server knows: it came over TLS, to
    /// the server itself or to a proxy that is trusted to say so.
    default boolean secure() {
        return false;
    }

    /// How many bytes of body are announced, 0 for none; empty where that is not said.
    default OptionalLong announced() {
        return OptionalLong.empty();
    }

    /// The body as it comes instead, at most so many bytes of it, in a time that begins now. To be called at
    /// most once, and not for a call that no connection brought.
    default Incoming incoming(long most) {
        throw new IllegalStateException("this call brings no body of its own");
    }
}
