package com.jupiteriq.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.store.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final String SAMPLE = "db/sample";
    private static final String NEXT = "db/sample-next";

    private final Login owner = TestPostgres.emptyDatabase().logins().owner();

    @Test
    void runs_what_is_pending_and_tells_so() throws SQLException {
        List<Phase> phases = new ArrayList<>();
        assertThat(new Migrations(owner, SAMPLE).migrate(phases::add)).isEqualTo(1);
        assertThat(phases).containsExactly(Phase.MIGRATE);
        assertThat(Rows.of(owner, "select extname from pg_extension where extname = 'btree_gin'")).hasSize(1);
    }

    @Test
    void a_second_start_has_nothing_to_do() {
        new Migrations(owner, SAMPLE).migrate(phase -> { });
        List<Phase> phases = new ArrayList<>();
        assertThat(new Migrations(owner, SAMPLE).migrate(phases::add)).isZero();
        assertThat(phases).isEmpty();
        assertThat(new Migrations(owner, NEXT).migrate(phases::add)).isEqualTo(1);
    }

    @Test
    void nodes_that_start_together_migrate_once() {
        int ran = IntStream.range(0, 3)
            .mapToObj(node -> CompletableFuture.supplyAsync(() ->
                new Migrations(owner, SAMPLE).migrate(phase -> { })))
            .toList().stream()
            .mapToInt(CompletableFuture::join)
            .sum();
        assertThat(ran).isEqualTo(1);
    }

    @Test
    void a_schema_from_the_future_is_refused_in_one_sentence() {
        new Migrations(owner, NEXT).migrate(phase -> { });
        assertThatThrownBy(() -> new Migrations(owner, SAMPLE).migrate(phase -> { }))
            .isInstanceOf(StartRefused.class)
            .hasMessage("The database schema (version 2) is newer than this JupiterIQ;"
                + " start the newer version.");
    }

    @Test
    void work_beside_a_server_needs_the_schema_of_this_version() {
        assertThatThrownBy(() -> new Migrations(owner, SAMPLE).refuseOther()).isInstanceOf(StartRefused.class)
            .hasMessageContaining("was not prepared yet; start a server on it first");
        new Migrations(owner, SAMPLE).migrate(phase -> { });
        assertThatCode(() -> new Migrations(owner, SAMPLE).refuseOther()).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Migrations(owner, NEXT).refuseOther()).isInstanceOf(StartRefused.class)
            .hasMessageContaining("is older than this JupiterIQ; start a server of this version");
        new Migrations(owner, NEXT).migrate(phase -> { });
        assertThatThrownBy(() -> new Migrations(owner, SAMPLE).refuseOther()).isInstanceOf(StartRefused.class)
            .hasMessageContaining("is newer than this JupiterIQ");
    }

    @Test
    void a_migration_that_was_changed_afterwards_is_refused() throws SQLException {
        new Migrations(owner, SAMPLE).migrate(phase -> { });
        Rows.run(owner, "update flyway_schema_history set checksum = 1 where version = '1'");
        assertThatThrownBy(() -> new Migrations(owner, NEXT).migrate(phase -> { }))
            .isInstanceOf(StartRefused.class)
            .hasMessageContaining("could not be brought up to date")
            .hasMessageNotContaining("\n");
    }
}
