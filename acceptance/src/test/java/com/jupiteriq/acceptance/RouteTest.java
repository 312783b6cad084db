package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways to the same operation.
@AcceptanceTest
class RouteTest {

    private final World world;

    RouteTest(World world) {
        this.world = world;
    }

    @Test
    void a_path_without_a_version_means_the_latest() {
        Call versioned = Surface.V1.owned(world, Call.get("/v1/tickets?limit=3"));
        Call bare = Surface.V1.owned(world, Call.get("/tickets?limit=3").undocumented());
        assertThat(world.send(bare).must(200).text()).isEqualTo(world.send(versioned).must(200).text());
        world.send(Call.get("/tickets").undocumented()).must(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/tickets?limit=3", "/v1/events?after=0&limit=2"})
    void head_tells_what_get_would_without_the_body(String target) {
        Answer got = world.http().sendRaw(Surface.V1.owned(world, Call.get(target))).must(200);
        Answer head = world.http().sendRaw(Surface.V1.owned(world, Call.of("HEAD", target))).must(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.need("Content-Length")).isEqualTo(got.need("Content-Length"));
        assertThat(head.need("Content-Type")).isEqualTo(got.need("Content-Type"));
    }

    @Test
    void a_contract_that_is_installed_may_be_named() {
        Call call = Surface.V1.owned(world, Call.get("/v1/tickets?limit=1"));
        assertThat(world.send(call.header("X-API-Contract", "platform")).must(200).text())
            .isEqualTo(world.send(call).must(200).text());
    }
}
