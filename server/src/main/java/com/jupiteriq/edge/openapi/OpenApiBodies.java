package com.jupiteriq.edge.openapi;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.openapi.Components.Way;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import java.util.List;
import java.util.stream.Stream;

/// The bodies of requests, as the OpenAPI documents describe them: JSON, files, and what comes as it comes.
final class OpenApiBodies {

    private static final Schema TEXT = Schema.text(Integer.MAX_VALUE);
    private static final String BYTES = "application/octet-stream";

    private final long maxBodyBytes;
    private final Components components;

    OpenApiBodies(long maxBodyBytes, Components components) {
        this.maxBodyBytes = maxBodyBytes;
        this.components = components;
    }

    /// The member of an operation, where there is a body.
    void of(Route route, JsonWriter out) {
        if (route.takes() != null) {
            json(route, route.takes(), out.key("requestBody"));
        } else if (route.takesFile()) {
            file(route, out.key("requestBody"));
        } else if (route.receives()) {
            received(route.traits().bodies(), out.key("requestBody"));
        }
    }

    private void json(Route route, Shape shape, JsonWriter out) {
        out.object().field("required", route.needsBody())
            .field("x-max-bytes", maxBodyBytes).key("content").object();
        List<String> types = route.method().equals("PATCH")
            ? List.of(Answer.JSON, Negotiation.MERGE_PATCH) : List.of(Answer.JSON);
        for (String type : types) {
            components.media(type, shape.nested(), Way.SENT, OpenApiExamples.ofRequest(route), out);
        }
        out.endObject().endObject();
    }

    private void file(Route route, JsonWriter out) {
        out.object().field("required", true).field("x-max-bytes", maxBodyBytes).key("content").object();
        for (Route.FileType file : route.traits().files()) {
            components.media(file.type(), TEXT, Way.SENT, OpenApiExamples.ofFile(file), out);
        }
        out.endObject().endObject();
    }

    /// A form is always sent; of bytes there may be none.
    private void received(List<Route.BodyKind> kinds, JsonWriter out) {
        out.object().field("description", "Taken as it comes, as many bytes as the plan allows.")
            .field("required", kinds.stream().anyMatch(Route.BodyKind::isForm)).key("content").object();
        for (Route.BodyKind kind : kinds) {
            out.key(kind.type().equals(Route.BodyKind.ANY) ? BYTES : kind.type()).object();
            if (kind.isForm()) {
                form(kind, out.key("schema"));
                OpenApiExamples.write(OpenApiExamples.ofForm(kind), out.key("examples"));
            } else {
                binary(out.key("schema").object()).endObject();
                OpenApiExamples.write(OpenApiExamples.ofBytes(kind), out.key("examples"));
            }
            out.endObject();
        }
        out.endObject().endObject();
    }

    private void form(Route.BodyKind kind, JsonWriter out) {
        out.object().field("type", "object").key("properties").object();
        binary(out.key(OpenApiExamples.FILE).object()).field("description", "The file, with its name.")
            .endObject();
        kind.fields().forEach(field -> out.field(field.name(), components.schema(field, Way.SENT)));
        out.endObject()
            .field("required", Stream.concat(
                Stream.of(OpenApiExamples.FILE),
                kind.fields().stream().filter(Field::required).map(Field::name)).toList())
            .field("additionalProperties", false).endObject();
    }

    private static JsonWriter binary(JsonWriter out) {
        return out.field("type", "string").field("format", "binary");
    }
}
