package com.jupiteriq.paths;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    private static final Endpoints ENDPOINTS = new Endpoints(() -> List.of(
        new Endpoint("GET", "/tickets"),
        new Endpoint("POST", "/tickets"),
        new Endpoint("GET", "/tickets/{id}"),
        new Endpoint("DELETE", "/tickets/{id}"),
        new Endpoint("GET", "/tickets/{id}/comments"),
        new Endpoint("GET", "/webhooks/deliveries/{delivery_id}"),
        new Endpoint("POST", "/batch")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GET /v1/tickets                | GET /tickets",
        "GET /tickets                   | GET /tickets",
        "GET,POST /v1/tickets           | GET /tickets, POST /tickets",
        "POST,GET,GET /v1/tickets       | GET /tickets, POST /tickets",
        "* /v1/tickets                  | GET /tickets, POST /tickets",
        "GET /v1/tickets/*              | GET /tickets/{id}",
        "* /v1/tickets/*                | DELETE /tickets/{id}, GET /tickets/{id}",
        "GET /v1/tickets/**             | GET /tickets, GET /tickets/{id}, GET /tickets/{id}/comments",
        "GET /v1/tickets/*/**           | GET /tickets/{id}, GET /tickets/{id}/comments",
        "GET /v1/*                      | GET /tickets",
        "* /v1/*/*                      | DELETE /tickets/{id}, GET /tickets/{id}",
        "GET /v1/*/*/comments           | GET /tickets/{id}/comments",
        "* /v1/webhooks/deliveries/*    | GET /webhooks/deliveries/{delivery_id}",
        "POST /**                       | POST /batch, POST /tickets",
        "POST /v1/batch                 | POST /batch"})
    void a_pattern_names_operations(String text, String named) {
        List<Problem> problems = new ArrayList<>();
        Optional<PathPattern> pattern = ENDPOINTS.read("path", text, problems);
        assertThat(problems).isEmpty();
        assertThat(ENDPOINTS.named(List.of(pattern.orElseThrow())))
            .extracting(endpoint -> endpoint.method() + " " + endpoint.path())
            .containsExactlyInAnyOrder(named.split(", "));
        assertThat(PathPattern.parse(pattern.get().toString())).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "get /v1/tickets                | GET /v1/tickets?",
        "/v1/tickets                    | * /v1/tickets?",
        "GET /v1/tickets/               | GET /v1/tickets?",
        "GET //v1//tickets              | GET /v1/tickets?",
        "GET /v1/tickets/{id}           | GET /v1/tickets/*?",
        "GET /v1/tickets/TCK-5          | GET /v1/tickets/*?",
        "GET /v1/tickets/5/**           | GET /v1/tickets/*/**?",
        "DELETE /v1/tickets/550E8400-E29B-41D4-A716-446655440000 | DELETE /v1/tickets/*?",
        "GET /v1/Tickets                | GET /v1/tickets?",
        "GET /V1/tickets                | GET /v1/tickets?",
        "GET /v1/ticket/**              | GET /v1/tickets/**?",
        "GET /v1/tick*                  | GET /v1/tickets?",
        "GET /v1/%74ickets              | GET /v1/tickets?",
        "GET /v1/tickets/*/coments      | GET /v1/tickets/*/comments?",
        "HEAD /v1/tickets               | takes GET, POST.",
        "GET,PUT /v1/tickets            | takes GET, POST.",
        "PUT /v1/batch                  | takes POST.",
        "GET /v1/tickets%2F5            | No operation has this path",
        "GET /v1/tickets/../batch       | No operation has this path",
        "GET /v1                        | No operation has this path",
        "GET /v1/tickets/**/comments    | ** stands at the end only",
        "GET /v1/**/comments            | ** stands at the end only",
        "GET                            | A pattern is a method and a path",
        "tickets                        | A pattern is a method and a path",
        "''                             | A pattern is a method and a path",
        "GET /                          | A pattern is a method and a path",
        "GET POST /v1/tickets           | No operation has this"})
    void one_that_names_nothing_is_refused_with_what_was_meant(String text, String hint) {
        List<Problem> problems = new ArrayList<>();
        assertThat(ENDPOINTS.read("path", text, problems)).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("path");
            assertThat(problem.message()).contains(hint).matches("[A-Z].*[.?]").hasSizeLessThan(250);
        });
    }

    @Test
    void a_pattern_has_a_bound() {
        assertThat(PathPattern.parse("GET /v1" + "/*".repeat(500))).isEmpty();
    }

    @Test
    void every_endpoint_is_in_the_set_of_all_and_only_the_named_ones_in_another() {
        Endpoint later = new Endpoint("GET", "/users");
        assertThat(EndpointSet.EVERY.has(later)).isTrue();
        EndpointSet some = EndpointSet.of(ENDPOINTS.named(List.of(PathPattern.parse("* /tickets").get())));
        assertThat(some.has(new Endpoint("POST", "/tickets"))).isTrue();
        assertThat(some.has(new Endpoint("GET", "/tickets/{id}"))).isFalse();
        assertThat(some.has(later)).isFalse();
    }

    @Test
    void patterns_whose_operations_are_gone_name_nothing() {
        assertThat(ENDPOINTS.named(List.of(PathPattern.parse("GET /v1/old").orElseThrow()))).isEmpty();
    }
}
