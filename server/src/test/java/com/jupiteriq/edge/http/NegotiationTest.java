package com.jupiteriq.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Refusing;
import com.jupiteriq.kernel.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

    private static final List<String> LIST = List.of(Negotiation.JSON, Negotiation.NDJSON);

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "! true", "*/* ! true", "application/json ! true", "application/* ! true", "Application/JSON ! true",
        "application/json;charset=utf-8 ! true", "text/html, application/json;q=0.1 ! true",
        "text/html, application/xhtml+xml, */*;q=0.8 ! true",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 ! true",
        "text/html ! false", "text/* ! false", "application/xml ! false", "application/jsonx ! false",
        "application/json;q=0 ! false", "application/json;q=0.000, */* ! false",
        "application/json, */*;q=0 ! true", "application/*;q=0, */* ! false", "*/*;q=0 ! false",
        "application/*;q=0, application/json ! true",
        "application/json;q=2 ! true", "garbage ! true", ", , ! true", "garbage, text/html ! false",
        "text/html;x=\"a,application/json\" ! false", "application/json;x=\"a;q=0\" ! true",
        "text/html;x=\"open ! false"})
    void accept_is_met_or_not(@Nullable String accept, boolean met) {
        List<String> offered = List.of(Answer.JSON);
        if (met) {
            assertThat(Negotiation.chosen(accept, offered)).isEqualTo(Answer.JSON);
        } else {
            assertThat(Refusing.failure(() -> Negotiation.chosen(accept, offered)))
                .isEqualTo(new Failure.NotAcceptable(Answer.JSON));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "! json", "*/* ! json", "application/* ! json", "application/json ! json",
        "application/x-ndjson ! x-ndjson", "Application/X-NDJSON ! x-ndjson",
        "application/json, application/x-ndjson ! json", "application/x-ndjson, application/json ! json",
        "application/x-ndjson, */* ! x-ndjson", "application/x-ndjson;q=0.9, */* ! json",
        "application/json;q=0.5, application/x-ndjson;q=0.6 ! x-ndjson",
        "application/json;q=0.6, application/x-ndjson;q=.5 ! json",
        "application/json;q=0, */* ! x-ndjson", "application/x-ndjson;q=0, */* ! json",
        "application/*;q=0.2, application/x-ndjson;q=0.1 ! json", "garbage ! json"})
    void the_type_that_is_wanted_most_is_chosen(@Nullable String accept, String type) {
        assertThat(Negotiation.chosen(accept, LIST)).isEqualTo("application/" + type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "! false", "application/json ! true", "application/json; charset=utf-8 ! true",
        "APPLICATION/JSON;Charset=\"UTF-8\" ! true", "application/json;charset=utf8 ! true",
        "application/json; ! true", "application/json;profile=x ! true",
        "application/merge-patch+json ! true",
        "application/json;charset=iso-8859-1 ! false", "application/json;charset= ! false",
        "application/json;charset=utf-8;charset=utf-16 ! false", "text/json ! false", "text/plain ! false",
        "application/jsonx ! false", "application/x-www-form-urlencoded ! false",
        "multipart/form-data ! false",
        "application/json, application/json ! false", "application/json text ! false", "json ! false",
        "'' ! false", "application/problem+json ! false", "*/* ! false"})
    void content_type_is_json_or_not(@Nullable String type, boolean json) {
        assertThat(Negotiation.isJson(type)).isEqualTo(json);
    }

    @Test
    void refusals_say_what_to_send() {
        assertThat(Refusing.failure(() -> Negotiation.chosen("text/html", LIST)))
            .isEqualTo(new Failure.NotAcceptable("application/json or application/x-ndjson"));
        assertThat(Refusing.failure(() -> Negotiation.requireJson(null)))
            .isEqualTo(new Failure.UnsupportedMedia(
            "The request has a body but no Content-Type. Send Content-Type: application/json."));
        assertThat(Refusing.failure(() -> Negotiation.requireJson("text/plain"))).isEqualTo(
            new Failure.UnsupportedMedia(
                "Send the body as JSON in UTF-8 with Content-Type: application/json."));
    }
}
