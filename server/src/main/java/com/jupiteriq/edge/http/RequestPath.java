package com.jupiteriq.edge.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Decodes the path of a request exactly once. There is one way to write each path: what another reader could
/// take for a different path (empty and dot segments, parameters, encoded slashes, control characters, broken
/// or non-UTF-8 escapes) is no path at all.
public final class RequestPath {

    private RequestPath() {}

    /// The decoded path, null when it is none.
    public static @Nullable String decode(String raw) {
        String path = raw.indexOf('%') < 0 ? raw : unescape(raw);
        return path != null && raw.indexOf(';') < 0 && singular(path) ? path : null;
    }

    private static @Nullable String unescape(String raw) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
                c = (char) (high << 4 | low);
                if (high < 0 || low < 0 || c == '/') {
                    return null;
                }
                i += 2;
            }
            bytes[length++] = (byte) c;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static boolean singular(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        int segment = 1;
        for (int i = 1; i <= path.length(); i++) {
            char c = i == path.length() ? '/' : path.charAt(i);
            if (c < ' ' || c == 0x7f || c == '\\') {
                return false;
            }
            if (c == '/') {
                if ((i == segment && i < path.length()) || dots(path, segment, i)) {
                    return false;
                }
                segment = i + 1;
            }
        }
        return true;
    }

    private static boolean dots(String path, int from, int to) {
        return (to - from == 1 || to - from == 2)
            && path.charAt(from) == '.'
            && path.charAt(to - 1) == '.';
    }
}
