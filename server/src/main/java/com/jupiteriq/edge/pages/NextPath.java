package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.http.RequestPath;
import org.jspecify.annotations.Nullable;

/// Where somebody is led who has done what a page asked for: a page of ours, and never anywhere else.
public final class NextPath {

    /// Where people go who have not said where to.
    public static final String HOME = "/profile";

    /// The query parameter, and the hidden field.
    public static final String NAME = "next";

    private static final int MAX_LENGTH = 1_000;

    private NextPath() {}

    /// The path, with a query perhaps, if it is one of ours as it stands there; else [#HOME]. Browsers read a
    /// backslash as a slash and pass over tabs and line ends, so that only what can mean one thing is taken.
    public static String of(@Nullable String wanted) {
        return wanted != null && isPlain(wanted) && leadsSomewhere(RequestPath.decode(withoutQuery(wanted)))
            ? wanted : HOME;
    }

    private static boolean leadsSomewhere(@Nullable String path) {
        return path != null && Segment.of(path).filter(Segment::isDestination).isPresent();
    }

    private static boolean isPlain(String path) {
        return path.length() <= MAX_LENGTH
            && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != '#');
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
