package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Many users in one request, in both dresses; every answer is held against its document (R103).
@AcceptanceTest
class UserBatchRouteTest {

    private final World world;

    UserBatchRouteTest(World world) {
        this.world = world;
    }

    private static Call batch(Admin.Key key, boolean atomic, Object... users) {
        return Call.post("/v1/users/batch").bearer(key.secret())
            .json(Json.object("users", List.of(users), "atomic", atomic));
    }

    private static JsonNode user(String address) {
        return Json.object("email", address + "@batch.example");
    }

    @Test
    void results_and_refusals_are_as_each_contract_documents_them() {
        for (Admin.Key key : List.of(world.acme().platform(), world.acme().identity())) {
            String mine = key.id().toLowerCase(Locale.ROOT);
            JsonNode answer = world.send(batch(key, false, user(mine), user(mine))).must(200).json();
            assertThat(answer.findValuesAsString("status")).contains("201", "409");
            assertThat(answer.at(key == world.acme().platform() ? "/results/0/user/email"
                : "/data/results/0/user/email").asString()).isEqualTo(mine + "@batch.example");
            assertThat(world.send(batch(key, true, user("new-" + mine), user(mine))).must(422).text())
                .contains("users[1].email");
            assertThat(world.send(batch(key, false)).must(422).text()).contains("\"users\"");
            assertThat(world.send(batch(key, false, 7).undocumented()).must(200).text())
                .contains("\"failed\":1", "users[0]");
        }
    }

    @Test
    void refused_ones_leave_nothing_behind() {
        Admin.Key key = world.acme().platform();
        JsonNode[] none = Stream.generate(() -> user("not an address")).limit(3).toArray(JsonNode[]::new);
        Call call = batch(key, false, (Object[]) none).undocumented();
        assertThat(world.ledger().gained(() -> world.send(call).must(200))).isEqualTo(Ledger.NOTHING);
    }
}
