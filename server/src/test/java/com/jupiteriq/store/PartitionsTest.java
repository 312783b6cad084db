package com.jupiteriq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.Migrations;
import com.jupiteriq.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    private static final TestPostgres.Fresh MIGRATED = migrated();

    private final TestPostgres.Fresh database = TestPostgres.copyOf(MIGRATED);
    private final Login owner = database.logins().owner();
    private final Login app = database.logins().app();
    private final UUID tenant = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private static TestPostgres.Fresh migrated() {
        TestPostgres.Fresh fresh = TestPostgres.emptyDatabase();
        new Migrations(fresh.logins().owner(), "db/sample").migrate(phase -> { });
        return fresh;
    }

    @Test
    void today_and_seven_days_ahead_are_there() throws SQLException {
        Partitions.Outcome outcome = at("2026-11-22T23:59:59Z").maintain();
        assertThat(outcome.created()).hasSize(40)
            .contains("events_20261122", "audit_20261129", "request_log_20261129");
        assertThat(outcome.dropped()).isEmpty();
        assertThat(partitions("events")).hasSize(8).startsWith("events_20261122").endsWith("events_20261129");
        assertThat(partitions("audit")).hasSize(8);
    }

    @Test
    void a_second_run_changes_nothing_and_the_next_day_adds_one() {
        at("2026-11-22T00:00:00Z").maintain();
        assertThat(at("2026-11-22T12:00:00Z").maintain().created()).isEmpty();
        assertThat(at("2026-11-23T00:00:00Z").maintain().created())
            .containsExactlyInAnyOrder("events_20261130", "audit_20261130", "request_log_20261130",
                "webhook_deliveries_20261130", "webhook_attempts_20261130");
    }

    @Test
    void what_is_older_than_the_retention_is_dropped() throws SQLException {
        at("2026-11-22T12:00:00Z").maintain();
        assertThat(at("2026-12-22T12:00:00Z").maintain().dropped()).isEmpty();
        assertThat(at("2026-12-23T12:00:00Z").maintain().dropped())
            .containsExactlyInAnyOrder("events_20261122", "request_log_20261122",
                "webhook_deliveries_20261122", "webhook_attempts_20261122");
        assertThat(partitions("audit")).contains("audit_20261122");
        assertThat(at("2027-02-21T12:00:00Z").maintain().dropped()).contains("audit_20261122")
            .doesNotContain("audit_20261123");
    }

    @Test
    void rows_go_through_the_parent_under_its_policy() throws SQLException {
        at("2026-11-22T12:00:00Z").maintain();
        insertEvent();
        assertThat(Rows.of(app, tenant, "select payload from events")).containsExactly("hello");
        assertThat(Rows.of(app, UUID.randomUUID(), "select payload from events")).isEmpty();
        assertThat(Rows.of(app, "select payload from events")).isEmpty();
        assertThat(Rows.of(database.logins().worker(), "select payload from events"))
            .containsExactly("hello");
    }

    @Test
    void a_partition_itself_is_closed_to_everybody() throws SQLException {
        at("2026-11-22T12:00:00Z").maintain();
        insertEvent();
        for (Login login : List.of(app, database.logins().worker())) {
            assertThatThrownBy(() -> Rows.of(login, "select payload from events_20261122"))
                .hasMessageContaining("permission denied for table events_20261122");
            assertThatThrownBy(() -> Rows.run(login, "delete from audit_20261122"))
                .hasMessageContaining("permission denied for table audit_20261122");
        }
        assertThat(Rows.of(owner, "select payload from events_20261122")).isEmpty();
        assertThat(Rows.of(database.superuser(), "select payload from events_20261122"))
            .containsExactly("hello");
    }

    @Test
    void indexes_of_the_parent_are_used_as_they_are() throws SQLException {
        at("2026-11-22T12:00:00Z").maintain();
        assertThat(Rows.of(owner, """
            select count(*)
            from pg_index
            where indrelid = 'events_20261122'::regclass and indisvalid
            """)).containsExactly("2");
    }

    @Test
    void two_nodes_at_once_do_not_disturb_each_other() throws SQLException {
        List<CompletableFuture<Partitions.Outcome>> runs = Stream.generate(() -> at("2026-11-22T12:00:00Z"))
            .limit(4)
            .map(partitions -> CompletableFuture.supplyAsync(partitions::maintain))
            .toList();
        assertThat(runs.stream().mapToInt(run -> run.join().created().size()).sum()).isEqualTo(40);
        assertThat(partitions("events")).hasSize(8);
    }

    @Test
    void a_writer_at_work_does_not_stop_the_making_of_partitions() throws SQLException {
        at("2026-11-22T12:00:00Z").maintain();
        try (Connection writer = app.unpooled().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute(insertion());
            assertThat(at("2026-11-23T12:00:00Z").maintain().created()).hasSize(5);
        }
    }

    @Test
    void a_partition_that_is_being_read_is_dropped_by_the_next_run() throws SQLException {
        at("2026-11-22T12:00:00Z").maintain();
        try (Connection reader = owner.unpooled().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select * from events");
            assertThat(at("2026-12-23T12:00:00Z").maintain().dropped())
                .containsExactlyInAnyOrder(
                    "request_log_20261122", "webhook_deliveries_20261122", "webhook_attempts_20261122");
        }
        assertThat(at("2026-12-23T12:00:00Z").maintain().dropped()).containsExactly("events_20261122");
    }

    private Partitions at(String instant) {
        return TestPostgres.partitions(owner, InstantSource.fixed(Instant.parse(instant)));
    }

    private List<String> partitions(String table) throws SQLException {
        return Rows.of(database.superuser(),
            "select inhrelid::regclass::text from pg_inherits where inhparent = '" + table
                + "'::regclass order by 1");
    }

    private void insertEvent() throws SQLException {
        Rows.run(app, insertion());
    }

    private String insertion() {
        return """
            select set_config('app.tenant', '%1$s', true);
            insert into events (tenant_id, day, id, payload)
            values ('%1$s', '2026-11-22', gen_random_uuid(), 'hello')
            """.formatted(tenant);
    }
}
