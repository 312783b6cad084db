package com.jupiteriq.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jupiteriq.acceptance.kit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Programs of the machine that some tests need.
final class Programs {

    private Programs() {}

    /// Skips the test with a reason when the program is absent; where skipping is not allowed, fails it.
    static void need(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if ("true".equals(System.getenv("CI")) && !there) {
            throw new AssertionError("CI must not skip this test, but " + program + " is not installed.");
        }
        assumeTrue(there, program + " is not installed");
    }

    static Shell.Outcome bash(Path folder, Map<String, String> environment, String script) {
        need("bash");
        need("curl");
        return Shell.run(folder, environment, List.of("bash", "-c", script));
    }
}
