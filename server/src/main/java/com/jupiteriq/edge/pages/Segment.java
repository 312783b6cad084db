package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.kernel.StartRefused;
import java.util.Arrays;
import java.util.Optional;

/// The first segments of paths that are no contract's, a closed list: below them nothing is an operation of
/// the API, also where there is nothing yet.
enum Segment {
    SIGN_IN("sign-in"),
    SIGN_OUT("sign-out"),
    PROFILE("profile"),
    CONSOLE("console"),
    DOCS("docs"),
    OAUTH2("oauth2"),
    DEVICE("device"),
    WELL_KNOWN(".well-known"),
    SCIM("scim"),
    /// Files by their links, which are no pages.
    FILES("f"),
    ASSETS("assets");

    private final String word;

    Segment(String word) {
        this.word = word;
    }

    /// The one that the path begins with; empty for paths of the API. The path may be one that cannot be
    /// read.
    static Optional<Segment> of(String path) {
        return Arrays.stream(values()).filter(segment -> segment.begins(path)).findFirst();
    }

    private boolean begins(String path) {
        int end = word.length() + 1;
        return path.startsWith(word, 1) && path.charAt(0) == '/'
            && (path.length() == end || path.charAt(end) == '/');
    }

    /// Whether somebody who has signed in may be led there.
    boolean isDestination() {
        return switch (this) {
            case PROFILE, CONSOLE, DOCS, OAUTH2, DEVICE -> true;
            case SIGN_IN, SIGN_OUT, WELL_KNOWN, SCIM, FILES, ASSETS -> false;
        };
    }

    /// Refuses to start with a surface that would have one of these for itself: a path below no mount is one
    /// of the latest version.
    static void demandFree(Surfaces surfaces) {
        surfaces.all().stream().map(Surface::mount).forEach(Segment::demandFree);
        surfaces.all().getFirst().allRoutes().stream().map(Route::path).forEach(Segment::demandFree);
    }

    private static void demandFree(String path) {
        of(path).ifPresent(segment -> {
            throw new StartRefused("The route " + path + " begins like the pages at /" + segment.word
                + "; give it another name.");
        });
    }
}
