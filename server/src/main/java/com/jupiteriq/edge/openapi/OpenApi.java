package com.jupiteriq.edge.openapi;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.RequestHeader;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.openapi.Components.Way;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The OpenAPI 3.1 document of a surface in one of its dresses, made of the route table that also dispatches
/// and checks. Rendered once, at start.
final class OpenApi {

    /// What the document says that no route table knows.
    ///
    /// @param version major, minor and patch of the contract (decision C55)
    /// @param baseUrl scheme, host and port, without the mount
    /// @param maxBodyBytes after decompression
    record Facts(String version, String baseUrl, long maxBodyBytes) {}

    private static final String REQUEST_ID = "0199f7a2-5b1c-7cc3-98c4-dc0c0c07398f";

    private static final Schema TEXT = new Schema.Text(0, Integer.MAX_VALUE);

    private final Surface surface;
    private final List<Route> routes;
    private final String name;
    private final Dress dress;
    private final Facts facts;
    private final Components components;
    private final OpenApiParameters parameters;
    private final OpenApiBodies bodies;
    private final Map<Integer, List<Failure>> refusals = new TreeMap<>();
    private final Set<String> headers = new TreeSet<>();
    private final Set<String> operations = new HashSet<>();

    private OpenApi(Surface surface, List<Route> routes, String name, Dress dress, Facts facts) {
        this.surface = surface;
        this.routes = routes;
        this.name = name;
        this.dress = dress;
        this.facts = facts;
        this.components = new Components(surface.ignoresUnknown());
        this.parameters = new OpenApiParameters(surface, components);
        this.bodies = new OpenApiBodies(facts.maxBodyBytes(), components);
        for (Failure failure : Refusals.samples(routes, facts.maxBodyBytes())) {
            if (failure instanceof Failure.NotForOthers && !surface.delegates()
                || Refusals.ofTransfers(failure)
                    && routes.stream().noneMatch(route -> Refusals.possible(route, failure))) {
                continue;
            }
            refusals.computeIfAbsent(status(failure), status -> new ArrayList<>()).add(failure);
        }
    }

    /// The document as UTF-8.
    static byte[] document(Surface surface, Dress dress, Facts facts) {
        return bytes(new OpenApi(surface, surface.routes(), dress.name(), dress, facts));
    }

    /// The same of what exists for the operator alone, in the surface's usual dress.
    static byte[] operatorDocument(Surface surface, String name, Facts facts) {
        return bytes(new OpenApi(
            surface, surface.operatorRoutes(), name, surface.dresses().getFirst(), facts));
    }

    private static byte[] bytes(OpenApi api) {
        return api.document().text().getBytes(StandardCharsets.UTF_8);
    }

    private JsonText document() {
        JsonWriter out = new JsonWriter().object().field("openapi", "3.1.0");
        info(out.key("info"));
        out.key("servers").array();
        out.object().field("url", facts.baseUrl() + surface.mount()).endObject().endArray();
        paths(out.key("paths"));
        components(out.key("components"));
        security(List.of(), out.key("security"));
        return out.endObject().done();
    }

    private void info(JsonWriter out) {
        out.object().field("title", "JupiterIQ API: " + name).field("version", facts.version());
        String about = surface.about();
        if (about != null) {
            out.field("description", about);
        }
        out.endObject();
    }

    private void paths(JsonWriter out) {
        Map<String, List<Route>> byPath = new LinkedHashMap<>();
        for (Route route : routes) {
            String path = route.path().startsWith("/") ? route.path() : "/" + route.path();
            byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(route);
        }
        out.object();
        byPath.forEach((path, routes) -> {
            out.key(path).object();
            routes.forEach(route -> operation(route, out.key(route.method().toLowerCase(Locale.ROOT))));
            routes.stream().filter(route -> !route.traits().headers().options().isEmpty()).findFirst()
                .ifPresent(route -> options(route, out.key("options")));
            out.endObject();
        });
        out.endObject();
    }

