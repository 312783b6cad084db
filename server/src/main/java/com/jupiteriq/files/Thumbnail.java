package com.jupiteriq.files;

import com.jupiteriq.files.pictures.Size;
import java.util.Arrays;
import java.util.Optional;

/// A small picture of a file, as it is told. A size that would enlarge the picture has none.
public record Thumbnail(Size size, int width, int height) {

    /// The size with this word.
    public static Optional<Size> size(String word) {
        return Arrays.stream(Size.values()).filter(size -> size.word().equals(word)).findFirst();
    }
}
