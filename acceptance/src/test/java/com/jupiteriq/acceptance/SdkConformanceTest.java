package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The client libraries as they are installed: one list of exchanges for all languages (R463–R482), the snippets
/// that 001 prints (V08, V09), and the tests of each in the language's own way.
@AcceptanceTest
class SdkConformanceTest {

    /// They speak with this machine only.
    private static final Map<String, String> ALONE = Map.of("NO_PROXY", "*");

    /// Nor is anything fetched.
    private static final Map<String, String> GO = Map.of("GOTOOLCHAIN", "local", "GOFLAGS", "-mod=mod");

    private final World world;
    private final String key;

    SdkConformanceTest(World world) {
        this.world = world;
        this.key = world.operator().secret("platform", "test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "javascript", "go", "ruby", "php"})
    void a_library_does_what_the_list_says(String language) {
        String said = Sdks.conform(language, world.server()).must(0).out();
        System.out.print(said);
        assertThat(said).containsPattern(language + ": [1-9]\\d{2,} passed, 0 failed");
    }

    @Test
    void what_is_generated_is_current() {
        Programs.need("python3");
        Sdks.run(List.of("sdks/generate/generate.py", "--check")).must(0);
    }

    @Test
    void the_tests_of_python_pass() {
        Shell.Outcome outcome = Shell.run(Sdks.installed("python"), Map.of(), List.of(
            "venv/bin/python", "-I", "-m", "unittest", "discover", "-s", Sdks.folder() + "/python/tests"));
        assertThat(outcome.must(0).err()).containsPattern("Ran [1-9]\\d+ tests");
    }

    @Test
    void the_tests_of_javascript_pass() {
        Sdks.installed("javascript");
        Shell.run(Sdks.folder().resolve("javascript/sdk"), ALONE, List.of("node", "--test", "test/"))
            .must(0);
    }

    @Test
    void the_tests_of_go_pass_and_its_linters_say_nothing() {
        Sdks.installed("go");
        Path folder = Sdks.folder().resolve("go");
        assertThat(Shell.run(folder, GO, List.of("gofmt", "-l", ".")).must(0).out()).isEmpty();
        Shell.run(folder, GO, List.of("go", "vet", "./...")).must(0);
        assertThat(Shell.run(folder, GO, List.of("go", "test", "./...")).must(0).out()).contains("ok");
    }

    @Test
    void the_tests_of_ruby_pass_and_its_linter_says_nothing() {
        Sdks.installed("ruby");
        Programs.need("rubocop");
        Path folder = Sdks.folder().resolve("ruby");
        Shell.Outcome outcome =
            Shell.run(folder, ALONE, List.of("ruby", "-w", "-Ilib", "test/client_test.rb"));
        assertThat(outcome.must(0).out()).containsPattern("[1-9]\\d* runs, .* 0 failures, 0 errors, 0 skips");
        Shell.run(folder, ALONE, List.of("rubocop", "--cache", "false")).must(0);
    }

    @Test
    void the_tests_of_php_pass_and_its_linter_says_nothing() {
        Sdks.installed("php");
        Programs.need("phpunit");
        Programs.need("phpcs");
        Path folder = Sdks.folder().resolve("php");
        Shell.Outcome outcome = Shell.run(folder, ALONE, List.of(
            "phpunit", "--do-not-cache-result", "--bootstrap", "tests/bootstrap.php", "tests"));
        assertThat(outcome.must(0).out()).containsPattern("OK \\([1-9]\\d* tests");
        Shell.run(folder, ALONE, List.of("phpcs")).must(0);
    }

    @Test
    void v08_the_python_client_creates_lists_and_updates() {
        String program = Snippets.text("001-client.py").replace("YOUR_API_KEY", key)
            + "print(ticket.subject, tickets.data[0].status, client.tickets.get('TCK-12345').status)\n";
        assertThat(Sdks.python(world, program).must(0).out()).isEqualTo("Issue with login open resolved\n");
    }

    /// It mixes `require` with `await` outside of a function, which no kind of module allows.
    @Test
    void v09_the_javascript_client_creates_and_lists() {
        String program = "(async () => {\n" + Snippets.text("001-client.js").replace("YOUR_API_KEY", key)
            + "console.log(ticket.subject, tickets.data[0].status);\n})();";
        assertThat(Sdks.commonJs(world, program).must(0).out()).isEqualTo("Issue with login open\n");
    }
}
