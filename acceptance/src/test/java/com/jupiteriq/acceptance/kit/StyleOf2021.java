package com.jupiteriq.acceptance.kit;

import java.util.regex.Pattern;

/// What the oldest browsers that pages have to work in (000:90-94) make of a style sheet. They skip a rule whose
/// selector they do not know and a declaration that they do not know; Safari 14 keeps no gap in a flexible box.
final class StyleOf2021 {

    private static final Pattern RULE = Pattern.compile("[^{}]*(?::has\\(|:focus-visible)[^{}]*\\{[^{}]*}");
    private static final Pattern DECLARATION = Pattern.compile(
        "(?<=[{;\\s])(?:(?:inset|aspect-ratio|accent-color|text-wrap)\\s*:[^;{}]*"
            + "|[-\\w]+\\s*:[^;{}]*(?:color-mix\\(|\\d[dsl]v[hw]\\b)[^;{}]*)(?:;|(?=}))");
    private static final Pattern FLEXIBLE = Pattern.compile("\\{[^{}]*display: (?:inline-)?flex[^{}]*}");

    private StyleOf2021() {
    }

    static String of(String style) {
        String known = DECLARATION.matcher(RULE.matcher(style).replaceAll("")).replaceAll("");
        return FLEXIBLE.matcher(known).replaceAll(box -> box.group().replaceAll("\\sgap:[^;}]*;?", ""));
    }
}
