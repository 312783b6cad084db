package com.jupiteriq.firststart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.access.KeyKind;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.postgres.DataFolder;
import com.jupiteriq.store.Committed;
import com.jupiteriq.store.Recorder;
import com.jupiteriq.store.Writes;
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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The states in which a start can find the account and `keys.json`, and what it makes of them.
@Order(Integer.MIN_VALUE)
class FirstStartTest {

    private static final KeysFile OF_ANOTHER = new KeysFile("http://old", "http://old",
        new KeysFile.Account("acc_00000000000000000000000000", "Nobody"),
        Map.of("platform", new KeysFile.Pair("jiq_live_never", "jiq_test_never")));

    /// What `sandbox.yaml` and `sandbox-people.yaml` hold.
    private static final int ITEMS = 300;
    private static final int TICKETS = 25;
    private static final int ROLES = 1;
    private static final int ORGANIZATIONS = 2;
    private static final int MEMBERS = 5;
    private static final int USERS = 5;
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
        assertThat(onDisk().keys()).containsOnlyKeys("accounts", "identity", "integration", "platform");
        assertThat(Files.getPosixFilePermissions(folder.path().resolve(KeysFile.NAME)))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        for (String key : List.of(pair("platform").live(), pair("platform").test(), pair("identity").live(),
            pair("identity").test())) {
            assertThat(server.get("/v1/tickets", key).statusCode()).isEqualTo(200);
        }
        for (String key : List.of(pair("accounts").live(), pair("accounts").test())) {
            assertThat(server.get("/api/v1/users/1", key).statusCode()).isEqualTo(404);
        }
        for (String key : List.of(pair("integration").live(), pair("integration").test())) {
            assertThat(server.get("/functions/v1/integration-tickets", key).statusCode()).isEqualTo(200);
        }
        assertThat(server.tenants.count("audit where action = 'key.create'")).isEqualTo(8);
    }

    @Test
    void a_second_start_keeps_account_and_keys_and_takes_the_new_address() {
        KeysFile first = start(folder).ensure("http://a", "http://b").file();
        FirstStart.Outcome second = start(folder).ensure("http://c", "http://d");
        assertThat(second.isFirst()).isFalse();
        assertThat(second.file()).isEqualTo(first.at("http://c", "http://d"));
        assertThat(second.keyless()).isEmpty();
        assertThat(server.tenants.count("accounts")).isEqualTo(1);
        assertThat(server.tenants.count("api_keys")).isEqualTo(8);
    }

    @Test
    void a_contract_that_came_with_an_upgrade_gets_no_key_by_itself() throws IOException {
        List<KeyKind> earlier = server.parts(KeyKind.class).stream()
            .filter(kind -> !kind.equals(V1.IDENTITY_KEYS)).toList();
        start(folder, earlier).ensure("http://a", "http://b");
        FirstStart.Outcome upgraded = start(folder).ensure("http://a", "http://b");
        assertThat(upgraded.keyless()).containsExactly("identity");
        assertThat(onDisk().keys()).containsOnlyKeys("accounts", "integration", "platform");
        assertThat(server.tenants.count("api_keys")).isEqualTo(6);

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
        TestSandbox.of(server).fill(account, server.part(OperatorKeys.class));
        TestSandbox.of(server).fill(account, server.part(OperatorKeys.class));
        String test = pair("platform").test();
        assertThat(server.get("/v1/tickets", test).body()).contains("\"total\":25");
        assertThat(server.get("/v1/tickets", pair("platform").live()).body()).contains("\"total\":0");
        assertThat(server.get("/v1/tickets/TCK-12321", test).body()).contains("\"status\":\"closed\"");
        assertThat(server.tenants.count("data_items")).isEqualTo(ITEMS);
        assertThat(server.get("/v1/reports", test).body()).contains("\"total\":1", "\"template\":\"usage\"");
        String files = server.get("/v1/files?sort=created_at", test).body();
        assertThat(files).contains("\"total\":12").contains("\"id\":\"file_01jjrsrn20e008000000000000\"");
        Await.until("all of them are looked at", () ->
            server.tenants.count("files where status = 'ready'") == 11);
        assertThat(server.get("/v1/files?status=quarantined", test).body()).contains("eicar-test.txt");
        assertThat(server.get("/v1/tickets/TCK-12321/comments", test).body()).contains("\"total\":3");
        assertThat(server.get("/v1/tickets/TCK-12345", test).body()).contains("\"status\":\"open\"");
        assertThat(server.send("POST", "/v1/tickets", test, "{\"subject\":\"Next\"}").body())
            .contains("\"number\":12346");
    }

    @Test
    void a_sandbox_whose_filling_was_killed_is_completed_by_the_next_start() throws IOException {
        Account account = start(folder).ensure("http://a", "http://b").account();
        AtomicInteger comments = new AtomicInteger();
        List<Recorder> recorders = new ArrayList<>(server.parts(Recorder.class));
        recorders.add((write, entry, events) -> {
            if (entry.action().equals("ticket.comment") && comments.incrementAndGet() == 3) {
                throw new IllegalStateException("killed at the third comment");
            }
        });
        Writes dying = new Writes(
            server.tenants.database.app(), server.tenants.clock, recorders,
            server.part(Committed.class), 1);
        assertThatThrownBy(() -> TestSandbox.of(server, dying).fill(account,
            server.part(OperatorKeys.class))).hasMessageStartingWith("killed");
        assertThat(server.tenants.count("ticket_comments")).isEqualTo(2);
        TestSandbox.of(server).fill(account, server.part(OperatorKeys.class));
        TestSandbox.of(server).fill(account, server.part(OperatorKeys.class));
        assertThat(server.tenants.count("tickets")).isEqualTo(TICKETS);
        assertThat(server.tenants.count("ticket_comments")).isEqualTo(COMMENTS);
        assertThat(server.get("/v1/tickets/TCK-12321/comments", pair("platform").test()).body())
            .contains("\"total\":3");
    }

    @Test
    void the_sandbox_has_people_once_with_fixed_numbers_and_a_role_of_their_own() throws IOException {
        Account account = start(folder).ensure("http://a", "http://b").account();
        TestSandbox.of(server).fill(account, server.part(OperatorKeys.class));
        TestSandbox.of(server).fill(account, server.part(OperatorKeys.class));
        assertThat(server.get("/api/v1/users/12345", pair("accounts").test()).body())
            .startsWith("{\"id\":12345,\"username\":\"jane_doe\",\"email\":\"");
        String test = pair("platform").test();
        assertThat(server.get("/v1/users", test).body()).contains("\"total\":5").doesNotContain("john");
        assertThat(server.get("/v1/users", pair("platform").live()).body()).contains("\"total\":0");
        assertThat(server.get("/v1/users/12342", test).body()).contains("\"role\":\"support-lead\"");
        assertThat(server.get("/v1/roles/support-lead", test).statusCode()).isEqualTo(200);
        assertThat(server.get("/v1/organizations", test).body()).contains("\"total\":2");
        assertThat(server.get("/v1/organizations/org_01jg0000000000000000000001", test).body())
            .contains("\"slug\":\"northwind\"", "\"member_count\":3");
        assertThat(server.get("/v1/users/12345/organizations", test).body())
            .contains("\"total\":1", "\"slug\":\"brightwater\"");
        for (String filter : List.of("status=active", "status=invited", "role=owner", "role=agent")) {
            assertThat(server.get("/v1/users?" + filter, test).body()).as(filter).contains("\"data\":[{");
        }
        assertThat(server.send("POST", "/v1/users", test, "{\"email\":\"next@example.com\"}").body())
            .contains("\"number\":12346");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.create", "organization.create", "organization.member_add"})
    void people_whose_making_was_killed_in_between_are_completed(String killing) throws IOException {
        Account account = start(folder).ensure("http://a", "http://b").account();
        List<Recorder> recorders = new ArrayList<>(server.parts(Recorder.class));
        recorders.add((write, entry, events) -> {
            if (entry.action().equals(killing)) {
                throw new IllegalStateException("killed at the first");
            }
        });
        Writes dying = new Writes(
            server.tenants.database.app(), server.tenants.clock, recorders,
            server.part(Committed.class), 1);
        assertThatThrownBy(() -> TestSandbox.of(server, dying).fill(account,
            server.part(OperatorKeys.class))).hasMessageStartingWith("killed");
        TestSandbox.of(server).fill(account, server.part(OperatorKeys.class));
        assertThat(server.tenants.count("roles")).isEqualTo(ROLES);
        assertThat(server.tenants.count("users")).isEqualTo(USERS);
        assertThat(server.tenants.count("organizations")).isEqualTo(ORGANIZATIONS);
        assertThat(server.tenants.count("members")).isEqualTo(MEMBERS);
        assertThat(server.tenants.count("tickets")).isEqualTo(TICKETS);
    }

    @Test
    void the_sandbox_has_tickets_of_every_status_and_priority() throws IOException {
        TestSandbox.of(server).fill(
            start(folder).ensure("http://a", "http://b").account(), server.part(OperatorKeys.class));
        for (String filter : List.of("status=open", "status=in_progress", "status=waiting", "status=resolved",
            "status=closed", "priority=low", "priority=medium", "priority=high", "priority=urgent",
            "category=billing", "tag=login", "q=invoice")) {
            assertThat(server.get("/v1/tickets?" + filter, pair("platform").test()).body())
                .as(filter).contains("\"data\":[{");
        }
    }

    @Test
    void an_installation_without_its_first_keys_still_starts() {
        Account account = start(folder).ensure("http://a", "http://b").account();
        server.tenants.all.sql("delete from api_keys").update();
        assertThat(start(folder).ensure("http://a", "http://b").account()).isEqualTo(account);
        TestSandbox.of(server).fill(account, server.part(OperatorKeys.class));
        assertThat(server.tenants.count("tickets")).isZero();
    }

    private FirstStart start(DataFolder in) {
        return start(in, server.parts(KeyKind.class));
    }

    private FirstStart start(DataFolder in, List<KeyKind> kinds) {
        return new FirstStart(server.part(Controls.class),
            server.part(Accounts.class), server.part(OperatorKeys.class), kinds, in);
    }

    private KeysFile onDisk() throws IOException {
        return KeysFile.parse(Files.readAllBytes(folder.path().resolve(KeysFile.NAME)));
    }

    private KeysFile.Pair pair(String contract) throws IOException {
        return onDisk().keys().get(contract);
    }
}
