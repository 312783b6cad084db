package com.jupiteriq.edge.openapi;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Preference;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The headers of answers, as the OpenAPI documents describe them.
final class ResponseHeader {

    private record About(String text, Schema schema) {}

    private static final Schema NUMBER = new Schema.Whole(0, Long.MAX_VALUE);
    private static final Schema TEXT = Schema.nonEmpty(Integer.MAX_VALUE);

    private static final Map<String, About> KNOWN = Map.ofEntries(
        Map.entry("X-Request-Id", new About("The client's id of the request, else the server's.", TEXT)),
        Map.entry("X-Server-Request-Id", new About("The server's own id of the request.", TEXT)),
        Map.entry("X-RateLimit-Limit", new About("Requests in the window.", NUMBER)),
        Map.entry("X-RateLimit-Remaining", new About("Requests that are left in the window.", NUMBER)),
        Map.entry("X-RateLimit-Reset", new About("When the window ends, in seconds since 1970.", NUMBER)),
        Map.entry("Retry-After", new About("Seconds to wait before the next try.",
            new Schema.Whole(1, Long.MAX_VALUE))),
        Map.entry("Cache-Control", new About("Whether the answer may be kept.", TEXT)),
        Map.entry("WWW-Authenticate", new About("How to authenticate.", TEXT)),
        Map.entry("Allow", new About("The methods that the path takes.", TEXT)),
        Map.entry("Location", new About("Where the object is, or will tell what became of it.", TEXT)),
        Map.entry("ETag", new About("The version of the object.", TEXT)),
        Map.entry("Vary", new About("The headers of the request that the answer depends on.", TEXT)),
        Map.entry("Link", new About("The next page, with `rel=\"next\"`; absent on the last one.", TEXT)),
        Map.entry("Preference-Applied", new About("Present when the object was left out as wished.",
            new Schema.Constant(Preference.MINIMAL))),
        Map.entry("Accept-Ranges", new About("That stretches can be had.", new Schema.Constant("bytes"))),
        Map.entry("Content-Range", new About("Which bytes these are, and of how many.", TEXT)),
        Map.entry("Tus-Version", new About("The versions of tus that are spoken.", TEXT)),
        Map.entry("Content-Disposition", new About("The name under which it may be kept.", TEXT)),
        Map.entry("Idempotent-Replayed", new About("Present when this is the answer of an earlier request.",
            new Schema.Constant("true"))));

    private static final List<String> ALWAYS = List.of("X-Request-Id", "X-Server-Request-Id",
        "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Cache-Control");

    private static final String ALIKE = "The same on every answer.";

    private ResponseHeader() {}

    /// The headers that any answer of the surface can carry.
    static List<String> ofAll(Surface surface) {
        List<String> names = new ArrayList<>(ALWAYS);
        surface.headers().forEach(header -> names.add(header.name()));
        return names;
    }

    static List<String> ofSuccess(Surface surface, Route route, int status) {
        List<String> names = new ArrayList<>(ofAll(surface));
        if (route.changes() && (status == 201 || status == 202)) {
            names.add("Location");
        }
        if (route.tagged() && route.form() == Reply.Form.ONE || route.isRanged()) {
            names.add("ETag");
        }
        if (route.isRanged() && status < 300) {
            names.add("Accept-Ranges");
        }
        if (status == 206) {
            names.add("Content-Range");
        }
        route.traits().headers().told().forEach(field -> names.add(field.name()));
        route.traits().headers().always().forEach(header -> names.add(header.name()));
        if (route.form() == Reply.Form.LIST) {
            names.add("Link");
        }
        if (route.traits().heading() != null) {
            names.add(route.traits().heading().name());
        }
        if (route.traits().maybeMinimal()) {
            names.add("Preference-Applied");
        }
        if (route.form() == Reply.Form.CONTENT) {
            names.add("Content-Disposition");
        }
        if (route.method().equals("POST") && route.changes()) {
            names.add("Idempotent-Replayed");
        }
        return names.stream().distinct().toList();
    }

    static List<String> ofOptions(Surface surface, Route route) {
        Stream<String> told = route.traits().headers().options().stream().map(Header::name);
        return Stream.concat(ofAll(surface).stream(), told).distinct().toList();
    }

    /// Declared by a route.
    private static About declared(String name, Surface surface) {
        return surface.allRoutes().stream().flatMap(ResponseHeader::declared)
            .filter(field -> field.name().equals(name))
            .map(field -> new About(field.about(), field.schema()))
            .findFirst().orElse(new About("", TEXT));
    }

    private static Stream<Field> declared(Route route) {
        Route.Heading heading = route.traits().heading();
        return Stream.of(
            heading == null ? Stream.<Field>of()
                : Stream.of(Field.optional(heading.name(), TEXT, heading.about())),
            route.traits().headers().told().stream(),
            Stream.concat(
                    route.traits().headers().always().stream(), route.traits().headers().options().stream())
                .map(header -> Field.optional(
                    header.name(), new Schema.Constant(header.value()), ALIKE)))
            .flatMap(fields -> fields);
    }

    static JsonText described(String name, Surface surface, Components components) {
        About about = KNOWN.getOrDefault(name, surface.headers().stream()
            .filter(header -> header.name().equals(name))
            .map(header -> new About(ALIKE, new Schema.Constant(header.value())))
            .findFirst().orElseGet(() -> declared(name, surface)));
        return new JsonWriter().object()
            .field("description", about.text())
            .field("schema", components.schema(about.schema(), Components.Way.ANSWERED))
            .endObject().done();
    }
}
