package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A mount and the contract that is spoken there, with what its answers look like.
enum Surface {

    V1("/v1", "platform", "subject") {
        @Override
        String secret(Tenant tenant) {
            return tenant.platform().secret();
        }

        @Override
        void assertShape(Answer answer, JsonNode body) {
            assertThat(Json.keys(body)).as(answer.toString()).containsExactly("error");
            JsonNode error = body.path("error");
            assertThat(Json.keys(error)).containsExactly("code", "message", "details");
            assertThat(error.path("message").asString()).isNotBlank();
            String id = error.at("/details/request_id").asString();
            assertThat(id)
                .isEqualTo(answer.header("X-Server-Request-Id").orElseGet(() -> answer.need("X-Request-Id")));
        }

        @Override
        JsonNode object(JsonNode body) {
            return body;
        }

        @Override
        String code(JsonNode body) {
            return body.at("/error/code").asString();
        }

        @Override
        List<String> fields(JsonNode body) {
            return body.at("/error/details/errors").valueStream().map(e -> e.path("field").asString())
                .toList();
        }
    },

    IDENTITY("/v1", "identity", "subject") {
        @Override
        String secret(Tenant tenant) {
            return tenant.identity().secret();
        }

        @Override
        void assertShape(Answer answer, JsonNode body) {
            assertThat(Json.keys(body)).as(answer.toString()).containsExactly("error");
            JsonNode error = body.path("error");
            assertThat(Json.keys(error)).containsExactly("code", "message", "details", "request_id");
            assertThat(error.path("message").asString()).isNotBlank();
            assertThat(error.path("details").isArray()).isTrue();
            error.path("details").forEach(detail -> {
                assertThat(Json.keys(detail)).containsExactly("field", "message");
                assertThat(detail.path("message").asString()).isNotBlank();
            });
            assertThat(error.path("request_id").asString())
                .isEqualTo(answer.header("X-Server-Request-Id").orElseGet(() -> answer.need("X-Request-Id")));
        }

        @Override
        JsonNode object(JsonNode body) {
            return body.path("data");
        }

        @Override
        String code(JsonNode body) {
            return body.at("/error/code").asString();
        }

        @Override
        List<String> fields(JsonNode body) {
            return body.at("/error/details").valueStream().map(e -> e.path("field").asString()).toList();
        }
    },

    INTEGRATION(IntegrationDriver.MOUNT, "integration", "title") {
        @Override
        String secret(Tenant tenant) {
            return tenant.integration().secret();
        }

        @Override
        void assertShape(Answer answer, JsonNode body) {
            assertThat(Json.keys(body)).as(answer.toString()).isSubsetOf("error", "message", "details")
                .contains("error", "message");
            assertThat(body.path("message").asString()).isNotBlank();
            assertThat(body.path("details").isMissingNode() || body.path("details").isString()).isTrue();
        }

        @Override
        JsonNode object(JsonNode body) {
            return body.path("ticket");
        }

        @Override
        String code(JsonNode body) {
            return body.path("error").asString();
        }

        @Override
        List<String> fields(JsonNode body) {
            return List.of();
        }
    };

    /// The contracts of `/v1`.
    static final List<Surface> ON_V1 = List.of(V1, IDENTITY);

    private final String mount;
    private final String contract;
    private final String subject;

    Surface(String mount, String contract, String subject) {
        this.mount = mount;
        this.contract = contract;
        this.subject = subject;
    }

    boolean isOnV1() {
        return this != INTEGRATION;
    }

    /// The contract's name.
    String contract() {
        return contract;
    }

    String path(String below) {
        return mount + below;
    }

    /// What this surface calls a ticket's subject.
    String subject() {
        return subject;
    }

    Call owned(World world, Call call) {
        return call.bearer(secret(world.acme()));
    }

    /// The call in this contract, whatever credential it shows.
    Call named(Call call) {
        return isOnV1() ? call.header("X-API-Contract", contract) : call;
    }

    abstract String secret(Tenant tenant);

    abstract void assertShape(Answer answer, JsonNode body);

    /// The ticket in an answer that shows one.
    abstract JsonNode object(JsonNode body);

    abstract String code(JsonNode body);

    /// The fields that the refusal names.
    abstract List<String> fields(JsonNode body);

    /// A refusal in this surface's shape that tells nothing about the machinery.
    void assertRefused(Answer answer, Refusal wanted) {
        answer.must(wanted.status());
        assertThat(answer.need("X-Request-Id")).matches("[!-~]{1,128}");
        assertThat(answer.need("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Server")).isEmpty();
        JsonNode body = answer.json();
        assertShape(answer, body);
        assertThat(code(body)).as(answer.toString()).isEqualTo(wanted.code());
        assertThat(answer.text()).doesNotContainIgnoringCase("exception")
            .doesNotContain("com.jupiteriq", "org.");
        if (wanted.status() == 401) {
            assertThat(answer.need("WWW-Authenticate")).isNotBlank();
        }
    }

    /// @param status the exact status
    /// @param code the exact code
    record Refusal(int status, String code) {

        static Refusal of(int status, String code) {
            return new Refusal(status, code);
        }
    }
}
