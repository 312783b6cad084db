package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A mount and the contract that is spoken there, with what its answers look like.
enum Surface {

    V1("/v1", "platform", "VALIDATION_ERROR", "subject") {
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

    IDENTITY("/v1", "identity", "VALIDATION_ERROR", "subject") {
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

    INTEGRATION(IntegrationDriver.MOUNT, "integration", "bad_request", "title") {
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
    },

    /// It has no tickets, only users.
    ACCOUNTS(AccountsDriver.MOUNT, "accounts", "INVALID_REQUEST", "username") {
        @Override
        String secret(Tenant tenant) {
            return tenant.accounts().secret();
        }

        @Override
        void assertShape(Answer answer, JsonNode body) {
            assertThat(Json.keys(body)).as(answer.toString()).containsExactly("error");
            JsonNode error = body.path("error");
            assertThat(Json.keys(error)).containsExactly("code", "message", "details");
            assertThat(error.path("message").asString()).isNotBlank();
            assertThat(error.path("details").asString()).isNotBlank();
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
            return List.of();
        }
    };

    /// For the tests that are about tickets.
    @Retention(RetentionPolicy.RUNTIME)
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACCOUNTS")
    @interface OfTickets {}

    static final List<Surface> OF_TICKETS = List.of(V1, IDENTITY, INTEGRATION);

    /// The contracts of `/v1`.
    static final List<Surface> ON_V1 = List.of(V1, IDENTITY);

    private final String mount;
    private final String contract;
    private final String bad;
    private final String subject;

    Surface(String mount, String contract, String bad, String subject) {
        this.mount = mount;
        this.contract = contract;
        this.bad = bad;
        this.subject = subject;
    }

    boolean isOnV1() {
        return this == V1 || this == IDENTITY;
    }

    /// Where something new is made.
    String collection() {
        return path(this == ACCOUNTS ? "/users" : "/tickets");
    }

    /// A body that makes something new, each time something else.
    ///
    /// @param word a word of it
    ObjectNode fresh(String word) {
        String name = "user-" + UUID.randomUUID();
        return this == ACCOUNTS ? Json.object("username", name, "email", name + "@example.com")
            : Json.object(subject, word);
    }

    Call create(String word) {
        return Call.post(collection()).json(fresh(word));
    }

    /// The status of what was made.
    int made() {
        return this == ACCOUNTS ? 200 : 201;
    }

    /// A request that reaches its handler, changes nothing, and finds nothing.
    Call missing() {
        return Call.get(collection() + "/" + (this == ACCOUNTS ? "9007199254740991" : UUID.randomUUID()));
    }

    /// The refusal of a request that cannot be read.
    Refusal bad() {
        return Refusal.of(400, bad);
    }

    /// What is called so in most contracts; 003 writes it in lower case.
    Refusal refusal(int status, String code) {
        return Refusal.of(status, this == INTEGRATION ? code.toLowerCase(Locale.ROOT) : code);
    }

    /// The contract's name.
    String contract() {
        return contract;
    }

    String path(String below) {
        return mount + below;
    }

    /// What this surface calls a ticket's subject, or another required text.
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

    /// The object in an answer that shows one.
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
