package com.jupiteriq.data.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the items of a type must look like. Made once from a schema and used by any number of threads.
public final class ItemSchema {

    /// Bytes of a schema as compact JSON.
    public static final int MAX_BYTES = 64 * 1024;
    /// Objects and arrays of a schema inside each other.
    public static final int MAX_DEPTH = 32;
    /// Problems that are told of one item.
    public static final int MAX_PROBLEMS = 100;

    private static final String ATTRIBUTES = "attributes";

    private final Schema schema;

    private ItemSchema(Schema schema) {
        this.schema = schema;
    }

    /// Refuses what is no JSON Schema 2020-12, and what could not be held against items in bounded time, as
    /// [Failure.Invalid] of fields such as `schema/properties/sku/pattern`.
    public static ItemSchema compile(JsonValue.Obj schema) {
        refuse(bounds(schema));
        refuse(Work.onSchema(Meta.SCHEMA, Nodes.of(schema))
            .map(errors -> told(errors, SchemaCheck.FIELD))
            .orElse(List.of(Problem.wrong(SchemaCheck.FIELD, "This schema takes too long to be checked."))));
        refuse(SchemaCheck.problems(schema));
        return accepted(schema);
    }

    /// One that [#compile] has taken before.
    public static ItemSchema accepted(JsonValue.Obj schema) {
        return new ItemSchema(registry().getSchema(Nodes.of(schema)));
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems.stream().limit(MAX_PROBLEMS).toList()));
        }
    }

    private static List<Problem> bounds(JsonValue.Obj schema) {
        if (depth(schema) > MAX_DEPTH) {
            return List.of(Problem.wrong(SchemaCheck.FIELD,
                "This field must not be nested more than " + MAX_DEPTH + " levels deep."));
        }
        if (schema.compact().text().getBytes(UTF_8).length > MAX_BYTES) {
            return List.of(Problem.wrong(SchemaCheck.FIELD,
                "This field must have at most " + MAX_BYTES + " bytes as compact JSON."));
        }
        return isBeyondDouble(schema) ? List.of(Problem.wrong(SchemaCheck.FIELD,
            "This field must hold only numbers within the range of a double.")) : List.of();
    }

    private static int depth(JsonValue value) {
        return switch (value) {
            case JsonValue.Obj(Map<String, JsonValue> members) ->
                1 + members.values().stream().mapToInt(ItemSchema::depth).max().orElse(0);
            case JsonValue.Arr(List<JsonValue> items) ->
                1 + items.stream().mapToInt(ItemSchema::depth).max().orElse(0);
            case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _, JsonValue.Null _ -> 0;
        };
    }

    private static boolean isBeyondDouble(JsonValue value) {
        return switch (value) {
            case JsonValue.Obj(Map<String, JsonValue> members) ->
                members.values().stream().anyMatch(ItemSchema::isBeyondDouble);
            case JsonValue.Arr(List<JsonValue> items) -> items.stream().anyMatch(ItemSchema::isBeyondDouble);
            case JsonValue.Num(String text) -> {
                double number = Double.parseDouble(text);
                yield Double.isInfinite(number) || number == 0 && text.matches("[^eE]*[1-9].*");
            }
            case JsonValue.Str _, JsonValue.Bool _, JsonValue.Null _ -> false;
        };
    }

    /// What is wrong with these attributes, at most [#MAX_PROBLEMS], of fields such as
    /// `attributes/lines/1/sku`. Empty when nothing is.
    public List<Problem> problems(JsonValue.Obj attributes) {
        Optional<List<Error>> errors = Work.onItem(schema, Nodes.of(attributes));
        return errors.map(found -> told(found, ATTRIBUTES)).orElse(List.of(Problem.wrong(ATTRIBUTES,
            "It takes too long to hold these attributes against the schema of their type. Send less, or make "
                + "the schema simpler.")));
    }

    private static List<Problem> told(List<Error> errors, String root) {
        return errors.stream().map(error -> Sentences.of(error, root)).distinct().limit(MAX_PROBLEMS)
            .toList();
    }

    /// One for each schema, so that nothing of it outlives it. It loads nothing but what lies in its own jar.
    private static SchemaRegistry registry() {
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
            .unknownKeywordFactory((word, _) -> new NonValidationKeyword(word)).build();
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
            .locale(Locale.ROOT).formatAssertionsEnabled(false).pathType(PathType.JSON_POINTER)
            .regularExpressionFactory(Patterns::compiled).preloadSchema(false).build();
        return SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config)
            .schemaLoader(loader -> loader.fetchRemoteResources(false)
                .block(iri -> !iri.toString().startsWith("https://json-schema.org/draft/2020-12/"))));
    }

    /// Made when the first type gets a schema.
    private static final class Meta {

        static final Schema SCHEMA = registry().getSchema(SchemaLocation.of(SchemaCheck.DIALECT));
    }
}
