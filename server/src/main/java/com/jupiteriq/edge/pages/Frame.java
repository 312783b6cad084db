package com.jupiteriq.edge.pages;

import com.jupiteriq.signin.pages.PageVisitor;
import org.jspecify.annotations.Nullable;

/// What is around every page.
///
/// @param title of the window
/// @param token for its forms
/// @param visitor null for somebody who is not signed in
/// @param said what was done before, null for nothing
public record Frame(String title, Theme theme, Links links, String token, @Nullable PageVisitor visitor,
    @Nullable String said) {

    /// Where the files of a page lie.
    public record Links(String style, String script, String icon) {}

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "Frame[" + title + "]";
    }
}
