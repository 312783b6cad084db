package com.jupiteriq.outbound;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One request to a system that is not ours. The body is sent as it is, with its length; headers that frame
/// the message or steer the connection are not the caller's to set.
///
/// @param method in upper case
/// @param body empty for none; not copied
public record OutboundRequest(
    String method, URI url, List<OutboundHeader> headers, byte[] body, Reach reach) {

    private static final Set<String> OURS = Set.of(
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer",
        "expect", "accept-encoding", "proxy-connection", "proxy-authorization");

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    public OutboundRequest {
        headers = List.copyOf(headers);
        if (!isToken(method)) {
            throw new IllegalArgumentException("no HTTP method: " + method);
        }
        for (OutboundHeader header : headers) {
            if (!isToken(header.name()) || !isText(header.value())
                || OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("a request cannot carry the header " + header.name());
            }
        }
    }

    /// RFC 9110 section 5.6.2.
    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// A line end in a value would be a header of its own.
    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                return false;
            }
        }
        return true;
    }

    /// Headers and bodies carry secrets.
    @Override
    public String toString() {
        return "OutboundRequest[" + method + " " + url.getHost() + "]";
    }
}
