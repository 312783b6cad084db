package com.jupiteriq;

import static com.jupiteriq.edge.accounts.Dresses.accounts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.FailureTable.Line;
import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.integration.Dresses;
import com.jupiteriq.edge.v1.Identity;
import com.jupiteriq.edge.v1.Platform;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every refusal in every dress, reviewed against decisions C10–C13, C48, C49, C57 and D16.
class FailureTableTest {

    private static final Dress PLATFORM = new Platform();
    private static final Dress IDENTITY = new Identity();
    private static final Dress INTEGRATION = Dresses.integration();
    private static final Dress ACCOUNTS = accounts();
    private static final String REQUEST_ID = "req_01h455vb4pex5vsknk084sn02q";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void every_kind_of_failure_is_in_the_table() {
        List<Failure> samples = FailureTable.lines().stream().map(Line::failure).toList();
        assertThat(samples.stream().map(Object::getClass).distinct())
            .containsExactlyInAnyOrderElementsOf(
                Arrays.<Class<?>>asList(Failure.class.getPermittedSubclasses()));
        for (Reason reason : Reason.values()) {
            assertThat(samples).contains(new Failure.Unauthenticated(reason));
        }
        for (Part part : Part.values()) {
            assertThat(samples)
                .anyMatch(failure -> failure instanceof Failure.TooLarge(Part of, _) && of == part);
        }
    }

    @Test
    void status_code_and_body_are_as_reviewed() {
        StringBuilder out = new StringBuilder("# Every refusal in every dress: status and body\n");
        for (Line line : FailureTable.lines()) {
            String variant = FailureTable.variant(line.failure());
            out.append("\n## ").append(line.failure().getClass().getSimpleName())
                .append(variant == null ? "" : " (" + variant + ")").append("\n\n");
            for (Dress dress : List.of(PLATFORM, IDENTITY, INTEGRATION, ACCOUNTS)) {
                Answer answer = dress.dress(line.failure(), REQUEST_ID);
                assertThat(answer.headers()).as("headers are the pipeline's business").hasSize(1);
                out.append("- ").append(dress.name()).append(' ').append(answer.status())
                    .append(": `").append(body(answer)).append("`\n");
            }
        }
        Golden.check(Golden.resource("failures.golden.md"), out.toString());
    }

    @Test
    void every_body_has_the_shape_that_the_dress_documents() {
        for (Line line : FailureTable.lines()) {
            JsonNode platform = JSON.readTree(body(PLATFORM.dress(line.failure(), REQUEST_ID)));
            assertThat(platform.propertyNames()).containsExactly("error");
            assertThat(platform.get("error").propertyNames()).containsExactly("code", "message", "details");
            assertThat(platform.at("/error/details/request_id").stringValue()).isEqualTo(REQUEST_ID);
            JsonNode identity = JSON.readTree(body(IDENTITY.dress(line.failure(), REQUEST_ID)));
            assertThat(identity.propertyNames()).containsExactly("error");
            assertThat(identity.get("error").propertyNames())
                .containsExactly("code", "message", "details", "request_id");
            assertThat(identity.at("/error/request_id").stringValue()).isEqualTo(REQUEST_ID);
            assertThat(identity.at("/error/details").isArray()).isTrue();
            assertThat(identity.at("/error/details"))
                .allMatch(detail -> Set.copyOf(detail.propertyNames()).equals(Set.of("field", "message")));
            JsonNode integration = JSON.readTree(body(INTEGRATION.dress(line.failure(), REQUEST_ID)));
            assertThat(integration.propertyNames()).startsWith("error", "message")
                .isSubsetOf("error", "message", "details");
            assertThat(integration).allMatch(JsonNode::isString);
            JsonNode accounts = JSON.readTree(body(ACCOUNTS.dress(line.failure(), REQUEST_ID)));
            assertThat(accounts.propertyNames()).containsExactly("error");
            assertThat(accounts.get("error").propertyNames()).containsExactly("code", "message", "details");
            assertThat(accounts.get("error")).allMatch(JsonNode::isString);
        }
    }

    @Test
    void the_published_table_is_what_the_dresses_say() {
        Golden.check(Path.of("../docs/status-codes.md"), page());
    }

    private static String page() {
        String rows = FailureTable.lines().stream().map(FailureTableTest::row).distinct()
            .collect(Collectors.joining("\n"));
        return """
            # Status codes

            A status tells what to do, the code in the body tells programs why, the message tells people. \
            More codes
            may come; treat one that you do not know like others of its status.

            | Status | Meaning |
            |---|---|
            | 200 | Done; the body is the answer. |
            | 201 | Created; `Location` tells where. |
            | 204 | Done; there is nothing to show. |
            | 206 | A part of contents; `Content-Range` tells which. |
            | 304 | Nothing has changed since the `ETag` in `If-None-Match`. |

            Every answer carries `X-Request-Id`; a repeated idempotent request carries `Idempotent-Replayed: \
            true`.

            ## Refusals

            `platform` and `identity` are spoken below `/v1`, `integration` below
            `/functions/v1/integration-tickets`, `accounts` below `/api/v1`. Where several things are wrong \
            the row that
            comes first wins.

            | When | platform | identity | integration | accounts | What to do |
            |---|---|---|---|---|---|
            %s

            `Retry-After` is always a whole number of seconds. A 405 names the methods in `Allow`. A 401 \
            carries
            `WWW-Authenticate`.

            """.formatted(rows) + bodies();
    }

    private static String bodies() {
        Failure example = new Failure.Unreadable(
            "limit", "The parameter `limit` must be a whole number of at least 1.");
        return """
            ## Bodies

            In the contract `platform`, `details` always has the request id, and where a field is at fault \
            its name;
            when a body is refused, `errors` names every field:

            ```json
            %s
            ```

            In the contract `identity`, `details` is a list: an entry for each field at fault, one for the
            quota that is used up, empty otherwise:

            ```json
            %s
            ```

            In the contract `integration` all values are text, and `details` is there only when it helps:

            ```json
            %s
            ```

            In the contract `accounts`, `message` says what the code means, and `details` what is wrong; \
            where fields
            are refused it is about the first of `username`, `email` and `password`:

            ```json
            %s
            ```
            """.formatted(body(PLATFORM.dress(example, REQUEST_ID)),
                body(IDENTITY.dress(example, REQUEST_ID)), body(INTEGRATION.dress(example, REQUEST_ID)),
                body(ACCOUNTS.dress(Failure.Invalid.of(Problem.missing("username")), REQUEST_ID)));
    }

    private static String row(Line line) {
        return "| %s | %s | %s | %s | %s | %s |".formatted(
            line.when(), cell(PLATFORM, line, "/error/code"), cell(IDENTITY, line, "/error/code"),
            cell(INTEGRATION, line, "/error"), cell(ACCOUNTS, line, "/error/code"), line.action());
    }

    private static String cell(Dress dress, Line line, String code) {
        Answer answer = dress.dress(line.failure(), REQUEST_ID);
        return answer.status() + " `" + JSON.readTree(body(answer)).at(code).stringValue() + "`";
    }

    private static String body(Answer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }
}
