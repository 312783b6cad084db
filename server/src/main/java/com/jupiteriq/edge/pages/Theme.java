package com.jupiteriq.edge.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How bright pages are in one browser.
public enum Theme {
    /// As the system is.
    SYSTEM,
    LIGHT,
    DARK;

    /// The word in the cookie and in forms.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What people read.
    public String shown() {
        return switch (this) {
            case SYSTEM -> "System";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    public static Optional<Theme> of(@Nullable String word) {
        return Arrays.stream(values()).filter(theme -> theme.word().equals(word)).findFirst();
    }
}
