package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The client libraries, built once and installed where nothing else is, as their users install them.
final class Sdks {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Map<String, Path> INSTALLED = new ConcurrentHashMap<>();

    /// What each needs of the machine.
    private static final Map<String, List<String>> PROGRAMS = Map.of(
        "python", List.of(),
        "javascript", List.of("node", "npm"),
        "go", List.of("go"),
        "ruby", List.of("ruby", "gem"),
        "php", List.of("php", "composer"));

    private Sdks() {}

    /// Where it is installed; skips the test when the language is not there.
    static Path installed(String language) {
        Programs.need("python3");
        PROGRAMS.get(language).forEach(Programs::need);
        return INSTALLED.computeIfAbsent(language, key -> {
            run(List.of("sdks/conformance/run.py", "--install", "--need", language)).must(0);
            return folder().resolve("target").resolve(language);
        });
    }

    /// Holds the list of exchanges against a library, and a running server.
    static Shell.Outcome conform(String language, Server server) {
        installed(language);
        return run(List.of("sdks/conformance/run.py", "--installed", "--need", language,
            "--keys", server.data().resolve("keys.json").toString()));
    }

    /// Runs a program of Python that imports the library and speaks with the server.
    static Shell.Outcome python(World world, String program) {
        Path folder = installed("python");
        return Shell.run(folder, environment(world), List.of("venv/bin/python", "-I", "-c", program));
    }

    /// Runs a module of JavaScript that imports the library and speaks with the server.
    static Shell.Outcome javascript(World world, String program) {
        Path folder = installed("javascript");
        return Shell.run(folder, environment(world), List.of("node", "--input-type=module", "-e", program));
    }

    /// The same for a program that says `require`.
    static Shell.Outcome commonJs(World world, String program) {
        Path folder = installed("javascript");
        return Shell.run(folder, environment(world), List.of("node", "--input-type=commonjs", "-e", program));
    }

    /// Runs a program of somebody who uses the library, against the server and with the installation's key.
    static Shell.Outcome program(World world, String language, Path file, String... arguments) {
        installed(language);
        List<String> command = new ArrayList<>(List.of("python3", "sdks/conformance/program.py", language,
            file.toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(environment(world));
        environment.put("JUPITERIQ_API_KEY", world.operator().secret("platform", "test"));
        return Shell.run(Server.root(), environment, command);
    }

    /// Runs a script of ours by Python, which generates the libraries and holds the list against them.
    static Shell.Outcome run(List<String> script) {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(script);
        return Shell.run(Server.root(), Map.of("NO_PROXY", "*"), command, "", LONGEST);
    }

    static Path folder() {
        return Server.root().resolve("sdks");
    }

    /// They speak with this machine only.
    private static Map<String, String> environment(World world) {
        return Map.of("JUPITERIQ_BASE_URL", world.server().url(), "NO_PROXY", "*");
    }
}
