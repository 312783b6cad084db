package com.jupiteriq.edge.pages;

import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a visitor sees next: a page, or another one to which the browser goes.
///
/// @param sheet null where the browser goes elsewhere
/// @param path to where; null for a page
/// @param cookies that change with it
public record Shown(int status, @Nullable Sheet sheet, @Nullable String path, List<Cookie.Change> cookies) {

    private static final int OK = 200;
    private static final int SEE_OTHER = 303;
    private static final int WRONG = 422;

    public Shown {
        cookies = List.copyOf(cookies);
    }

    /// @param title of the window
    public record Sheet(String title, Template template) {}

    /// Writes a page.
    @FunctionalInterface
    public interface Template {
        void write(HtmlTemplateOutput out, Frame frame);
    }

    public static Shown page(String title, Template template) {
        return new Shown(OK, new Sheet(title, template), null, List.of());
    }

    /// Another page, by `GET`.
    ///
    /// @param path of ours
    public static Shown elsewhere(String path) {
        return new Shown(SEE_OTHER, null, path, List.of());
    }

    /// The same page, whose form says what is wrong.
    public Shown wrong() {
        return new Shown(WRONG, sheet, path, cookies);
    }

    public Shown with(Cookie cookie, @Nullable String value) {
        List<Cookie.Change> more = new ArrayList<>(cookies);
        more.add(new Cookie.Change(cookie, value));
        return new Shown(status, sheet, path, more);
    }

    /// The page to which the browser goes says this once.
    public Shown saying(String sentence) {
        return with(Cookie.SAID, Said.kept(sentence));
    }
}
