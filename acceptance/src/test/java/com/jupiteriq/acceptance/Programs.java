package com.jupiteriq.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jupiteriq.acceptance.kit.Browser;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs of the machine that some tests need.
final class Programs {

    /// An upload that is broken off again and again, and waits for nodes to start.
    private static final Duration UPLOADED = Duration.ofMinutes(8);

    private Programs() {}

    /// Skips the test with a reason when the program is absent; where skipping is not allowed, fails it.
    static void need(String program) {
        boolean there = folders().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
        need(there, program + " is not installed");
    }

    /// Lets the reference library of a language verify what was delivered; `.ci/verifiers` installs them.
    static Shell.Outcome verifier(String language, String delivery) {
        Path folder = Server.root().resolve("acceptance/target/verifiers").resolve(language);
        List<String> command = switch (language) {
            case "python" -> List.of("python3", "verify.py");
            case "node" -> List.of("node", "verify.js");
            case "go" -> List.of("./verify");
            default -> throw new IllegalArgumentException(language);
        };
        need(Files.exists(folder.resolve(command.getLast())),
            "the verifier in " + language + " is not installed (sh .ci/verifiers)");
        return Shell.run(folder, Map.of(), command, delivery);
    }

    /// Uploads a file with the reference client of tus, which tells each answer that it gets in a line of its
    /// own.
    ///
    /// @param task as `upload.js` wants it
    static Shell.Outcome tus(String task) {
        return Shell.run(tus(), Map.of("NO_PROXY", "*"), List.of("node", "upload.js"), task, UPLOADED);
    }

    /// Where the client of tus is; to be asked on the thread of the test, which alone can be skipped.
    static Path tus() {
        Path folder = Server.root().resolve("acceptance/target/verifiers/node");
        need(Files.exists(folder.resolve("node_modules/tus-js-client")),
            "the client of tus is not installed (sh .ci/verifiers)");
        return folder;
    }

    /// Runs a program in Python that needs this library, the machine's or what `.ci/verifiers` has installed.
    /// It speaks with this machine only.
    static Shell.Outcome python(Path folder, String library, String program) {
        need("python3");
        Map<String, String> environment = Map.of("NO_PROXY", "*", "PYTHONPATH",
            Server.root().resolve("acceptance/target/verifiers/python").toString());
        need(Shell.run(folder, environment, List.of("python3", "-c", "import " + library)).exit() == 0,
            library + " for Python is not installed (sh .ci/verifiers)");
        return Shell.run(folder, environment, List.of("python3", "-c", program));
    }

    /// A browser in which pages are looked at.
    static Browser browser() {
        Path folder = Server.root().resolve("acceptance/target/browser");
        need(Files.exists(folder.resolve("package/cli.js")),
            "what drives a browser is not installed (sh .ci/browser)");
        return new Browser(folder, program("chromium", "chromium-browser", "google-chrome"), program("node"));
    }

    /// Where the first of these is.
    private static Path program(String... names) {
        Optional<Path> found = Arrays.stream(names).flatMap(name -> folders().map(folder -> folder.resolve(name)))
            .filter(Files::isExecutable).findFirst();
        need(found.isPresent(), names[0] + " is not installed");
        return found.orElseThrow();
    }

    private static Stream<Path> folders() {
        return Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
    }

    private static void need(boolean there, String otherwise) {
        if ("true".equals(System.getenv("CI")) && !there) {
            throw new AssertionError("CI must not skip this test, but " + otherwise + ".");
        }
        assumeTrue(there, otherwise);
    }

    static Shell.Outcome bash(Path folder, Map<String, String> environment, String script) {
        need("bash");
        need("curl");
        return Shell.run(folder, environment, List.of("bash", "-c", script));
    }
}
