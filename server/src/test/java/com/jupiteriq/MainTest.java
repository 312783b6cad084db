package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// Mistakes in a command line are one sentence and tell where help is; nothing is started for them.
class MainTest {

    @TempDir
    Path temp;

    record Outcome(int code, String out, String err) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                           | Missing required subcommand. See ./jupiter --help
        sevre                        | There is no command `sevre`. Did you mean `serve`? See ./jupiter --help
        serve --prot 1               | There is no option `--prot`. Did you mean `--port`? See ./jupiter \
        serve --help
        serve --xyzzy                | There is no option `--xyzzy`. See ./jupiter serve --help
        serve now                    | There is no command `now`. See ./jupiter serve --help
        serve --port                 | Missing required parameter for option '--port' (NUMBER). \
        See ./jupiter serve --help
        admin                        | Missing command. See ./jupiter admin --help
        admin key                    | Missing command. See ./jupiter admin key --help
        admin key rotat              | There is no command `rotat`. Did you mean `rotate`? See ./jupiter \
        admin key --help
        admin key revoke             | Missing required parameter: 'ID'. See ./jupiter admin key revoke --help
        admin account create         | Missing required option: '--name=NAME'. See ./jupiter admin account \
        create --help
        help sevre                   | There is no command `sevre`. Did you mean `serve`? See ./jupiter --help
        help admin key rotat         | There is no command `rotat`. Did you mean `rotate`? See ./jupiter \
        admin key --help
        admin account create --nam x | Missing required option: '--name=NAME'. See ./jupiter admin account \
        create --help
        """)
    void a_mistake_in_the_words_is_a_usage_error(String words, String sentence) {
        assertThat(run(words)).isEqualTo(new Outcome(Main.USAGE, "", sentence + "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        serve --port x          | --port must be a whole number from 0 to 65535, not "x".
        serve --host 0.0.0.0    | The host 0.0.0.0 is not loopback, and keys must not travel unencrypted: \
        give a certificate with --tls-certificate and --tls-key, name the \
        proxies in front that end TLS with --trusted-proxies CIDR, or accept plain HTTP with --insecure-http.
        serve --config none.yaml | There is no settings file none.yaml; name one with --config.
        admin key rotate k --overlap soon | --overlap must be a duration such as 500ms, 30s, 5m, 1h or 7d, \
        not "soon".
        """)
    void a_bad_value_is_refused_in_one_sentence(String words, String sentence) {
        assertThat(run(words)).isEqualTo(new Outcome(Main.REFUSED, "", sentence + "\n"));
    }

    @Test
    void commands_do_not_make_a_data_folder_out_of_nothing() {
        Path absent = temp.resolve("absent");
        assertThat(run("admin account list --json --data " + absent)).isEqualTo(new Outcome(Main.REFUSED, "",
            absent + " is not a JupiterIQ data folder; name one with --data.\n"));
        assertThat(absent).doesNotExist();
    }

    @Test
    void every_command_has_help() {
        for (String command
            : List.of("", "serve", "prepare", "settings", "admin", "admin account", "admin account create",
            "admin account list", "admin key", "admin key create", "admin key list", "admin key rotate",
            "admin key revoke", "admin key disable", "admin key enable", "admin account rotate-key",
                "admin master-key", "admin master-key rotate", "admin master-key retire",
                "admin pepper", "admin pepper add", "admin pepper list", "admin pepper retire")) {
            Outcome outcome = run((command + " --help").strip());
            assertThat(outcome.code()).as(command).isZero();
            assertThat(outcome.out()).startsWith(("Usage: jupiter " + command).strip());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        help                      | --help
        help help                 | help --help
        help serve                | serve --help
        help admin key create     | admin key create --help
        admin help                | admin --help
        admin help key create     | admin key create --help
        admin key help create     | admin key create --help
        """)
    void help_says_what_the_option_says(String words, String option) {
        assertThat(run(words)).isEqualTo(run(option)).extracting(Outcome::code).isEqualTo(0);
    }

    private static Outcome run(String words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(words.isEmpty() ? new String[0] : words.split(" "));
        return new Outcome(code, out.toString(), err.toString());
    }
}
