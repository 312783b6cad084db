package com.jupiteriq.edge.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page: what is shown at its path, and what a form that is sent there does.
///
/// ```java
/// Page.at("/profile/name").forVisitors().shows(this::form).takes(this::rename)
/// ```
///
/// @param shows null when there is nothing to see
/// @param takes null when there is no form
public record Page(
    String path, Audience audience, boolean lenient, @Nullable Showing shows, @Nullable Taking takes) {

    /// Who sees a page.
    enum Audience {
        ANYBODY,
        /// Those who are signed in; others sign in first.
        VISITORS,
        /// Those of them who have just shown who they are; others do that first.
        PROVEN
    }

    @FunctionalInterface
    public interface Showing {
        Shown show(PageCall call);
    }

    @FunctionalInterface
    public interface Taking {
        Shown take(PageCall call, Form form);
    }

    public static Page at(String path) {
        return new Page(path, Audience.ANYBODY, false, null, null);
    }

    public Page forVisitors() {
        return new Page(path, Audience.VISITORS, lenient, shows, takes);
    }

    /// For those who have shown within the last minutes who they are.
    public Page forProven() {
        return new Page(path, Audience.PROVEN, lenient, shows, takes);
    }

    /// Also for those who still have to add the second factor that their account demands.
    public Page evenWithoutFactor() {
        return new Page(path, audience, true, shows, takes);
    }

    public Page shows(Showing showing) {
        return new Page(path, audience, lenient, showing, takes);
    }

    public Page takes(Taking taking) {
        return new Page(path, audience, lenient, shows, taking);
    }

    /// The methods of its path.
    List<String> methods() {
        List<String> methods = new ArrayList<>();
        if (shows != null) {
            methods.addAll(List.of("GET", "HEAD"));
        }
        if (takes != null) {
            methods.add("POST");
        }
        return methods;
    }

    /// The pages of one area; a bean of its module.
    public record Table(List<Page> pages) {}
}
