package com.jupiteriq.files.kinds;

/// What a file is by its bytes.
public sealed interface Found {

    record Kind(FileType type) implements Found {}

    /// Nothing that is known here.
    record Unknown() implements Found {}

    /// Its first bytes say what it should be, and the rest is not that.
    ///
    /// @param why a sentence for whoever has sent it
    record Corrupt(String why) implements Found {}
}
