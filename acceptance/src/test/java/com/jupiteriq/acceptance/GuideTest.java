package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lines of the guides do what they say, one after the other, against a server that was just started: each
/// block of shell is told what the block of JSON behind it shows, in which `…` stands for anything.
class GuideTest {

    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final String MARK = "=== the next block ===";

    @ParameterizedTest
    @ValueSource(strings = {"users.md", "data.md", "sync.md", "files.md", "analytics.md"})
    void every_line_is_told_what_the_guide_shows(String guide, @TempDir Path folder) throws IOException {
        List<MatchResult> blocks =
            BLOCK.matcher(Files.readString(Server.root().resolve("docs").resolve(guide))).results().toList();
        List<String> lines = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (MatchResult block : blocks) {
            if (block.group(1).equals("sh")) {
                lines.add(block.group(2));
                shown.add("…");
            } else {
                shown.set(shown.size() - 1, block.group(2));
            }
        }
        assertThat(shown.stream().filter(text -> !text.equals("…"))).hasSizeGreaterThan(3);
        Server server = Server.fresh();
        try {
            String script = lines.stream()
                .collect(Collectors.joining("\necho '" + MARK + "'\n", "set -eu\n", ""))
                .replace("data/keys.json", server.data().resolve("keys.json").toString())
                .replace("./jupiter", System.getProperty("java.home") + "/bin/java -jar " + Server.jar())
                .replace("http://127.0.0.1:8080", server.url());
            Map<String, String> environment = Map.of("JUPITER_DATA", server.data().toString());
            String[] told = Programs.bash(folder, environment, script).must(0).out().split(MARK, -1);
            assertThat(told).hasSize(shown.size());
            for (int i = 0; i < told.length; i++) {
                assertThat(joined(told[i])).as(lines.get(i)).matches(pattern(shown.get(i)));
            }
        } finally {
            server.close();
        }
    }

    private static Pattern pattern(String shown) {
        return Pattern.compile(Stream.of(joined(shown).split("…", -1)).map(Pattern::quote)
            .collect(Collectors.joining(".*")), Pattern.DOTALL);
    }

    private static String joined(String lines) {
        return lines.lines().map(String::strip).collect(Collectors.joining());
    }
}
