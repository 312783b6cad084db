package com.jupiteriq.firststart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.TestServer;
import com.jupiteriq.access.KeyKind;
import com.jupiteriq.access.Keys;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.postgres.DataFolder;
import com.jupiteriq.store.Committed;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Recorder;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tickets.Tickets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The states in which a start can find the account and `keys.json`, and what it makes of them.
class FirstStartTest {

    private static final KeysFile OF_ANOTHER = new KeysFile("http://old", "http://old",
        new KeysFile.Account("acc_00000000000000000000000000", "Nobody"),
        Map.of("platform", new KeysFile.Pair("jiq_live_never", "jiq_test_never")));

    /// What `sandbox.yaml` holds.
    private static final int TICKETS = 25;
    private static final int COMMENTS = 22;

    @TempDir
    Path temp;

    private TestServer server;
    private DataFolder folder;

    @BeforeEach
    void begin() {
        server = new TestServer();
        folder = DataFolder.open(temp.resolve("data"));
    }

    @AfterEach
    void end() {
        folder.close();
        server.close();
    }

    @Test
    void the_first_start_makes_an_account_and_keys_that_work() throws IOException {
        FirstStart.Outcome outcome = start(folder).ensure("http://a", "http://b");
        assertThat(outcome.isFirst()).isTrue();
        assertThat(outcome.account().plan().word()).isEqualTo("enterprise");
        assertThat(outcome.file()).isEqualTo(onDisk());
        assertThat(onDisk().keys()).containsOnlyKeys("identity", "integration", "platform");
        assertThat(Files.getPosixFilePermissions(folder.path().resolve(KeysFile.NAME)))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        for (String key : List.of(pair("platform").live(), pair("platform").test(), pair("identity").live(),
            pair("identity").test())) {
            assertThat(server.get("/v1/tickets", key).statusCode()).isEqualTo(200);
        }
        for (String key : List.of(pair("integration").live(), pair("integration").test())) {
            assertThat(server.get("/functions/v1/integration-tickets", key).statusCode()).isEqualTo(200);
        }
        assertThat(server.tenants.count("audit where action = 'key.create'")).isEqualTo(6);
    }

    @Test
    void a_second_start_keeps_account_and_keys_and_takes_the_new_address() {
        KeysFile first = start(folder).ensure("http://a", "http://b").file();
        FirstStart.Outcome second = start(folder).ensure("http://c", "http://d");
        assertThat(second.isFirst()).isFalse();
        assertThat(second.file()).isEqualTo(first.at("http://c", "http://d"));
        assertThat(second.keyless()).isEmpty();
        assertThat(server.tenants.count("accounts")).isEqualTo(1);
        assertThat(server.tenants.count("api_keys")).isEqualTo(6);
    }

    @Test
    void a_contract_that_came_with_an_upgrade_gets_no_key_by_itself() throws IOException {
        List<KeyKind> earlier = server.parts(KeyKind.class).stream()
            .filter(kind -> !kind.equals(V1.IDENTITY_KEYS)).toList();
        start(folder, earlier).ensure("http://a", "http://b");
        FirstStart.Outcome upgraded = start(folder).ensure("http://a", "http://b");
        assertThat(upgraded.keyless()).containsExactly("identity");
        assertThat(onDisk().keys()).containsOnlyKeys("integration", "platform");
        assertThat(server.tenants.count("api_keys")).isEqualTo(4);

        server.key(upgraded.account(), "identity");
        assertThat(start(folder).ensure("http://a", "http://b").keyless()).isEmpty();
    }

    @Test
    void nothing_is_committed_when_the_file_cannot_be_written() {
        DataFolder onlyViewed = DataFolder.view(folder.path());
        assertThatThrownBy(() -> start(onlyViewed).ensure("http://a", "http://b"))
            .isInstanceOf(IllegalStateException.class);
        assertThat(server.tenants.count("accounts")).isZero();
        assertThat(server.tenants.count("api_keys")).isZero();
        assertThat(server.tenants.count("audit")).isZero();
    }

