package com.jupiteriq.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.LogLines;
import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.tasks.Tasks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Nodes on one database without a Redis see each other and say what that means for limits.
@Isolated("reads the log")
class NeighboursTest {

    private final Login database = TestPostgres.newDatabase().logins().worker();

    @Test
    void nodes_see_each_other_and_no_longer_when_they_end() {
        try (NeighbourStore one = new NeighbourStore(database)) {
            assertThat(one.others()).isZero();
            try (NeighbourStore two = new NeighbourStore(database)) {
                assertThat(two.others()).isEqualTo(1);
                assertThat(one.others()).isEqualTo(1);
            }
            Await.until("the end of the other", () -> one.others() == 0);
        }
    }

    @Test
    void the_start_warns_and_another_node_is_told() {
        try (LogLines log = LogLines.of(Neighbours.class);
                NeighbourStore other = new NeighbourStore(database)) {
            other.others();
            Background background = new Background(List.of(Tasks.of(new Neighbours(database).task())));
            background.start();
            Await.until("both warnings", () -> log.lines().size() == 2);
            assertThat(log.messages()).satisfiesExactly(
                start -> assertThat(start).contains("--redis-url is not set"),
                seen -> assertThat(seen).startsWith("2 nodes without --redis-url work on this database"));
            background.stop();
            Await.until("its end", () -> other.others() == 0);
        }
    }
}
