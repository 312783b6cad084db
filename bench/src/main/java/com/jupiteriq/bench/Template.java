package com.jupiteriq.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text with variables: `{n}` is the number of the request, `{due}` the time at which it is due in
/// microseconds, `{run}` names this run, `{a|b|c}` is one of the words, in turn, and `{lines:FILE}` one of the
/// lines of a file, in turn.
final class Template {

    private static final Pattern VARIABLE = Pattern.compile("\\{(n|due|run|lines:[^{}\"]+|[^{}\"]*\\|[^{}\"]*)}");
    private static final String LINES = "lines:";
    private static final String RUN = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private static final String[] NUMBER = {};
    private static final String[] DUE = {};

    /// Plain text at even places, the words of variables at odd ones.
    private final List<String[]> pieces = new ArrayList<>();

    Template(String text) {
        Matcher variable = VARIABLE.matcher(text);
        int from = 0;
        while (variable.find()) {
            pieces.add(new String[] {text.substring(from, variable.start())});
            pieces.add(words(variable.group(1)));
            from = variable.end();
        }
        pieces.add(new String[] {text.substring(from)});
    }

    private static String[] words(String variable) {
        return switch (variable) {
            case "n" -> NUMBER;
            case "due" -> DUE;
            case "run" -> new String[] {RUN};
            default -> variable.startsWith(LINES) ? lines(variable.substring(LINES.length())) : variable.split("\\|");
        };
    }

    private static String[] lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).toArray(String[]::new);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    boolean varies() {
        return pieces.stream().anyMatch(piece -> piece.length != 1);
    }

    String fill(long n, long due) {
        StringBuilder text = new StringBuilder(512);
        for (String[] piece : pieces) {
            if (piece == NUMBER) {
                text.append(n);
            } else if (piece == DUE) {
                text.append(due);
            } else {
                text.append(piece[(int) (n % piece.length)]);
            }
        }
        return text.toString();
    }
}
