package com.jupiteriq.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of a form.
class FormTest {

    @Test
    void fields_are_as_they_were_typed() {
        Form form = Form.parse("email=+ann%40example.com+&password=a%26b%3Dc+d%C3%A9&empty=");
        assertThat(form.stripped("email")).isEqualTo("ann@example.com");
        assertThat(form.text("password")).isEqualTo("a&b=c dé");
        assertThat(form.has("empty")).isFalse();
        assertThat(form.has("absent")).isFalse();
        assertThat(form.toString()).contains("password").doesNotContain("dé").doesNotContain("ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=1&%61=2", "a=1&&b=2", "a=1&", "a=%zz", "a=%00", "a=%ff", "a=\u00e9",
        "name"})
    void what_is_no_form_is_refused(String text) {
        assertThatThrownBy(() -> Form.parse(text)).isInstanceOf(Refused.class)
            .satisfies(refused -> assertThat(((Refused) refused).failure())
                .isInstanceOf(Failure.Unreadable.class));
    }

    @Test
    void there_are_fifty_fields_at_most() {
        assertThat(Form.parse(fields(50)).text("f49")).isEqualTo("x");
        assertThatThrownBy(() -> Form.parse(fields(51))).isInstanceOf(Refused.class);
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "f" + i + "=x").collect(Collectors.joining("&"));
    }

    @Test
    void nothing_is_a_form_too() {
        assertThat(Form.parse("").has("x")).isFalse();
    }
}
