package com.jupiteriq.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.access.AccessSettings;
import com.jupiteriq.analytics.AnalyticsSettings;
import com.jupiteriq.edge.accounts.AccountsSettings;
import com.jupiteriq.edge.v1.V1Settings;
import com.jupiteriq.files.scanning.ScanSettings;
import com.jupiteriq.invitations.InvitationSettings;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.limits.LimitSettings;
import com.jupiteriq.notices.post.MailSettings;
import com.jupiteriq.outbound.OutboundSettings;
import com.jupiteriq.postgres.DatabaseSettings;
import com.jupiteriq.settings.KnownSetting.Given;
import com.jupiteriq.signin.SignInSettings;
import com.jupiteriq.store.RetentionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

class SettingsTest {

    private static final Map<String, String> NOTHING = Map.of();
    private static final Map<String, Given> NO_FILE = Map.of();

    @TempDir
    Path home;

    @Test
    void what_nobody_sets_has_its_default() {
        Settings settings = Settings.of(NOTHING, Map.of("PATH", "/bin"), NO_FILE);
        assertThat(settings.area(DataSettings.class))
            .isEqualTo(new DataSettings(Path.of("data"), null, null, null, null));
        assertThat(settings.area(NetworkSettings.class)).isEqualTo(new NetworkSettings(
            "127.0.0.1", 8080, null, null, null, List.of(), null, false, List.of(), 512,
            Duration.ofSeconds(30)));
        assertThat(settings.area(V1Settings.class)).isEqualTo(new V1Settings(null));
        assertThat(settings.area(DatabaseSettings.class))
            .isEqualTo(new DatabaseSettings(null, null, null, 16));
        assertThat(settings.area(RetentionSettings.class)).isEqualTo(new RetentionSettings(30, 90, 30));
        assertThat(settings.area(AccessSettings.class))
            .isEqualTo(new AccessSettings(600, Duration.ofSeconds(10)));
        assertThat(settings.area(LimitSettings.class))
            .isEqualTo(new LimitSettings(null, Duration.ofMillis(250)));
        assertThat(settings.area(OutboundSettings.class))
            .isEqualTo(new OutboundSettings(List.of()));
        assertThat(settings.area(MailSettings.class))
            .isEqualTo(new MailSettings(null, null, 500, "JupiterIQ", null));
        assertThat(settings.area(ScanSettings.class)).isEqualTo(new ScanSettings(null, "hold"));
    }

    @Test
    void a_flag_wins_over_the_environment_and_the_environment_over_the_file() {
        Map<String, Given> file = Map.of(
            "port", new Given("1", "file"), "pool-size", new Given("20", "file"), "data",
            new Given("of-file", "file"));
        Map<String, String> environment = Map.of("JUPITER_PORT", "2", "JUPITER_POOL_SIZE", "30");
        Settings settings = Settings.of(Map.of("port", "3"), environment, file);
        assertThat(settings.area(NetworkSettings.class).port()).isEqualTo(3);
        assertThat(settings.area(DatabaseSettings.class).poolSize()).isEqualTo(30);
        assertThat(settings.area(DataSettings.class).data()).isEqualTo(Path.of("of-file"));
    }

