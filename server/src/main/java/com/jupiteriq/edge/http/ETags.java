package com.jupiteriq.edge.http;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Entity tags (RFC 9110 section 8.8.3): the version of an object in quotes. Its packed representation has a
/// tag of its own, so that no cache takes one for the other; of the version both say the same.
public final class ETags {

    private static final String PACKED = "-gzip\"";

    private ETags() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /// The tag of the same state when it is sent packed.
    public static String packed(String etag) {
        return etag.substring(0, etag.length() - 1) + PACKED;
    }

    /// What an `If-Match` header demands of an object's version; everything will do when there is none.
    public static IntPredicate expected(@Nullable String ifMatch) {
        return ifMatch == null ? version -> true : version ->
            lists(ifMatch, of(version)) || lists(ifMatch, packed(of(version)));
    }

    /// Whether `If-None-Match` names this tag, compared weakly as RFC 9110 section 13.1.2 demands.
    public static boolean matchesWeakly(String ifNoneMatch, String etag) {
        return lists(ifNoneMatch.replace("W/", ""), etag);
    }

    /// Whether `If-Match` names this tag, compared strongly as RFC 9110 section 13.1.1 demands.
    public static boolean matchesStrongly(String ifMatch, String etag) {
        return lists(ifMatch, etag);
    }

    /// Whether `If-Range` names this tag; it may be a date, which no tag is (RFC 9110 section 13.1.5).
    public static boolean isCurrent(String ifRange, String etag) {
        return ifRange.strip().equals(etag);
    }

    private static boolean lists(String header, String etag) {
        if (header.strip().equals("*")) {
            return true;
        }
        for (String tag : header.split(",", -1)) {
            if (tag.strip().equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