    private void operation(Route route, JsonWriter out) {
        out.object().field("operationId", operationId(route)).field("summary", route.about());
        List<String> more = new ArrayList<>(0);
        if (route.counted() != null) {
            more.add("Each item of `" + route.counted() + "` counts as a request against the rate limits.");
        }
        if (route.quota() != null) {
            more.add("Counts against the quota `" + route.quota() + "` of the plan: "
                + status(Refusals.quota(route.quota())) + " when it is used up.");
        }
        if (!more.isEmpty()) {
            out.field("description", String.join(" ", more));
        }
        out.field("tags", List.of(tag(route)));
        parameters.of(route, out.key("parameters").array());
        out.endArray();
        bodies.of(route, out);
        out.key("responses").object();
        success(route, Math.min(route.success(), route.otherwise()), out);
        if (route.otherwise() != route.success()) {
            success(route, Math.max(route.success(), route.otherwise()), out);
        }
        if (route.traits().maybeMinimal() && Math.min(route.success(), route.otherwise()) == 200
            && route.form() == Reply.Form.ONE) {
            out.key("204").object().field("description", "Done, and the object was left out as wished.");
            headers(ResponseHeader.ofSuccess(surface, route, 204), out);
            out.endObject();
        }
        refusals.forEach((status, failures) -> {
            if (failures.stream().anyMatch(failure -> Refusals.possible(route, failure))) {
                String reference = "#/components/responses/" + refusal(status);
                out.key(status.toString()).object().field("$ref", reference).endObject();
            }
        });
        out.endObject();
        if (route.needs() != null) {
            security(List.of(route.needs().given()), out.key("security"));
        }
        out.endObject();
    }

    private static String tag(Route route) {
        String tag = route.path().replaceFirst("^/?([^/]*).*$", "$1");
        return tag.isEmpty() ? "root" : tag;
    }

    /// What anybody may ask of a path.
    private void options(Route route, JsonWriter out) {
        out.object().field("operationId", operationId(route, "Options of " + route.name()))
            .field("summary", "Tell what is possible here.").field("tags", List.of(tag(route)));
        parameters.ofPath(route, out.key("parameters").array());
        out.endArray();
        out.key("responses").object().key("204").object()
            .field("description", "What is possible, as headers tell it.");
        headers(ResponseHeader.ofOptions(surface, route), out);
        out.endObject().endObject();
        out.key("security").array().endArray().endObject();
    }

    private String operationId(Route route) {
        return operationId(route, route.name());
    }

