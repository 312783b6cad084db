package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How the text of the project is laid out, as far as no compiler says so: `mvn -Pformat -pl server test`. No
/// formatter writes this style, so the check only tells what to mend and where.
class FormatCheck {

    private static final Path PROJECT = Path.of("..");
    private static final Set<String> PLACES =
        Set.of("server", "acceptance", "bench", "docs", "config", "examples");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|sql|md|yaml|xml|txt|sh|json)");
    private static final Pattern IMPORT = Pattern.compile("import (static )?([\\w.*]+);");

    private final List<String> faults = new ArrayList<>();

    @Test
    void the_text_is_laid_out_as_agreed() throws IOException {
        for (String place : PLACES) {
            if (Files.isDirectory(PROJECT.resolve(place))) {
                try (Stream<Path> files = Files.walk(PROJECT.resolve(place))) {
                    for (Path file : files.filter(FormatCheck::isOurs).toList()) {
                        check(file, Files.readString(file));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static boolean isOurs(Path file) {
        return TEXT.matcher(file.toString()).matches() && Files.isRegularFile(file)
            && !file.toString().contains("/target/");
    }

    private void check(Path file, String text) {
        if (!text.endsWith("\n") || text.endsWith("\n\n")) {
            fault(file, 0, "ends in exactly one line end");
        }
        boolean java = file.toString().endsWith(".java");
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.stripTrailing().equals(line)) {
                fault(file, i, "has no blanks at its end");
            }
            // Go, which guides quote, is written with tabs
            String rest = java ? line : line.replaceFirst("^\t+", "");
            if (rest.indexOf('\t') >= 0 || rest.indexOf('\r') >= 0) {
                fault(file, i, "has neither tabs nor carriage returns");
            }
            if (java && i > 0 && line.isEmpty() && lines.get(i - 1).isEmpty()) {
                fault(file, i, "does not follow another empty one");
            }
        }
        if (java) {
            checkImports(file, lines, text);
        }
    }

    /// The static ones first, each group in the order of its letters, and none that nobody uses.
    private void checkImports(Path file, List<String> lines, String text) {
        String before = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher found = IMPORT.matcher(lines.get(i));
            if (!found.matches()) {
                continue;
            }
            String order = (found.group(1) == null ? "1 " : "0 ") + found.group(2);
            if (order.compareTo(before) <= 0) {
                fault(file, i, "imports in order");
            }
            before = order;
            String name = found.group(2).substring(found.group(2).lastIndexOf('.') + 1);
            if (name.equals("*") || Pattern.compile("\\b" + name + "\\b")
                .matcher(text).results().count() < 2) {
                fault(file, i, "imports what it uses");
            }
        }
    }

    private void fault(Path file, int line, String rule) {
        faults.add(PROJECT.relativize(file) + ":" + (line + 1) + " " + rule);
    }
}
