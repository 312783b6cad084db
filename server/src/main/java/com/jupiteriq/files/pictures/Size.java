package com.jupiteriq.files.pictures;

/// The sizes that thumbnails have.
public enum Size {

    SMALL("small", 128),
    MEDIUM("medium", 512),
    LARGE("large", 1_024);

    private final String word;
    private final int pixels;

    Size(String word, int pixels) {
        this.word = word;
        this.pixels = pixels;
    }

    /// As clients know it.
    public String word() {
        return word;
    }

    /// Of the longest side.
    public int pixels() {
        return pixels;
    }
}
