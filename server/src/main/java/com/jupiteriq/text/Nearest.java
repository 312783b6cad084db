package com.jupiteriq.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody meant who misspelled a name.
public final class Nearest {

    /// More edits than a third of the name make another word of it.
    private static final int LETTERS_PER_EDIT = 3;

    /// A longer text is no misspelled name, and comparing it would take long.
    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /// The known name that the fewest edits (insert, delete, replace, swap neighbours) lead to, in any case;
    /// empty when none is near. Of two equally near, the first.
    public static Optional<String> to(String name, Collection<String> known) {
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = edits(wanted, candidate.toLowerCase(Locale.ROOT));
            int most = Math.max(1, Math.min(wanted.length(), candidate.length()) / LETTERS_PER_EDIT);
            if (edits < fewest && edits <= most) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// ` Did you mean `…`?` or nothing, to be appended to a sentence.
    public static String hint(String name, Collection<String> known) {
        return to(name, known).map(nearest -> " Did you mean `" + nearest + "`?").orElse("");
    }

    private static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, from, i, to, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int fewest(int[][] edits, String from, int i, String to, int j) {
        char a = from.charAt(i - 1);
        char b = to.charAt(j - 1);
        int best = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1,
            edits[i - 1][j - 1] + (a == b ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a == to.charAt(j - 2) && b == from.charAt(i - 2);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
