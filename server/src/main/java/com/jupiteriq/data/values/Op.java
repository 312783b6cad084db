package com.jupiteriq.data.values;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a condition compares.
public enum Op {

    EQ("eq"), NE("ne"), GT("gt"), GTE("gte"), LT("lt"), LTE("lte"), IN("in"), PREFIX("prefix"),
    EXISTS("exists");

    static final List<String> WORDS = Arrays.stream(values()).map(Op::word).toList();

    private final String word;

    Op(String word) {
        this.word = word;
    }

    /// The operator as clients write it.
    public String word() {
        return word;
    }

    static Optional<Op> of(String word) {
        return Arrays.stream(values()).filter(op -> op.word.equals(word)).findFirst();
    }

    /// Whether only an index can answer, which keeps values in order: hashes do not.
    public boolean isRange() {
        return switch (this) {
            case GT, GTE, LT, LTE, PREFIX -> true;
            case EQ, NE, IN, EXISTS -> false;
        };
    }
}
