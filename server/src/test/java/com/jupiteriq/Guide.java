package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.wire.WebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A guide of `docs/`, whose lines are run in a shell as whoever reads it would.
///
/// @param examples what stands there to be run, block by block
record Guide(List<String> examples) {

    private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    static Guide of(String name) throws IOException {
        return new Guide(LINES.matcher(Files.readString(Path.of("../docs/" + name + ".md"))).results()
            .map(found -> found.group(1)).toList());
    }

    /// What all lines tell, one after the other.
    String told(TestServer server, String key) throws IOException, InterruptedException {
        return told(server, Map.of("KEY", key));
    }

    /// @param variables beside `API`
    String told(TestServer server, Map<String, String> variables) throws IOException, InterruptedException {
        return run(String.join("", examples), server, variables);
    }

    static String run(String lines, TestServer server, Map<String, String> variables)
            throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", lines).redirectErrorStream(true);
        shell.environment().put("API", "http://127.0.0.1:" + server.part(WebServer.class).port() + "/v1");
        shell.environment().putAll(variables);
        Process process = shell.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
