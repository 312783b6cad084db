package com.jupiteriq.data.values;

import java.util.Arrays;
import java.util.Optional;

/// What an index of a type keeps in order.
public enum IndexKind {

    TEXT("text"), NUMBER("number"), TIME("time"), WORDS("words");

    private final String word;

    IndexKind(String word) {
        this.word = word;
    }

    /// The kind as clients write it.
    public String word() {
        return word;
    }

    public static Optional<IndexKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
