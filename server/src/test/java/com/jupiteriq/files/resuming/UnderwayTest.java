package com.jupiteriq.files.resuming;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UnderwayTest {

    private final Underway underway = new Underway();
    private final UUID file = UUID.randomUUID();
    private final Caller caller = somebody();

    private static Caller somebody() {
        return new Caller(new Tenant(UUID.randomUUID(), UUID.randomUUID(), Environment.LIVE),
            Principal.serviceAccount(UUID.randomUUID(), "tester"), Permissions.EVERYTHING,
            new Origin("req_test", "127.0.0.1", "tests"), Deadline.in(Duration.ofMinutes(1)));
    }

    @Test
    void the_latest_request_keeps_what_came_of_it() {
        try (Underway.Turn first = underway.begin(caller, file);
                Underway.Turn second = underway.begin(caller, file)) {
            assertThat(first.leaves()).isFalse();
            assertThat(second.leaves()).isTrue();
        }
    }

    @Test
    void whoever_asks_at_once_is_told_of_what_came_of_a_broken_connection() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Underway.Turn turn = underway.begin(caller, file)) {
            underway.settle(caller, file);
            assertThat(turn.leaves()).isTrue();
            Future<?> asks = threads.submit(() -> underway.settle(caller, file));
            assertThat(asks.isDone()).isFalse();
            turn.close();
            asks.get();
        }
    }

    @Test
    void whoever_names_the_upload_of_another_tenant_does_not_come_in_its_way() {
        try (Underway.Turn mine = underway.begin(caller, file);
                Underway.Turn strangers = underway.begin(somebody(), file)) {
            assertThat(mine.leaves()).isTrue();
            assertThat(strangers.leaves()).isTrue();
        }
    }
}
