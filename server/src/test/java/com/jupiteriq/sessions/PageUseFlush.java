package com.jupiteriq.sessions;

/// Writes down at once which sessions of browsers were used.
public final class PageUseFlush {

    private PageUseFlush() {}

    public static void now(PageUses uses) {
        uses.flush();
    }
}
