package com.jupiteriq.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.store.Rows;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.tasks.Tasks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(Integer.MIN_VALUE)
class EmbeddedPostgresTest {

    /// A kill takes nothing from the system's cache, so only the test of durability waits for the disk.
    private static final Map<String, String> QUICK = Map.of("fsync", "off");

    /// A folder that was started and stopped once; every test works on a copy.
    @TempDir
    static Path used;

    @TempDir
    Path temporary;

    private DataFolder folder;
    private EmbeddedPostgres postgres;

    @BeforeAll
    static void useOnce() {
        try (DataFolder first = DataFolder.open(used)) {
            EmbeddedPostgres server = new EmbeddedPostgres(first, TestPostgres.binaries(), Map.of());
            server.start(phase -> { });
            server.stop();
        }
    }

    @BeforeEach
    void open() throws IOException {
        folder = DataFolder.open(copy(used, temporary.resolve("it's my data")));
        postgres = server(QUICK);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    @AfterEach
    void stop() {
        postgres.stopNow();
        Postmaster.end(folder.pg(), Duration.ofSeconds(10));
        folder.close();
    }

    @Test
    void a_fresh_server_tells_its_phases() throws IOException {
        DurableFiles.deleteTree(folder.pg());
        List<Phase> phases = new ArrayList<>();
        postgres.start(phases::add);
        assertThat(phases).containsExactly(Phase.INITDB, Phase.START);
    }

    @Test
    void the_server_is_durable_and_closed_to_strangers() throws Exception {
        postgres = server(Map.of());
        Logins logins = postgres.start(phase -> { });
        assertThat(Rows.of(postgres.superuser(), """
            select name || '=' || setting
            from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses',
                'unix_socket_directories', 'password_encryption', 'data_checksums', 'server_encoding',
                'server_version', 'shared_preload_libraries', 'log_timezone')
            """)).containsExactlyInAnyOrder("fsync=on", "full_page_writes=on", "synchronous_commit=on",
                "listen_addresses=127.0.0.1", "unix_socket_directories=", "password_encryption=scram-sha-256",
                "data_checksums=on", "server_encoding=UTF8", "server_version=" + PostgresPrograms.VERSION,
                "shared_preload_libraries=", "log_timezone=UTC");
        assertThat(Rows.of(postgres.superuser(), "select auth_method from pg_hba_file_rules"))
            .containsExactly("scram-sha-256");
        assertThat(Rows.of(postgres.superuser(), """
            select split_part(rolpassword, ':', 1)
            from pg_authid
            where rolpassword is not null
            """)).hasSize(4).containsOnly("SCRAM-SHA-256$1");
        assertThat(Rows.of(logins.app(), "select datlocprovider::text || datlocale from pg_database"))
            .containsOnly("bC.UTF-8");
        Login guessed = new Login(logins.app().url(), logins.app().user(), "guessed");
        assertThatThrownBy(() -> Rows.of(guessed, "select 1")).hasMessageContaining("password");
    }

    @Test
    void the_roles_are_those_of_the_design() throws SQLException {
        Logins logins = postgres.start(phase -> { });
        assertThat(Rows.of(postgres.superuser(), """
            select format('%s login=%s strong=%s', rolname, rolcanlogin,
                rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
            from pg_roles
            where rolname like 'jupiter%'
            order by 1
            """)).containsExactly("jupiter_app login=t strong=f", "jupiter_owner login=t strong=f",
                "jupiter_search login=f strong=f", "jupiter_worker login=t strong=f");
        assertThat(Rows.of(postgres.superuser(), """
            select member::regrole || ' in ' || roleid::regrole
            from pg_auth_members
            where member::regrole::text like 'jupiter%'
            """)).containsExactly("jupiter_owner in jupiter_search");
        for (Login login : List.of(logins.app(), logins.worker())) {
            assertThatThrownBy(() -> Rows.run(login, "create table mine (id int)"))
                .hasMessageContaining("permission denied for schema public");
            assertThatThrownBy(() -> Rows.run(login, "create temporary table mine (id int)"))
                .hasMessageContaining("permission denied to create temporary tables");
        }
    }

    @Test
    void a_second_start_keeps_data_port_and_passwords() throws SQLException {
        Logins first = postgres.start(phase -> { });
        Rows.run(first.owner(), "create table kept (id int); insert into kept values (1)");
        postgres.stop();
        assertThat(Postmaster.processesOf(folder.pg())).isEmpty();
        List<Phase> phases = new ArrayList<>();
        postgres = server(QUICK);
        assertThat(postgres.start(phases::add)).isEqualTo(first);
        assertThat(phases).containsExactly(Phase.START);
        assertThat(Rows.of(first.owner(), "select id from kept")).containsExactly("1");
    }

    @Test
    void a_port_that_was_taken_meanwhile_is_replaced() throws Exception {
        postgres.start(phase -> { });
        int before = postmaster().port();
        postgres.stop();
        try (ServerSocket taken = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
            postgres = server(QUICK);
            Logins logins = postgres.start(phase -> { });
            assertThat(postmaster().port()).isNotEqualTo(taken.getLocalPort());
            assertThat(Rows.of(logins.app(), "select 1")).containsExactly("1");
        }
    }

    @Test
    void it_runs_in_a_session_of_its_own_so_that_the_terminal_cannot_interrupt_it() throws IOException {
        postgres.start(phase -> { });
        assertThat(session(postmaster().pid())).isEqualTo(postmaster().pid())
            .isNotEqualTo(session(ProcessHandle.current().pid()));
    }

    @Test
    void a_server_that_was_left_running_is_taken_over() {
        Logins first = postgres.start(phase -> { });
        long pid = postmaster().pid();
        postgres = server(QUICK);
        assertThat(postgres.start(phase -> { })).isEqualTo(first);
        assertThat(postmaster().pid()).isEqualTo(pid);
    }

    @Test
    void a_server_left_with_other_settings_is_started_anew() throws SQLException {
        postgres.start(phase -> { });
        long pid = postmaster().pid();
        postgres = server(Map.of("work_mem", "16MB"));
        postgres.start(phase -> { });
        assertThat(postmaster().pid()).isNotEqualTo(pid);
        assertThat(Rows.of(postgres.superuser(), "show work_mem")).containsExactly("16MB");
    }

    @Test
    void committed_rows_survive_a_kill_of_the_server() throws SQLException {
        Logins logins = postgres.start(phase -> { });
        Rows.run(logins.owner(), "create table kept (id int); insert into kept values (1)");
        ProcessHandle.of(postmaster().pid()).orElseThrow().destroyForcibly();
        postgres = server(QUICK);
        postgres.start(phase -> { });
        assertThat(Rows.of(logins.owner(), "select id from kept")).containsExactly("1");
    }

    @Test
    void a_server_that_died_is_started_again_until_it_may_die() throws SQLException {
        Logins logins = postgres.start(phase -> { });
        Rows.run(logins.owner(), "create table kept (id int); insert into kept values (1)");
        Background background = new Background(List.of(Tasks.of(postgres.revival())));
        background.start();
        long before = postmaster().pid();
        kill();
        assertThat(Patience.await(Duration.ofSeconds(30), () -> answers(logins))).isTrue();
        assertThat(postmaster().pid()).isNotEqualTo(before);
        assertThat(Rows.of(logins.owner(), "select id from kept")).containsExactly("1");
        postgres.letDie();
        kill();
        assertThat(Patience.await(Revival.LOOK_EVERY.multipliedBy(3), () -> answers(logins))).isFalse();
        background.stop();
    }

    private void kill() {
        ProcessHandle.of(postmaster().pid()).orElseThrow().destroyForcibly();
        assertThat(Patience.await(Duration.ofSeconds(10), () ->
            Postmaster.of(folder.pg()).isEmpty())).isTrue();
    }

    private static boolean answers(Logins logins) {
        try {
            return Rows.of(logins.app(), "select 1").equals(List.of("1"));
        } catch (SQLException away) {
            return false;
        }
    }

    @Test
    void a_stale_pid_that_now_belongs_to_a_stranger_does_not_matter() throws IOException {
        postgres.start(phase -> { });
        Path pid = folder.pg().resolve("postmaster.pid");
        String text = Files.readString(pid);
        postgres.stop();
        Files.writeString(pid, text.replaceFirst("[0-9]+", Long.toString(ProcessHandle.current().pid())));
        postgres = server(QUICK);
        assertThat(postgres.start(phase -> { })).isNotNull();
    }

    @Test
    void an_immediate_stop_loses_nothing() throws SQLException {
        Logins logins = postgres.start(phase -> { });
        Rows.run(logins.owner(), "create table kept (id int); insert into kept values (1)");
        postgres.stopNow();
        assertThat(Postmaster.of(folder.pg())).isEmpty();
        postgres = server(QUICK);
        postgres.start(phase -> { });
        assertThat(Rows.of(logins.owner(), "select id from kept")).containsExactly("1");
    }

    @Test
    void a_stop_at_once_leaves_nothing_behind_that_is_just_coming_up() throws Exception {
        Path file = folder.pg().resolve("postmaster.pid");
        Thread starting = Thread.ofVirtual().unstarted(() -> postgres.start(phase -> { }));
        starting.setUncaughtExceptionHandler((thread, brokenOff) -> { });
        starting.start();
        while (!Files.exists(file) && starting.isAlive()) {
            Thread.onSpinWait();
        }
        postgres.stopNow();
        assertThat(starting.join(Duration.ofSeconds(20))).isTrue();
        assertThat(Postmaster.processesOf(folder.pg())).isEmpty();
    }

    @Test
    void a_lost_password_of_a_role_is_replaced_and_a_lost_first_one_refused() throws Exception {
        Logins first = postgres.start(phase -> { });
        Files.delete(folder.secrets().resolve("jupiter_app.password"));
        postgres = server(QUICK);
        Logins second = postgres.start(phase -> { });
        assertThat(second.app().password()).isNotEqualTo(first.app().password());
        assertThat(Rows.of(second.app(), "select 1")).containsExactly("1");
        Files.delete(folder.secrets().resolve("postgres.password"));
        postgres = server(QUICK);
        assertThatThrownBy(() -> postgres.start(phase -> { })).isInstanceOf(StartRefused.class)
            .hasMessage("The passwords in secrets/ do not fit the database in pg/; restore both folders from"
                + " the same backup.");
    }

    @Test
    void data_of_another_major_version_is_refused() throws IOException {
        Files.writeString(folder.pg().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> postgres.start(phase -> { })).isInstanceOf(StartRefused.class)
            .hasMessageContaining("belongs to PostgreSQL 17 and this JupiterIQ brings 18");
    }

    @Test
    void a_server_that_cannot_start_says_why() {
        postgres = server(Map.of("shared_buffers", "1000TB"));
        assertThatThrownBy(() -> postgres.start(phase -> { })).isInstanceOf(StartRefused.class)
            .hasMessageContaining("PostgreSQL did not start in " + folder.pg())
            .hasMessageNotContaining("\n");
    }

    @Test
    void a_path_that_a_shell_would_read_is_refused() {
        try (DataFolder odd = DataFolder.open(temporary.resolve("$(reboot)"))) {
            EmbeddedPostgres server = new EmbeddedPostgres(odd, TestPostgres.binaries(), Map.of());
            assertThatThrownBy(() -> server.start(phase -> { })).isInstanceOf(StartRefused.class)
                .hasMessageContaining("choose a folder without quotes");
        }
    }

    @Test
    void another_process_finds_the_running_server() throws SQLException {
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        Logins logins = postgres.start(phase -> { });
        try (DataFolder viewed = DataFolder.view(folder.path())) {
            assertThat(EmbeddedPostgres.running(viewed)).as("before the schema is there").isEmpty();
            new Migrations(logins.owner(), "db/sample").migrate(phase -> { });
            assertThat(EmbeddedPostgres.running(viewed)).contains(logins);
        }
        postgres.stop();
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    }

    @Test
    void no_login_prints_its_password() {
        Logins logins = postgres.start(phase -> { });
        assertThat(logins.toString()).contains("jupiter_worker at 127.0.0.1:")
            .doesNotContain(logins.app().password(), logins.owner().password(), logins.worker().password());
    }

    private EmbeddedPostgres server(Map<String, String> settings) {
        return new EmbeddedPostgres(folder, TestPostgres.binaries(), settings);
    }

    private Postmaster postmaster() {
        return Postmaster.of(folder.pg()).orElseThrow();
    }

    /// The sixth field of `/proc/<pid>/stat`, counted after the name in parentheses.
    private static long session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }
}
