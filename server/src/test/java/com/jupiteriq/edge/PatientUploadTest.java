package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.TestServer;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.PoolSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What becomes of bodies and contents when something has gone meanwhile: connections to the database, or the
/// contents themselves.
@ResourceLock(TransferRoutes.HOOKS)
class PatientUploadTest {

    private static final TestServer SERVER = new TestServer(Things.class);
    private static final String KEY = SERVER.key(SERVER.account(), "platform");

    @Configuration(proxyBeanMethods = false)
    static class Things {

        @Bean
        V1Routes things() {
            return new V1Routes(TransferRoutes.all());
        }
    }

    @AfterAll
    static void close() {
        TransferRoutes.taken = () -> {};
        TransferRoutes.given = () -> {};
        SERVER.close();
    }

    /// For longer than anybody else waits for one: the body would have to come again.
    @Test
    void what_has_come_whole_waits_for_a_connection() {
        Duration longer = PoolSettings.standard().connectionWait().plusMillis(500);
        List<Connection> all = new CopyOnWriteArrayList<>();
        try (ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
            TransferRoutes.taken = () -> {
                takeAll(all);
                later.schedule(() -> giveBack(all), longer.toMillis(), TimeUnit.MILLISECONDS);
            };
            HttpResponse<String> answer = SERVER.send(SERVER.request("/v1/things/upload", KEY)
                .header("Content-Type", "application/octet-stream").POST(BodyPublishers.ofString("Hello")));
            assertThat(all).hasSize(SERVER.part(Database.class).appConnections());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    private static void takeAll(List<Connection> all) {
        Database database = SERVER.part(Database.class);
        try {
            while (all.size() < database.appConnections()) {
                all.add(database.app().getConnection());
            }
        } catch (SQLException busy) {
            throw new IllegalStateException(busy);
        }
    }

    private static void giveBack(List<Connection> all) {
        try {
            for (Connection connection : all) {
                connection.close();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void what_is_gone_before_its_first_byte_is_told_as_what_is_not_there() {
        TransferRoutes.given = () -> {
            throw new Refused(new Failure.Missing("thing"));
        };
        for (int size : List.of(5, 1 << 20)) {
            HttpResponse<String> answer = SERVER.get("/v1/things/" + size + "/bytes", KEY);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("thing", "request_id");
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        }
    }
}
