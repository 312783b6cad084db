package com.jupiteriq.edge.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.SampleDress;
import com.jupiteriq.edge.SampleSurface;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.TraitRoutes;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.limits.Allowance;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {

    private static final OpenApi.Facts FACTS = new OpenApi.Facts("1.0.0", "http://127.0.0.1:8080", 10 << 20);
    private static final Dress PLAIN = new SampleDress("plain", "application/json");
    private static final Dress SECOND = new SampleDress("second", "application/problem+json");
    private static final Surface SURFACE = new SampleSurface(List.of(PLAIN, SECOND), false);

    private final byte[] document = OpenApi.document(SURFACE, PLAIN, FACTS);
    private final JsonNode json = new JsonMapper().readTree(document);

    @Test
    void the_document_keeps_the_rules_of_openapi_and_its_examples_fit() {
        assertThat(DocumentCheck.faults(document)).isEmpty();
        assertThat(DocumentCheck.examples(document)).isGreaterThan(30);
        assertThat(DocumentCheck.faults(OpenApi.document(SURFACE, SECOND, FACTS))).isEmpty();
        Surface lenient = new SampleSurface(List.of(PLAIN), true);
        assertThat(DocumentCheck.faults(OpenApi.document(lenient, PLAIN, FACTS))).isEmpty();
    }

    @Test
    void the_check_itself_finds_faults() {
        String broken = new String(document, UTF_8)
            .replace("\"text\":\"Hello\",\"colour\":null", "\"text\":\"\",\"colour\":\"green\"")
            .replace("#/components/schemas/Error", "#/components/schemas/Mistake")
            .replace("\"minimum\":0,\"maximum\":100,", "\"minimum\":0,\"maxLength\":-1,")
            .replace("\"in\":\"path\"", "\"in\":\"pfad\"")
            .replace("\"summary\":\"Deletes a note.\"", "\"sumary\":\"Deletes a note.\"");
        assertThat(String.join("\n", DocumentCheck.faults(broken.getBytes(UTF_8)))).contains(
            "does not fit its schema: ", "points nowhere: #/components/schemas/Mistake", "is no schema: ",
            "is in pfad", "has the unknown member sumary");
    }

    @Test
    void an_operation_says_which_quota_it_counts_against() {
        JsonNode notes = json.path("paths").path("/notes");
        assertThat(notes.path("post").path("description").asString())
            .isEqualTo("Counts against the quota `notes` of the plan: 403 when it is used up.");
        assertThat(notes.path("post").path("responses").has("403")).isTrue();
        assertThat(notes.path("get").has("description")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/            | get    | 200 400 401 403 406 414 429 431 500 503 504",
        "/notes       | get    | 200 400 401 403 406 414 429 431 500 503 504",
        "/notes       | post   | 201 400 401 403 406 408 409 413 414 415 422 429 431 500 503 504",
        "/notes/{id}  | get    | 200 304 400 401 403 404 406 414 429 431 500 503 504",
        "/notes/{id}  | patch  | 200 400 401 403 404 406 408 409 412 413 414 415 422 429 431 500 503 504",
        "/notes/{id}  | delete | 204 400 401 403 404 406 409 412 414 429 431 500 503 504"})
    void every_status_of_an_operation_is_listed(String path, String method, String statuses) {
        JsonNode responses = json.path("paths").path(path).path(method).path("responses");
        assertThat(Set.copyOf(responses.propertyNames())).isEqualTo(Set.of(statuses.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/            | get    | REQUEST_ID CONTRACT",
        "/notes       | get    | colour sort page limit offset cursor include_total REQUEST_ID CONTRACT",
        "/notes       | post   | REQUEST_ID CONTRACT IDEMPOTENCY_KEY X_IDEMPOTENCY_KEY",
        "/notes/{id}  | get    | id REQUEST_ID CONTRACT IF_NONE_MATCH",
        "/notes/{id}  | patch  | id REQUEST_ID CONTRACT IF_MATCH",
        "/notes/{id}  | delete | id REQUEST_ID CONTRACT IF_MATCH"})
    void every_parameter_of_an_operation_is_listed(String path, String method, String names) {
        JsonNode parameters = json.path("paths").path(path).path(method).path("parameters");
        assertThat(parameters.valueStream()
            .map(node -> node.has("name") ? node.path("name").asString()
                : node.path("$ref").asString().replace("#/components/parameters/", ""))
            .collect(Collectors.joining(" "))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/info/title                                         | \"JupiterIQ API: plain\"",
        "/info/version                                       | \"1.0.0\"",
        "/servers/0/url                                      | \"http://127.0.0.1:8080/sample\"",
        "/paths/~1/get/operationId                           | \"showTheRoot\"",
        "/paths/~1/get/tags                                  | [\"root\"]",
        "/paths/~1notes/get/tags                             | [\"notes\"]",
        "/paths/~1notes/get/security/0                       | {\"apiKey\":[\"tickets:read\"]}",
        "/paths/~1notes/post/requestBody/x-max-bytes         | 10485760",
        "/paths/~1notes/post/requestBody/required            | true",
        "/paths/~1notes/get/parameters/0/examples            | {\"red ones\":{\"value\":\"red\"}}",
        "/paths/~1notes/get/parameters/3/examples            | {\"red ones\":{\"value\":2}}",
        "/paths/~1notes/get/parameters/3/schema/default      | 20",
        "/components/schemas/NoteList/required               | [\"data\",\"total\"]",
        "/components/schemas/RootAnswer/properties/note/$ref | \"#/components/schemas/Root\"",
        "/components/schemas/NewNote/additionalProperties    | false",
        "/components/schemas/NewNote/required                | [\"text\"]",
        "/components/schemas/NewNote/properties/text         | {\"type\":\"string\",\"minLength\":1,"
            + "\"pattern\":\"\\\\S\",\"maxLength\":20,\"description\":\"What it says.\"}",
        "/components/schemas/Note/properties/id/readOnly     | true",
        "/components/schemas/Note/properties/colour          | {\"type\":[\"string\",\"null\"],\"enum\":"
            + "[\"red\",\"blue\",null],\"description\":\"Its colour.\",\"default\":null}",
        "/components/schemas/Note/properties/extra/x-max-bytes | 100",
        "/components/schemas/Note/properties/labels/maxItems | 3",
        "/components/schemas/Note/properties/owner/anyOf     | "
            + "[{\"$ref\":\"#/components/schemas/Owner\"},{\"type\":\"null\"}]",
        "/components/schemas/NewNote/properties/owner/anyOf/0 | "
            + "{\"$ref\":\"#/components/schemas/OwnerInput\"}",
        "/components/schemas/OwnerInput/additionalProperties | false",
        "/components/headers/X-API-Version/schema            | {\"type\":\"string\",\"enum\":[\"1.0.0\"]}",
        "/components/responses/Refusal503/headers/Retry-After | "
            + "{\"$ref\":\"#/components/headers/Retry-After\"}",
        "/components/responses/Refusal401/headers/WWW-Authenticate/$ref | "
            + "\"#/components/headers/WWW-Authenticate\"",
        "/components/responses/Refusal405/headers/Allow/$ref | \"#/components/headers/Allow\"",
        "/components/parameters/CONTRACT/schema/enum         | [\"plain\",\"second\"]"})
    void places_hold_what_the_tables_say(String pointer, String value) {
        assertThat(json.at(pointer).toString()).isEqualTo(value);
    }

    @Test
    void answers_stay_open_and_lenient_bodies_too() {
        assertThat(json.at("/components/schemas/Note").has("additionalProperties")).isFalse();
        JsonNode lenient = new JsonMapper()
            .readTree(OpenApi.document(new SampleSurface(List.of(PLAIN), true), PLAIN, FACTS));
        assertThat(lenient.at("/components/schemas/NewNote").has("additionalProperties")).isFalse();
        assertThat(lenient.at("/components/schemas").has("OwnerInput")).isFalse();
        assertThat(lenient.at("/components/parameters").has("CONTRACT")).isFalse();
    }

    @Test
    void created_objects_have_their_headers() {
        assertThat(json.at("/paths/~1notes/post/responses/201/headers").propertyNames()).contains(
            "Location", "ETag", "Idempotent-Replayed", "X-Request-Id", "X-RateLimit-Reset", "X-API-Version");
        assertThat(json.at("/paths/~1notes/get/responses/200/headers").propertyNames()).contains("Link")
            .doesNotContain("Location", "ETag");
    }

    @Test
    void only_the_default_dress_shows_the_examples_of_answers() {
        String example = "/paths/~1notes/post/responses/201/content/application~1json/examples";
        assertThat(json.at(example).propertyNames()).containsExactly("short");
        JsonNode second = new JsonMapper().readTree(OpenApi.document(SURFACE, SECOND, FACTS));
        assertThat(second.at(example).isMissingNode()).isTrue();
        assertThat(second.at("/components/responses/Refusal404/content").propertyNames())
            .containsExactly("application/problem+json");
    }

    @Test
    void what_few_routes_have_is_told() {
        Surface surface = new TraitSurface(PLAIN);
        byte[] traits = OpenApi.document(surface, PLAIN, FACTS);
        assertThat(DocumentCheck.faults(traits)).isEmpty();
        JsonNode paths = new JsonMapper().readTree(traits).path("paths");
        JsonNode create = paths.at("/~1things/post");
        assertThat(create.path("parameters").valueStream()
            .filter(parameter -> parameter.path("required").asBoolean(false))
            .map(parameter -> parameter.path("name").asString())).containsExactly("X-Idempotency-Key");
        assertThat(create.path("parameters").toString()).contains("#/components/parameters/PREFER");
        assertThat(paths.at("/~1things~1{id}/patch/responses").propertyNames()).contains("200", "204");
        assertThat(create.path("responses").has("204")).isFalse();
        assertThat(create.at("/responses/201/headers").has("Preference-Applied")).isTrue();
        JsonNode list = paths.at("/~1things/get");
        assertThat(list.at("/responses/200/headers").has("X-Next-After")).isTrue();
        assertThat(list.path("responses").propertyNames()).contains("409", "422");
        JsonNode family = list.at("/parameters/0");
        assertThat(family.path("schema").toString()).isEqualTo("{\"type\":\"object\",\"patternProperties\":"
            + "{\"^attributes\\\\..\":{\"type\":\"string\",\"maxLength\":100}},"
            + "\"additionalProperties\":false,\"maxProperties\":20}");
        assertThat(family.at("/examples/by size/value").toString())
            .isEqualTo("{\"attributes.size[gt]\":\"7\",\"attributes.name\":\"x\"}");
        JsonNode body = paths.at("/~1things~1import/post/requestBody");
        assertThat(body.path("content").propertyNames()).containsExactly("application/x-ndjson", "text/csv");
        JsonNode content = paths.at("/~1things~1{id}~1content/get/responses");
        assertThat(content.at("/200/content").propertyNames()).containsExactly("text/plain", "image/png");
        assertThat(content.at("/200/description").asString()).isEqualTo("What it holds.");
        assertThat(content.has("406")).isFalse();
    }

    @Test
    void what_comes_as_it_comes_is_told() {
        byte[] traits = OpenApi.document(new TraitSurface(PLAIN), PLAIN, FACTS);
        JsonNode document = new JsonMapper().readTree(traits);
        JsonNode upload = document.at("/paths/~1things~1upload/post");
        JsonNode form = upload.at("/requestBody/content/multipart~1form-data");
        assertThat(form.at("/schema/properties/file").toString()).contains("\"format\":\"binary\"");
        assertThat(form.at("/schema/required").toString()).isEqualTo("[\"file\"]");
        assertThat(form.at("/examples/form/value").toString())
            .isEqualTo("{\"file\":\"Hello\",\"note\":\"Hi\"}");
        assertThat(upload.at("/requestBody/content").propertyNames())
            .containsExactly("multipart/form-data", "application/octet-stream");
        assertThat(upload.at("/requestBody/required").asBoolean()).isTrue();
        assertThat(upload.at("/parameters/0").toString()).contains("\"X-File-Name\"", "\"header\"");
        assertThat(upload.at("/responses").propertyNames()).contains("408", "413", "415", "504")
            .doesNotContain("460", "416");
        assertThat(document.at("/components/responses/Refusal504").toString()).contains("tus");
    }

    @Test
    void what_is_resumed_is_told() {
        JsonNode paths = new JsonMapper()
            .readTree(OpenApi.document(new TraitSurface(PLAIN), PLAIN, FACTS)).path("paths");
        JsonNode resume = paths.at("/~1things~1{id}~1upload/patch");
        assertThat(resume.at("/requestBody/required").asBoolean()).isFalse();
        assertThat(resume.at("/responses").propertyNames()).contains("204", "412", "460");
        assertThat(resume.at("/responses/204/headers").propertyNames())
            .contains("Upload-Offset", "Tus-Resumable");
        JsonNode options = paths.at("/~1things~1{id}~1upload/options");
        assertThat(options.path("operationId").asString()).isEqualTo("OptionsOfResumeThing");
        assertThat(options.path("security").isEmpty()).isTrue();
        assertThat(options.at("/responses/204/headers").propertyNames())
            .contains("Tus-Version", "Tus-Extension");
    }

    @Test
    void what_has_ranges_says_so() {
        JsonNode bytes = new JsonMapper().readTree(OpenApi.document(new TraitSurface(PLAIN), PLAIN, FACTS))
            .at("/paths/~1things~1{id}~1bytes/get");
        assertThat(bytes.path("responses").propertyNames()).contains("200", "206", "304", "412", "416");
        assertThat(bytes.at("/responses/206/headers").propertyNames())
            .contains("Content-Range", "ETag", "Accept-Ranges", "Content-Disposition");
        assertThat(bytes.path("parameters").toString()).contains("parameters/RANGE", "parameters/IF_RANGE",
            "parameters/IF_MATCH", "parameters/IF_NONE_MATCH");
    }

    @Test
    void nobody_reads_of_transfers_who_has_none() {
        assertThat(new String(document, UTF_8)).doesNotContain("460", "Tus-", "RANGE");
    }

    /// Nothing but what few routes have.
    private record TraitSurface(Dress dress) implements Surface {

        @Override
        public String mount() {
            return "/traits";
        }

        @Override
        public List<Route> routes() {
            return TraitRoutes.all();
        }

        @Override
        public List<Dress> dresses() {
            return List.of(dress);
        }

        @Override
        public boolean admits(Admitted caller) {
            return true;
        }

        @Override
        public List<Allowance> allowances(Admitted caller, @Nullable Route route) {
            return List.of();
        }

        @Override
        public boolean ignoresUnknown() {
            return false;
        }
    }

    @Test
    void every_failure_has_a_sample() {
        Set<Class<?>> shown = Refusals.samples(List.of(), 1).stream().map(Failure::getClass)
            .collect(Collectors.toSet());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(
            Arrays.asList(Failure.class.getPermittedSubclasses()));
        assertThat(Refusals.samples(List.of(), 1)).extracting(Refusals::name).doesNotHaveDuplicates();
    }

    @Test
    void shapes_of_one_name_must_be_one_shape() {
        Components components = new Components(false);
        components.schema(SampleSurface.OWNER.nested(), Components.Way.SENT);
        Shape namesake = Shape.of("Owner", Field.required("id", Schema.uuid(), "Another one."));
        assertThatThrownBy(() -> components.schema(namesake.nested(), Components.Way.SENT))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("two shapes are called Owner");
    }
}
