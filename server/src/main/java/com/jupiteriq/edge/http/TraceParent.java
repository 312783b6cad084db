package com.jupiteriq.edge.http;

import org.jspecify.annotations.Nullable;

/// The `traceparent` header of W3C Trace Context, level 1: in which trace of its own a client makes the
/// request. Kept for log lines and spans; what cannot be read is as good as absent.
///
/// @param traceId 32 hexadecimal digits, not all zero
/// @param parentId 16 hexadecimal digits, not all zero
/// @param sampled whether the client keeps this trace
public record TraceParent(String traceId, String parentId, boolean sampled) {

    private static final int TRACE = 3;
    private static final int PARENT = 36;
    private static final int FLAGS = 53;
    private static final int LENGTH = 55;

    public static @Nullable TraceParent parse(@Nullable String header) {
        if (header == null || !wellFormed(header)) {
            return null;
        }
        String traceId = header.substring(TRACE, PARENT - 1);
        String parentId = header.substring(PARENT, FLAGS - 1);
        if (isZero(traceId) || isZero(parentId)) {
            return null;
        }
        return new TraceParent(traceId, parentId, (Character.digit(header.charAt(LENGTH - 1), 16) & 1) == 1);
    }

    /// A later version may have more to say, after a dash.
    private static boolean wellFormed(String header) {
        int length = header.length();
        if (length < LENGTH || header.startsWith("ff")
            || length > LENGTH && (header.startsWith("00") || header.charAt(LENGTH) != '-')) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = header.charAt(i);
            boolean dash = i == TRACE - 1 || i == PARENT - 1 || i == FLAGS - 1;
            if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }
}
