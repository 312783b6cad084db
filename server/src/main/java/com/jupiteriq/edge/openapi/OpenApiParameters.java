package com.jupiteriq.edge.openapi;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.RequestHeader;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.openapi.Components.Way;
import com.jupiteriq.edge.query.Family;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a request says beside its body, as the OpenAPI documents describe it: variables, query, headers.
final class OpenApiParameters {

    private static final int MAX_VARIABLE = 255;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final Surface surface;
    private final Components components;

    OpenApiParameters(Surface surface, Components components) {
        this.surface = surface;
        this.components = components;
    }

    void of(Route route, JsonWriter out) {
        ofPath(route, out);
        ofRequest(route, out);
    }

    void ofPath(Route route, JsonWriter out) {
        Matcher variables = VARIABLE.matcher(route.path());
        while (variables.find()) {
            String name = variables.group(1);
            Field field = route.variables().stream().filter(known -> known.name().equals(name)).findFirst()
                .orElse(Field.required(name, Schema.nonEmpty(MAX_VARIABLE), "Which one is meant."));
            parameter("path", field, List.of(), out);
        }
    }

    private void ofRequest(Route route, JsonWriter out) {
        route.parameters().forEach(field -> parameter("query", field, route.examples(), out));
        route.traits().families().forEach(family -> family(family, route.examples(), out));
        if (route.form() == Reply.Form.LIST) {
            QueryReader.PAGING.forEach(field -> parameter("query", field, route.examples(), out));
        }
        route.traits().headers().asked().forEach(field -> parameter("header", field, List.of(), out));
        for (RequestHeader header : RequestHeader.of(surface, route)) {
            if (header.isNeededBy(route)) {
                header(header, true, out);
            } else {
                out.object().field("$ref", "#/components/parameters/" + header.name()).endObject();
            }
        }
    }

    private void parameter(String in, Field field, List<Route.Example> examples, JsonWriter out) {
        out.object().field("name", field.name()).field("in", in).field("description", field.about());
        if (field.required() || in.equals("path")) {
            out.field("required", true);
        }
        out.field("schema", components.schema(bare(field), Way.SENT));
        Map<String, JsonText> values = OpenApiExamples.ofParameter(field, examples);
        if (!values.isEmpty()) {
            OpenApiExamples.write(values, out.key("examples"));
        }
        out.endObject();
    }

    /// A parameter says these things itself.
    private static Field bare(Field field) {
        return new Field(field.name(), field.schema(), false, false, "", field.example(), field.byDefault());
    }

    /// An object of which each member is a parameter, which is what the style `form` makes of it.
    private void family(Family family, List<Route.Example> examples, JsonWriter out) {
        out.object().field("name", family.prefix() + "*").field("in", "query")
            .field("description", family.documented().about())
            .field("style", "form").field("explode", true);
        out.key("schema").object().field("type", "object").key("patternProperties").object()
            .field(family.pattern(), components.schema(family.documented().schema(), Way.SENT)).endObject()
            .field("additionalProperties", false).field("maxProperties", family.most()).endObject();
        Map<String, JsonText> values = OpenApiExamples.ofFamily(family, examples);
        if (!values.isEmpty()) {
            OpenApiExamples.write(values, out.key("examples"));
        }
        out.endObject();
    }

    void header(RequestHeader header, boolean needed, JsonWriter out) {
        out.object()
            .field("name", header.header())
            .field("in", "header")
            .field("description", header.about());
        if (needed) {
            out.field("required", true);
        }
        out.field("schema", components.schema(header.schema(surface), Way.SENT))
            .endObject();
    }
}
