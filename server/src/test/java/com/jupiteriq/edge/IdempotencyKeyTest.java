package com.jupiteriq.edge;

import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.Route.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    private static final Call OUTER = new PastCall("req_x", null, "POST", false, "/v1/batch",
        "127.0.0.1", new Origin("req_x", "127.0.0.1", ""), null);

    @Test
    void a_keyed_route_takes_nothing_without_a_key() {
        Route keyed = post("/things").keyed().changes((request, write) -> Reply.nothing());
        assertThat(Refusing.failure(() -> IdempotencyKey.of(keyed, call(Map.of()))))
            .isEqualTo(new Failure.Unreadable("X-Idempotency-Key", "This operation needs an idempotency key,"
                + " so that a repetition is safe. Send a new one with each new request."));
        assertThat(IdempotencyKey.of(keyed, call(Map.of("idempotency-key", "\"a\"")))).isEqualTo("a");
        assertThat(IdempotencyKey.of(keyed, call(Map.of("x-idempotency-key", "b")))).isEqualTo("b");
    }

    @Test
    void other_routes_do_as_before() {
        assertThat(IdempotencyKey.of(
            post("/things").changes((request, write) -> Reply.nothing()), call(Map.of()))).isNull();
        assertThat(IdempotencyKey.of(
            put("/things").changes((request, write) -> Reply.nothing()),
            call(Map.of("x-idempotency-key", "b")))).isNull();
    }

    private static Call call(Map<String, String> headers) {
        return new InnerCall(OUTER, "req_y", "POST", "/things", "", headers, Answer.NO_BODY);
    }
}