    private String operationId(Route route, String name) {
        StringBuilder id = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+", -1)) {
            id.append(id.isEmpty() || word.isEmpty()
                ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        if (id.isEmpty() || !operations.add(id.toString())) {
            throw new IllegalStateException(route.method() + " " + route.path() + " needs a name of its own");
        }
        return id.toString();
    }

    private void success(Route route, int status, JsonWriter out) {
        succeeded(route, status, out);
        if (route.isRanged()) {
            succeeded(route, 206, out);
        }
        if (route.isValidated()) {
            out.key("304").object().field("description", "`If-None-Match` names the newest version.");
            headers(ResponseHeader.ofSuccess(surface, route, 304), out);
            out.endObject();
        }
    }

    private void succeeded(Route route, int status, JsonWriter out) {
        Shape shape = route.form() == Reply.Form.NOTHING ? null : route.gives();
        out.key(Integer.toString(status)).object()
            .field("description", about(route, shape != null));
        headers(ResponseHeader.ofSuccess(surface, route, status), out);
        if (route.goesOn() || route.traits().content() != null) {
            out.key("content").object();
            route.types().forEach(type -> components.media(type, TEXT, Way.ANSWERED, Map.of(), out));
            out.endObject();
        }
        if (shape != null) {
            boolean printed = route.form() == Reply.Form.ALIKE
                || dress.name().equals(surface.dresses().getFirst().name());
            out.key("content").object();
            components.media(Answer.JSON, envelope(route.form(), shape), Way.ANSWERED,
                printed ? OpenApiExamples.ofResponse(route) : Map.of(), out);
            if (route.types().contains(Negotiation.NDJSON)) {
                components.media(Negotiation.NDJSON, shape.nested(), Way.ANSWERED, Map.of(), out);
            }
            if (route.types().contains(Negotiation.CSV)) {
                components.media(Negotiation.CSV, TEXT, Way.ANSWERED, Map.of(), out);
            }
            out.endObject();
        }
        out.endObject();
    }

    private static String about(Route route, boolean shows) {
        if (route.traits().content() != null) {
            return route.traits().content().about();
        }
        return shows || route.goesOn() ? route.about() : "Done; the answer has no body.";
    }

    /// A dress calls its envelopes alike; here each has the name of what is inside before its own.
    private Schema envelope(Reply.Form form, Shape inside) {
        Schema schema = dress.envelope(form, inside.nested());
        return schema instanceof Schema.Nested(Shape around) && !around.equals(inside)
            ? new Shape(inside.name() + around.name(), around.fields()).nested() : schema;
    }

    private void headers(Iterable<String> names, JsonWriter out) {
        out.key("headers").object();
        for (String name : names) {
            headers.add(name);
            out.key(name).object().field("$ref", "#/components/headers/" + name).endObject();
        }
        out.endObject();
    }

    private void components(JsonWriter out) {
        out.object();
        out.key("responses").object();
        refusals.forEach((status, failures) -> refusal(status, failures, out));
        out.endObject();
        out.key("schemas").object();
        components.schemas().forEach(out::field);
        out.endObject();
        out.key("parameters").object();
        for (RequestHeader header : RequestHeader.all(surface)) {
            out.key(header.name());
            parameters.header(header, false, out);
        }
        out.endObject();
        out.key("headers").object();
        headers.forEach(name -> out.key(name).raw(ResponseHeader.described(name, surface, components)));
        out.endObject();
        out.key("securitySchemes").object();
        out.key("apiKey").object();
        out.field("type", "apiKey").field("in", "header").field("name", "X-API-Key").endObject();
        out.key("bearer").object().field("type", "http").field("scheme", "bearer").endObject();
        out.endObject().endObject();
    }

    private void refusal(int status, List<Failure> failures, JsonWriter out) {
        Set<String> about = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>(ResponseHeader.ofAll(surface));
        Map<String, Map<String, JsonText>> examples = new LinkedHashMap<>();
        for (Failure failure : failures) {
            Answer answer = dress.dress(failure, REQUEST_ID);
            about.add(Refusals.about(failure));
            names.addAll(Refusals.headers(failure));
            answer.headers().stream().map(Header::name).filter(name -> !type(name)).forEach(names::add);
            examples.computeIfAbsent(contentType(answer), type -> new LinkedHashMap<>())
                .put(Refusals.name(failure),
                    new JsonText(new String(answer.bytes(), StandardCharsets.UTF_8)));
        }
        out.key(refusal(status)).object().field("description", String.join(" ", about));
        headers(names, out);
        out.key("content").object();
        examples.forEach((type, values) ->
            components.media(type, dress.errorShape().nested(), Way.ANSWERED, values, out));
        out.endObject().endObject();
    }

    private int status(Failure failure) {
        return dress.dress(failure, REQUEST_ID).status();
    }

    private static String refusal(int status) {
        return "Refusal" + status;
    }

    private static String contentType(Answer answer) {
        return answer.headers().stream().filter(header -> type(header.name())).map(Header::value)
            .map(value -> value.split(";", 2)[0].strip()).findFirst().orElse(Answer.JSON);
    }

    private static boolean type(String header) {
        return header.equalsIgnoreCase("Content-Type");
    }

    private static void security(List<String> permissions, JsonWriter out) {
        out.array();
        for (String scheme : List.of("apiKey", "bearer")) {
            out.object().field(scheme, permissions).endObject();
        }
        out.endArray();
    }
}
