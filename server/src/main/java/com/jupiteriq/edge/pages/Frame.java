package com.jupiteriq.edge.pages;

import com.jupiteriq.signin.pages.PageVisitor;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is around every page.
///
/// @param title of the window
/// @param token for its forms
/// @param visitor null for somebody who is not signed in
/// @param said what was done before, null for nothing
public record Frame(String title, Theme theme, Links links, String token, @Nullable PageVisitor visitor,
    @Nullable String said) {

    private static final HtmlInterceptor AS_IS = new AsIs();

    /// Where the files of a page lie.
    public record Links(String style, String script, String icon) {}

    /// Lets tags be as templates have them: nothing of a page is put in behind their back.
    public HtmlInterceptor asIs() {
        return AS_IS;
    }

    private static final class AsIs implements HtmlInterceptor {

        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput out) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput out) {}
    }

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "Frame[" + title + "]";
    }
}
