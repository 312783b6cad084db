package com.jupiteriq.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Refusing;
import com.jupiteriq.kernel.Failure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

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
        assertThat(Negotiation.accepts(accept, Answer.JSON)).isEqualTo(met);
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
        assertThat(Refusing.failure(() -> Negotiation.requireAccepted("text/html", Answer.JSON)))
            .isEqualTo(new Failure.NotAcceptable("application/json"));
        assertThat(Refusing.failure(() -> Negotiation.requireJson(null)))
            .isEqualTo(new Failure.UnsupportedMedia(
            "The request has a body but no Content-Type. Send Content-Type: application/json."));
        assertThat(Refusing.failure(() -> Negotiation.requireJson("text/plain"))).isEqualTo(
            new Failure.UnsupportedMedia(
                "Send the body as JSON in UTF-8 with Content-Type: application/json."));
    }
}
