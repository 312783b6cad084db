package com.jupiteriq.data.schemas;

import java.util.ArrayDeque;
import java.util.Deque;

/// About how many steps the automaton of a pattern has, rather too many than too few. Reads the pattern as
/// RE2 does, as far as it must to know what is repeated: escapes, classes, groups, counts.
final class PatternSize {

    /// A class of Unicode such as `\p{L}` is one step however often it is repeated, with hundreds of ranges.
    private static final int UNICODE_CLASS = 50;
    private static final long ENOUGH = 1_000_000_000;

    private final String pattern;
    private int at;
    /// What stands before in each group that is open, of the innermost first.
    private final Deque<Long> outer = new ArrayDeque<>();
    private long before;
    private long last;
    private long classes;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        PatternSize size = new PatternSize(pattern);
        while (size.at < pattern.length()) {
            size.next();
        }
        return size.outer.stream().mapToLong(Long::longValue).sum() + size.before + size.last
            + size.classes;
    }

    private void next() {
        char c = pattern.charAt(at++);
        switch (c) {
            case '\\' -> {
                escape();
                atom(1);
            }
            case '[' -> {
                characters();
                atom(1);
            }
            case '(' -> {
                outer.push(before + last);
                before = 0;
                last = 1;
            }
            case ')' -> {
                long group = before + last + 1;
                before = outer.isEmpty() ? before : outer.pop();
                last = group;
            }
            case '*', '+', '?' -> last++;
            case '{' -> repeat();
            default -> atom(1);
        }
    }

    private void atom(long size) {
        before = Math.min(ENOUGH, before + last);
        last = size;
    }

    private void escape() {
        char c = at < pattern.length() ? pattern.charAt(at++) : 0;
        // Between \Q and \E nothing is what it looks like, so that no size could be told.
        classes += c == 'Q' ? ENOUGH : c == 'p' || c == 'P' ? UNICODE_CLASS : 0;
    }

    private void characters() {
        at += at < pattern.length() && pattern.charAt(at) == '^' ? 1 : 0;
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = false;
            int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
            if (named >= 0) {
                at = named + 2;
            } else if (pattern.charAt(at++) == '\\') {
                escape();
            }
        }
        at++;
    }

    /// `{2}`, `{2,}`, `{2,5}`; any other brace is a character.
    private void repeat() {
        int end = pattern.indexOf('}', at);
        String[] counts = end < 0 ? new String[0] : pattern.substring(at, end).split(",", -1);
        if (counts.length < 1 || counts.length > 2 || !isCount(counts[0])
            || counts.length == 2 && !counts[1].isEmpty() && !isCount(counts[1])) {
            atom(1);
            return;
        }
        at = end + 1;
        long most = Long.parseLong(counts[0]) + 1;
        if (counts.length == 2 && !counts[1].isEmpty()) {
            most = Math.max(most, 2 * Long.parseLong(counts[1]));
        }
        last = Math.min(ENOUGH, Math.max(1, last) * most);
    }

    private static boolean isCount(String text) {
        return !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
