package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways to the same operation, and what its answers say about themselves.
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
    @ValueSource(strings = {"/v1/tickets?limit=3", "/v1/events?after=0&limit=2", "/v1/webhooks?limit=2"})
    void head_tells_what_get_would_without_the_body(String target) {
        Answer got = world.http().sendRaw(Surface.V1.owned(world, Call.get(target))).must(200);
        Answer head = world.http().sendRaw(Surface.V1.owned(world, Call.of("HEAD", target))).must(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.need("Content-Length")).isEqualTo(got.need("Content-Length"));
        assertThat(head.need("Content-Type")).isEqualTo(got.need("Content-Type"));
    }

    /// A client may keep what it has read for itself, and asks whether it is still so before it shows it
    /// again; what a change or a refusal says is kept by nobody.
    @ParameterizedTest
    @Surface.OfTickets
    void each_answer_says_how_it_may_be_kept(Surface surface) {
        Answer opened = world.send(surface.owned(world, Call.post(surface.path("/tickets"))
            .json(Json.object(surface.subject(), "To be kept")))).must(201);
        String ticket = opened.need("Location");
        String webhook = "/v1/webhooks/" + new Fixtures(world).freshWebhook();
        List<String> reads = surface == Surface.INTEGRATION
            ? List.of(surface.path("/"), ticket)
            : List.of("/v1/tickets?limit=1", ticket, ticket + "/comments", "/v1/events?limit=1",
                "/v1/webhooks?limit=1", webhook, webhook + "/deliveries", "/v1/request-log?limit=1");
        for (String path : reads) {
            Answer read = world.send(surface.owned(world, Call.get(path))).must(200);
            assertThat(read.need("Cache-Control")).as(path).isEqualTo("private, no-cache");
            read.header("ETag").ifPresent(tag -> world.send(
                surface.owned(world, Call.get(path)).header("If-None-Match", tag)).must(304));
            assertThat(read.header("ETag").isPresent()).as(path)
                .isEqualTo(List.of(ticket, webhook).contains(path));
            assertThat(world.send(Call.get(path)).must(401).need("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(opened.need("Cache-Control")).isEqualTo("no-store");
        Call missing = Call.get(surface.path("/tickets/" + UUID.randomUUID()));
        assertThat(world.send(surface.owned(world, missing)).must(404).need("Cache-Control"))
            .isEqualTo("no-store");
    }

    @Test
    void a_contract_that_is_installed_may_be_named() {
        Call call = Surface.V1.owned(world, Call.get("/v1/tickets?limit=1"));
        assertThat(world.send(call.header("X-API-Contract", "platform")).must(200).text())
            .isEqualTo(world.send(call).must(200).text());
    }
}
