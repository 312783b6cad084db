package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private final RouteTable table = new RouteTable(List.of(
        route("GET", "/users/{id}"),
        route("PATCH", "/users/{id}"),
        route("GET", "/users/me"),
        route("POST", "/users/batch"),
        route("GET", "/users/{id}/notes/{note}"),
        route("GET", "/users/{id}/notes/last"),
        route("GET", "/users/me/{kind}/last")));

    @ParameterizedTest
    @CsvSource({
        "GET, /users/7, /users/{id}",
        "GET, /users/me, /users/me",
        "PATCH, /users/meme, /users/{id}",
        "POST, /users/batch, /users/batch",
        "GET, /users/7/notes/8, /users/{id}/notes/{note}",
        "GET, /users/7/notes/last, /users/{id}/notes/last",
        "GET, /users/me/notes/last, /users/me/{kind}/last",
    })
    void a_literal_segment_beats_a_variable_whatever_the_order(String method, String path, String route) {
        assertThat(table.match(method, path).route().path()).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({"PATCH, /users/me, GET HEAD", "GET, /users/batch, POST", "DELETE, /users/7, GET HEAD PATCH"})
    void a_word_takes_its_own_methods_only(String method, String path, String allowed) {
        assertThatThrownBy(() -> table.match(method, path)).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure())
                .isEqualTo(new Failure.MethodNotAllowed(List.of(allowed.split(" ")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user", "/users", "/users/7/notes", "/users/"})
    void what_no_route_fits_is_nothing(String path) {
        assertThatThrownBy(() -> table.match("GET", path)).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isEqualTo(new Failure.NoSuchRoute()));
    }

    @Test
    void two_routes_of_equal_shape_stop_the_start() {
        assertThatThrownBy(() -> new RouteTable(List.of(route("GET", "/a/{x}"), route("GET", "/a/{y}"))))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("GET /a/{}");
        assertThat(new RouteTable(List.of(route("GET", "/a/{x}"), route("PATCH", "/a/{y}")))).isNotNull();
    }

    private static Route route(String method, String path) {
        RouteDraft draft = switch (method) {
            case "GET" -> Route.get(path);
            case "PATCH" -> Route.patch(path);
            case "DELETE" -> Route.delete(path);
            default -> Route.post(path);
        };
        return draft.reads(request -> Reply.nothing());
    }
}
