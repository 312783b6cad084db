package com.jupiteriq.edge;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody probably meant.
final class Nearest {

    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /// The closest of the names; empty when none is close: at most a third of its letters may differ.
    static Optional<String> to(String wanted, Collection<String> names) {
        if (wanted.isEmpty() || wanted.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String written = wanted.toLowerCase(Locale.ROOT);
        String nearest = null;
        int smallest = Integer.MAX_VALUE;
        for (String name : names) {
            int edits = edits(written, name.toLowerCase(Locale.ROOT));
            if (edits < smallest && edits <= Math.max(1, Math.min(written.length(), name.length()) / 3)) {
                nearest = name;
                smallest = edits;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// A sentence that begins with a space, empty when nothing is near.
    static String hint(String wanted, Collection<String> names) {
        return to(wanted, names).map(name -> " Did you mean `" + name + "`?").orElse("");
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    private static int edits(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1 && j > 1
                    && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
