package com.jupiteriq.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.accounts.AccountDocument;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.plans.PlanDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields of a body as words of a command.
class WishesTest {

    @Test
    void words_become_what_a_body_would_say() {
        Fields body = Wishes.read(List.of("name=Acme = more", "healthcare=true", "region=none",
            "quotas.users=500", "quotas.keys=plan", "gates.graphql=false",
            "limits.requests_per_minute=2000"), AccountDocument.TERMS);
        assertThat(new JsonValue.Obj(body.values()).compact().text()).isEqualTo("""
            {"name":"Acme = more","healthcare":true,"region":null,"quotas":{"users":500,"keys":null},\
            "gates":{"graphql":false},"limits":{"requests_per_minute":2000}}""");
        assertThat(new JsonValue.Obj(Wishes.read(List.of("quotas.users=none"), PlanDocument.PATCH).values())
            .compact().text()).isEqualTo("{\"quotas\":{\"users\":null}}");
    }

    @ParameterizedTest
    @CsvSource({"state=opening, state", "quotas.users=many, quotas.users",
        "quotas.nonsense=1, quotas.nonsense", "nonsense=1, nonsense", "healthcare=yes, healthcare",
        "name.inner=1, name"})
    void what_is_wrong_is_named_as_over_http(String wish, String field) {
        assertThatThrownBy(() -> Wishes.read(List.of(wish), AccountDocument.TERMS))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                ((Failure.Invalid) refused.failure()).problems()).extracting(Problem::field)
                .containsExactly(field));
    }

    @ParameterizedTest
    @CsvSource({"name", "=x"})
    void what_is_no_field_is_refused(String wish) {
        assertThatThrownBy(() -> Wishes.read(List.of(wish), AccountDocument.TERMS))
            .isInstanceOf(StartRefused.class).hasMessageContaining("field=value");
    }
}
