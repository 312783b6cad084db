package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tests that the list of requirements names as its evidence are there.
class RequirementsTest {

    private static final Path REQUIREMENTS = Path.of("../docs/requirements.md");
    private static final List<Path> SOURCES =
        List.of(Path.of("src/test/java"), Path.of("../acceptance/src/test/java"));

    private static final Pattern NAMED = Pattern.compile("\\b([A-Z]\\w*Test)(?:\\.(\\w+))?");
    private static final Pattern PARENT = Pattern.compile("\\bclass \\w+ extends (\\w+)");

    /// By the name of the class, which the two modules may both have.
    private final Map<String, String> sources = new TreeMap<>();

    @Test
    void every_test_that_is_named_exists() throws IOException {
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.merge(name, Files.readString(file), String::concat);
                }
            }
        }
        List<String> absent = NAMED.matcher(Files.readString(REQUIREMENTS)).results()
            .filter(found -> !exists(found.group(1), found.group(2) == null ? "" : found.group(2)))
            .map(found -> found.group()).toList();
        assertThat(absent).isEmpty();
    }

    /// @param method empty for the class itself
    private boolean exists(String type, String method) {
        String source = sources.getOrDefault(type, "");
        if (method.isEmpty() || declares(source, method)) {
            return !source.isEmpty();
        }
        Matcher parent = PARENT.matcher(source);
        return parent.find() && exists(parent.group(1), method);
    }

    private static boolean declares(String source, String method) {
        return Pattern.compile("\\n    (?:void|\\w+<\\w+>) " + method + "\\(").matcher(source).find();
    }
}
