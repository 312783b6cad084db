package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A mount, with what its refusals look like.
enum Surface {

    V1("/v1", "subject") {
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
        String code(JsonNode body) {
            return body.at("/error/code").asString();
        }

        @Override
        List<String> fields(JsonNode body) {
            return body.at("/error/details/errors").valueStream().map(e -> e.path("field").asString())
                .toList();
        }
    },

    INTEGRATION(IntegrationDriver.MOUNT, "title") {
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
        String code(JsonNode body) {
            return body.path("error").asString();
        }

        @Override
        List<String> fields(JsonNode body) {
            return List.of();
        }
    };

    private final String mount;
    private final String subject;

    Surface(String mount, String subject) {
        this.mount = mount;
        this.subject = subject;
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

    abstract String secret(Tenant tenant);

    abstract void assertShape(Answer answer, JsonNode body);

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
