package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.wire.WebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines of `docs/audit.md` do what they say.
class AuditGuideTest {

    private static final Path GUIDE = Path.of("../docs/audit.md");
    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath();
    private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OFFLINE = Pattern.compile("\\./jupiter (audit verify .*)");

    @TempDir
    private Path folder;

    @Test
    void every_line_of_the_guide_shows_what_it_promises() throws Exception {
        List<String> examples = LINES.matcher(Files.readString(GUIDE)).results()
            .map((MatchResult found) -> found.group(1)).toList();
        assertThat(examples).hasSize(6);
        try (TestServer server = new TestServer()) {
            Account account = server.account();
            String key = server.key(account, "platform");
            server.send("POST", "/v1/tickets", key, "{\"subject\":\"=1+1 \\u0007 \u00dc\"}");
            server.send("POST", "/v1/tickets", key, "{\"subject\":\"Two\",\"metadata\":{\"n\":1.50}}");
            Await.until("the entries", () ->
                server.get("/v1/audit?action=ticket.create", key).body().contains("\"total\":2"));
            assertThat(run(examples.get(0), server, key)).contains("\"action\":\"ticket.create\"");
            assertThat(run(examples.get(1), server, key)).contains("\"data\":[]");
            assertThat(run(examples.get(3), server, key)).contains("\"valid\":true");
            run(examples.get(2), server, key);
            assertThat(Files.readAllLines(folder.resolve("export.ndjson"))).hasSizeGreaterThanOrEqualTo(3);
            assertThat(Files.readString(folder.resolve("export.csv"))).startsWith("id,sequence,action,");
            run(examples.get(4), server, key);
            assertThat(run(examples.get(5), server, key)).contains("entries are proven by 1 seals");
        }
        assertThat(offline()).isZero();
        Path export = folder.resolve("export.ndjson");
        Files.writeString(export, Files.readString(export).replace("Two", "Too"));
        assertThat(offline()).isEqualTo(1);
        assertThat(shell("python3 $EXAMPLES/audit/verify.py export.ndjson seals.ndjson public.pem", "", ""))
            .contains("was changed");
    }

    /// The command of the guide, in this process.
    private int offline() throws IOException {
        var line = OFFLINE.matcher(Files.readString(GUIDE));
        assertThat(line.find()).isTrue();
        String[] words = line.group(1).split(" ");
        for (int i = 0; i < words.length; i++) {
            boolean file = words[i].endsWith("ndjson") || words[i].endsWith("pem");
            words[i] = file ? folder.resolve(words[i]).toString() : words[i];
        }
        return Main.commandLine().execute(words);
    }

    private String run(String example, TestServer server, String key) throws Exception {
        String api = "http://127.0.0.1:" + server.part(WebServer.class).port() + "/v1";
        return shell(example, api, key);
    }

    private String shell(String example, String api, String key) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-uc", example)
            .directory(folder.toFile()).redirectErrorStream(true);
        shell.environment().put("API", api);
        shell.environment().put("KEY", key);
        shell.environment().put("EXAMPLES", EXAMPLES.toString());
        Process process = shell.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