    @Test
    void an_empty_variable_counts_as_not_set() {
        assertThat(Settings.of(NOTHING, Map.of("JUPITER_PORT", " "), NO_FILE)
            .area(NetworkSettings.class).port()).isEqualTo(8080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void an_empty_variable_names_no_settings_file(String value) throws IOException {
        Path usual = home.resolve(ConfigFile.USUAL);
        Files.createDirectories(usual.resolveSibling(""));
        Files.writeString(usual, "port: 7000\n");
        Settings settings =
            SettingOptions.read(CommandSpec.create(), Map.of(Settings.CONFIG_VARIABLE, value), home);
        assertThat(settings.area(NetworkSettings.class).port()).isEqualTo(7000);
    }

    @Test
    void lists_and_switches_are_read() {
        NetworkSettings server = Settings.of(
            Map.of("trusted-proxies", "10.0.0.0/8, fd00::/8", "insecure-http", "true"), NOTHING, NO_FILE)
            .area(NetworkSettings.class);
        assertThat(server.trustedProxies()).containsExactly("10.0.0.0/8", "fd00::/8");
        assertThat(server.insecureHttp()).isTrue();
    }

    @Test
    void a_certificate_makes_every_address_https() {
        NetworkSettings server = server(
            Map.of("tls-certificate", "chain.pem", "tls-key", "key.pem", "host", "0.0.0.0"));
        assertThat(server.url(8443)).isEqualTo("https://127.0.0.1:8443");
        assertThat(server(Map.of()).url(8080)).isEqualTo("http://127.0.0.1:8080");
        assertThat(NetworkSettings.managementUrl(8444)).isEqualTo("http://127.0.0.1:8444");
    }

    @Test
    void a_certificate_that_is_not_there_is_told_before_the_database_starts() {
        assertRefused(() -> server(Map.of("tls-certificate", "none.pem", "tls-key", "key.pem"))
            .refuseUnusableCertificate(), "The file none.pem of --tls-certificate does not exist.");
    }

    @Test
    void management_listens_one_port_higher_unless_told_otherwise() {
        assertThat(server(Map.of("port", "9000")).managementPortOrNext()).isEqualTo(9001);
        assertThat(server(Map.of("port", "9000", "management-port", "7000")).managementPortOrNext())
            .isEqualTo(7000);
        assertThat(server(Map.of("port", "0")).managementPortOrNext()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        port            | 80a       | --port must be a whole number from 0 to 65535, not "80a".
        port            | 65536     | --port must be a whole number from 0 to 65535, not "65536".
        management-port | -1        | --management-port must be a whole number from 0 to 65535, not "-1".
        management-port | 8080      | --port and --management-port are both 8080; choose two ports.
        port            | 65535     | There is no port after 65535 for management; choose one with \
        --management-port.
        in-flight       | 0         | --in-flight must be a whole number from 1 to 100000, not "0".
        body-timeout    | 30        | --body-timeout must be a duration such as 500ms, 30s, 5m, 1h or 7d, \
        not "30".
        body-timeout    | 6m        | --body-timeout must be a duration from 100ms to 5m, not "6m".
        insecure-http   | maybe     | --insecure-http must be true or false, not "maybe".
        host            | no.such.name.invalid | The host "no.such.name.invalid" is not known here; give an \
        address of \
        this machine with --host.
        host            | 0.0.0.0   | The host 0.0.0.0 is not loopback, and keys must not travel \
        unencrypted: give a certificate with --tls-certificate and --tls-key, name the \
        proxies in front that end TLS with --trusted-proxies CIDR, or accept plain HTTP with --insecure-http.
        tls-certificate | some.pem  | HTTPS needs both --tls-certificate and --tls-key; --tls-key is missing.
        tls-key         | some.pem  | HTTPS needs both --tls-certificate and --tls-key; --tls-certificate is \
        missing.
        cors-origins    | https://a.example,* | --cors-origins must be * alone or a list of origins, not \
        "https://a.example,*".
        cors-origins    | https://a.example/ | --cors-origins must be origins such as \
        https://app.example.com or http://localhost:3000, without a path, or * alone, not \
        "https://a.example/".
        public-url      | api.example.com | --public-url must be an origin such as https://api.example.com.
        trusted-proxies | 10.0.0.1/8 | --trusted-proxies must be networks such as 10.0.0.0/8 or fd00::/8, \
        not \
        "10.0.0.1/8".
        """)
    void a_bad_network_setting_is_one_sentence(String name, String value, String sentence) {
        assertRefused(() -> server(Map.of(name, value)), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://identity.example.com", "identity.example.com:443", "identity..example.com", "-a.example",
        "under_score.example", "[::1]", "a b"})
    void a_bad_host_name_is_one_sentence(String value) {
        assertRefused(
            () -> Settings.of(Map.of("identity-host", value), NOTHING, NO_FILE).area(V1Settings.class),
            "--identity-host must be the name of a host without port, such as identity.example.com, not \""
                + value + "\".");
    }

    @Test
    void a_host_name_is_kept_in_lower_case() {
        assertThat(Settings.of(Map.of("identity-host", "Identity.Example.COM"), NOTHING, NO_FILE)
            .area(V1Settings.class).identityHost()).isEqualTo("identity.example.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pool-size            | 1    | --pool-size must be a whole number from 2 to 1000, not "1".
        pool-size            | many | --pool-size must be a whole number from 2 to 1000, not "many".
        """)
    void a_bad_database_setting_is_one_sentence(String name, String value, String sentence) {
        assertRefused(() ->
            Settings.of(Map.of(name, value), NOTHING, NO_FILE).area(DatabaseSettings.class), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        event-retention-days | 0    | --event-retention-days must be a whole number from 1 to 3650, not "0".
        audit-retention-days | 4000 | --audit-retention-days must be a whole number from 1 to 3650, not \
        "4000".
        request-log-retention-days | 0 | --request-log-retention-days must be a whole number from 1 to 3650, \
        not "0".
        """)
    void a_bad_retention_is_one_sentence(String name, String value, String sentence) {
        assertRefused(() ->
            Settings.of(Map.of(name, value), NOTHING, NO_FILE).area(RetentionSettings.class), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings =
        {"collector", "ftp://127.0.0.1/", "http:///v1", "http://me:secret@127.0.0.1/", "h t"})
    void a_bad_address_of_a_collector_is_one_sentence(String value) {
        assertRefused(() ->
            Settings.of(Map.of("otlp-endpoint", value), NOTHING, NO_FILE).area(AnalyticsSettings.class),
            "--otlp-endpoint must be an http or https address without user and password,"
                + " such as http://127.0.0.1:4318/v1/traces.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        failed-auth-limit | 0   | --failed-auth-limit must be a whole number from 1 to 1000000, not "0".
        key-cache-ttl     | 11s | --key-cache-ttl must be a duration from 0s to 10s, not "11s".
        """)
    void a_bad_access_setting_is_one_sentence(String name, String value, String sentence) {
        assertRefused(() ->
            Settings.of(Map.of(name, value), NOTHING, NO_FILE).area(AccessSettings.class), sentence);
    }

    @Test
    void a_bad_limit_of_a_contract_is_one_sentence() {
        assertRefused(() ->
            Settings.of(Map.of("accounts-limit", "0"), NOTHING, NO_FILE).area(AccountsSettings.class),
            "--accounts-limit must be a whole number from 1 to 10000000, not \"0\".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10.1.0.0/16,10.0.0.5/8 | 10.0.0.5/8
        intranet.example       | intranet.example
        10.0.0.0/33            | 10.0.0.0/33
        10.1                   | 10.1
        """)
    void what_is_opened_for_outgoing_calls_is_a_network(String value, String wrong) {
        assertRefused(() -> Settings.of(Map.of("outbound-allow", value), NOTHING, NO_FILE)
            .area(OutboundSettings.class),
            "--outbound-allow must be networks such as 10.1.0.0/16 or fd00::/8, not \"" + wrong + "\".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mail-url        | smtp://a@b | --mail-url is not understood; write smtp://user:password@host:587, or \
        smtps:// for TLS at once, with special characters percent-encoded.
        mail-url        | smtp://b   | With --mail-url mails need a sender; name one with --mail-from \
        "Northwind <no-reply@northwind.example>".
        mail-from       | nobody     | --mail-from must be a mail address such as \
        no-reply@northwind.example, in ASCII before the @, or "Northwind <no-reply@northwind.example>".
        mail-limit      | 0          | --mail-limit must be a whole number from 1 to 1000000, not "0".
        product-name    | a\u2066b   | --product-name must be one line of 1 to 60 visible characters.
        support-address | a <b@c.example> | --support-address is a mail address alone, such as \
        help@northwind.example.
        """)
    void a_bad_setting_of_mail_is_one_sentence(String name, String value, String sentence) {
        assertRefused(() ->
            Settings.of(Map.of(name, value), NOTHING, NO_FILE).area(MailSettings.class), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign-in-lock", "reset-token-time"})
    void what_keeps_people_out_lasts_neither_seconds_nor_for_ever(String name) {
        for (String value : List.of("59s", "25h", "soon")) {
            assertThatThrownBy(() -> Settings.of(Map.of(name, value), NOTHING, NO_FILE)
                .area(SignInSettings.class)).isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("--" + name + " must be a duration ")
                .hasMessageEndingWith(", not \"" + value + "\".");
        }
    }

    @Test
    void the_page_of_invitations_is_an_address() {
        assertRefused(() -> Settings.of(Map.of("invitation-url", "app.example.com"), NOTHING, NO_FILE)
            .area(InvitationSettings.class), "--invitation-url must be an address of https or http without"
                + " user and fragment, of at most 1000 characters, such as"
                + " https://app.example.com/invitation.");
    }

    @Test
    void a_database_of_ones_own_needs_all_three_addresses() {
        assertRefused(
            () -> Settings.of(Map.of("database-url", "postgresql://a:b@127.0.0.1/x"), NOTHING, NO_FILE)
                .area(DatabaseSettings.class),
            "A PostgreSQL of your own needs all three of --database-url, --database-worker-url and"
                + " --database-admin-url; the guide is docs/operating/own-postgresql.md.");
    }

    @Test
    void a_secret_given_twice_is_refused() {
        assertRefused(
            () -> Settings.of(Map.of("pepper-file", "p"), Map.of("JUPITER_PEPPER", "cGVwcGVy"), NO_FILE)
                .area(DataSettings.class),
            "The pepper is given both as a file and in the environment; keep one.");
    }

    @Test
    void an_unknown_variable_is_refused_with_the_nearest_name() {
        assertRefused(() -> Settings.of(NOTHING, Map.of("JUPITER_PROT", "1"), NO_FILE),
            "The environment variable JUPITER_PROT is no setting of JupiterIQ; unset it."
                + " Did you mean `JUPITER_PORT`?");
    }

    @Test
    void the_message_names_where_the_value_came_from() throws IOException {
        assertRefused(
            () -> Settings.of(NOTHING, Map.of("JUPITER_PORT", "x"), NO_FILE).area(NetworkSettings.class),
            "JUPITER_PORT must be a whole number from 0 to 65535, not \"x\".");
        Path file = write("# network\nport: x\n");
        assertRefused(
            () -> Settings.of(NOTHING, NOTHING, ConfigFile.read(file, home)).area(NetworkSettings.class),
            file + " line 2, port, must be a whole number from 0 to 65535, not \"x\".");
    }

    @Test
    void the_file_is_read_as_written() throws IOException {
        Path file = write("""
            port: 0123
            body-timeout: 10s
            trusted-proxies: [10.0.0.0/8, "192.168.0.0/16"]
            insecure-http: yes
            data:
            """);
        Settings settings = Settings.of(NOTHING, NOTHING, ConfigFile.read(file, home));
        assertThat(settings.area(NetworkSettings.class)).isEqualTo(new NetworkSettings("127.0.0.1", 123, null,
            null, null, List.of("10.0.0.0/8", "192.168.0.0/16"), null, true, List.of(), 512,
            Duration.ofSeconds(10)));
        assertThat(settings.area(DataSettings.class).data()).isEqualTo(Path.of("data"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        prot: 1                 | line 1: there is no setting "prot". Did you mean `port`?
        xyzzy: 1                | line 1: there is no setting "xyzzy".
        master-key: abc         | line 1: "master-key" is a secret and comes only from the environment, as \
        JUPITER_MASTER_KEY.
        port: {a: 1}            | line 1 must be of the form "name: value".
        'port: 1\\nport: 2'     | line 2: "port" is set twice; keep one.
        just words              | must hold lines of the form "name: value".
        """)
    void a_bad_file_is_one_sentence(String text, String sentence) throws IOException {
        Path file = write(text.replace("\\n", "\n"));
        assertRefused(() -> ConfigFile.read(file, home), file + " " + sentence);
    }

    @Test
    void a_file_that_is_no_yaml_is_told_with_its_line() throws IOException {
        Path file = write("port: 1\n  x: [\n");
        assertThatThrownBy(() -> ConfigFile.read(file, home)).isInstanceOf(StartRefused.class)
            .hasMessageStartingWith(file + " line 2 is not YAML: ").hasMessageEndingWith(".");
    }

    @Test
    void the_usual_file_may_be_absent_but_not_the_one_that_was_named() {
        assertThat(ConfigFile.read(null, home)).isEmpty();
        assertRefused(() -> ConfigFile.read(home.resolve("none.yaml"), home),
            "There is no settings file " + home.resolve("none.yaml") + "; name one with --config.");
    }

    @Test
    void the_sample_file_sets_nothing_and_names_every_setting() throws IOException {
        Path root = Path.of("..");
        assertThat(ConfigFile.read(null, root)).isEmpty();
        List<String> lines = Files.readAllLines(root.resolve(ConfigFile.USUAL));
        assertThat(Settings.KNOWN).allSatisfy(known -> assertThat(lines)
            .filteredOn(line -> line.startsWith("# " + known.name() + ":"))
            .hasSize(known.setting().secret() ? 0 : 1));
    }

    @Test
    void the_guide_is_what_the_command_prints() throws IOException {
        assertThat(Files.readString(Path.of("../docs/operating/settings.md")))
            .as("print it again: ./jupiter settings > docs/operating/settings.md")
            .isEqualTo(SettingsPage.text());
    }

    @Test
    void no_settings_record_prints_a_secret() {
        Settings settings = Settings.of(
            Map.of("database-url", "postgresql://u:tops3cret@h/d", "database-worker-url",
                "postgresql://u:tops3cret@h/d",
                "database-admin-url", "postgresql://u:tops3cret@h/d",
                "mail-url", "smtp://u:tops3cret@h", "mail-from", "a@b.example"),
            Map.of("JUPITER_MASTER_KEY", "tops3cret", "JUPITER_PEPPER", "tops3cret"), NO_FILE);
        assertThat(settings.area(DatabaseSettings.class).toString() + settings.area(DataSettings.class)
            + settings.area(MailSettings.class))
            .doesNotContain("tops3cret");
    }

    private static NetworkSettings server(Map<String, String> flags) {
        return Settings.of(flags, NOTHING, NO_FILE).area(NetworkSettings.class);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(home.resolve("some.yaml"), text);
    }

    private static void assertRefused(ThrowingCallable work, String sentence) {
        assertThatThrownBy(work).isInstanceOf(StartRefused.class).hasMessage(sentence);
    }
}