    @Test
    void keys_of_a_start_that_crashed_before_its_commit_are_overwritten() throws IOException {
        folder.write(KeysFile.NAME, OF_ANOTHER.bytes());
        KeysFile file = start(folder).ensure("http://a", "http://b").file();
        assertThat(onDisk()).isEqualTo(file);
        assertThat(server.get("/v1/tickets", file.keys().get("platform").test()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_node_without_file_or_with_one_that_was_never_committed_knows_no_keys() {
        start(folder).ensure("http://a", "http://b");
        try (DataFolder other = DataFolder.open(temp.resolve("other"))) {
            FirstStart.Outcome without = start(other).ensure("http://c", "http://d");
            assertThat(without.file().keys()).isEmpty();
            assertThat(without.file().account().id()).isEqualTo(without.account().publicId());
            assertThat(without.isFirst()).isFalse();
            other.write(KeysFile.NAME, OF_ANOTHER.bytes());
            assertThat(start(other).ensure("http://c", "http://d")).isEqualTo(without);
        }
    }

    @Test
    void the_sandbox_is_filled_once_and_only_in_test() throws IOException {
        Account account = start(folder).ensure("http://a", "http://b").account();
        sandbox().fill(account, server.part(Keys.class));
        sandbox().fill(account, server.part(Keys.class));
        String test = pair("platform").test();
        assertThat(server.get("/v1/tickets", test).body()).contains("\"total\":25");
        assertThat(server.get("/v1/tickets", pair("platform").live()).body()).contains("\"total\":0");
        assertThat(server.get("/v1/tickets/TCK-12321", test).body()).contains("\"status\":\"closed\"");
        assertThat(server.get("/v1/tickets/TCK-12321/comments", test).body()).contains("\"total\":3");
        assertThat(server.get("/v1/tickets/TCK-12345", test).body()).contains("\"status\":\"open\"");
        assertThat(server.send("POST", "/v1/tickets", test, "{\"subject\":\"Next\"}").body())
            .contains("\"number\":12346");
    }

    @Test
    void a_sandbox_whose_filling_was_killed_is_completed_by_the_next_start() throws IOException {
        Account account = start(folder).ensure("http://a", "http://b").account();
        AtomicInteger changes = new AtomicInteger();
        List<Recorder> recorders = new ArrayList<>(server.parts(Recorder.class));
        recorders.add((write, entry, events) -> {
            if (changes.incrementAndGet() == TICKETS + 3) {
                throw new IllegalStateException("killed at the third comment");
            }
        });
        Writes dying = new Writes(
            server.tenants.database.app(), server.tenants.clock, recorders,
            server.part(Committed.class), 1);
        assertThatThrownBy(() -> sandbox(dying).fill(account,
            server.part(Keys.class))).hasMessageStartingWith("killed");
        assertThat(server.tenants.count("ticket_comments")).isEqualTo(2);
        sandbox().fill(account, server.part(Keys.class));
        sandbox().fill(account, server.part(Keys.class));
        assertThat(server.tenants.count("tickets")).isEqualTo(TICKETS);
        assertThat(server.tenants.count("ticket_comments")).isEqualTo(COMMENTS);
        assertThat(server.get("/v1/tickets/TCK-12321/comments", pair("platform").test()).body())
            .contains("\"total\":3");
    }

    @Test
    void the_sandbox_has_tickets_of_every_status_and_priority() throws IOException {
        sandbox().fill(start(folder).ensure("http://a", "http://b").account(), server.part(Keys.class));
        for (String filter : List.of("status=open", "status=in_progress", "status=waiting", "status=resolved",
            "status=closed", "priority=low", "priority=medium", "priority=high", "priority=urgent",
            "category=billing", "tag=login", "q=invoice")) {
            assertThat(server.get("/v1/tickets?" + filter, pair("platform").test()).body())
                .as(filter).contains("\"data\":[{");
        }
    }

    private FirstStart start(DataFolder in) {
        return start(in, server.parts(KeyKind.class));
    }

    private FirstStart start(DataFolder in, List<KeyKind> kinds) {
        return new FirstStart(server.part(Controls.class),
            server.part(Accounts.class), server.part(Keys.class), kinds, in);
    }

    private Sandbox sandbox() {
        return sandbox(server.part(Writes.class));
    }

    private Sandbox sandbox(Writes writes) {
        return new Sandbox(server.part(Tickets.class), writes,
            server.part(Reads.class), server.part(JdbcClient.class));
    }

    private KeysFile onDisk() throws IOException {
        return KeysFile.parse(Files.readAllBytes(folder.path().resolve(KeysFile.NAME)));
    }

    private KeysFile.Pair pair(String contract) throws IOException {
        return onDisk().keys().get(contract);
    }
}
