package com.jupiteriq.data.schemas;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import java.util.Optional;

/// Patterns by RE2/J, whose automaton reads a text once. How large that is grows with the numbers in a
/// pattern, `(a{999}){999}`, and it is made before it can be measured; so it is reckoned before.
final class Patterns {

    /// Steps of the automaton of one pattern, as reckoned.
    static final int MAX_SIZE = 5_000;

    /// How many characters are read between two looks at the time.
    private static final int UNWATCHED = 1_023;

    private Patterns() {}

    /// Of a pattern that was taken before.
    static RegularExpression compiled(String pattern) {
        Pattern automaton = Pattern.compile(pattern);
        return text -> automaton.matcher(new Watched(text)).find();
    }

    /// Why a pattern is not taken, as a sentence.
    static Optional<String> fault(String pattern) {
        if (PatternSize.of(pattern) > MAX_SIZE) {
            return Optional.of("This pattern is too large, or repeats too much. Make it shorter, or use "
                + "minLength and maxLength in place of counts.");
        }
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException unknown) {
            return Optional.of("This is no regular expression of RE2 (" + unknown.getDescription() + "). It "
                + "knows neither look-around nor references back to a group.");
        }
    }

    /// A text that does not let itself be read for too long.
    private static final class Watched implements CharSequence {

        private final String text;
        private final long began = System.nanoTime();
        private int reads;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if ((++reads & UNWATCHED) == 0 && System.nanoTime() - began > Work.MAX_NANOS) {
                throw new TookTooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
