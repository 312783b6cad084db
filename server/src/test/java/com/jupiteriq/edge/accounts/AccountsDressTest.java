package com.jupiteriq.edge.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the table of all refusals cannot show: which of several faults is the one that is told.
class AccountsDressTest {

    private static final Problem USERNAME = Problem.missing("username");
    private static final Problem EMAIL = Problem.wrong("email", "This field must be an e-mail address.");
    private static final Problem PASSWORD =
        Problem.wrong("password", "A password must have at least 12 characters.");

    @Test
    void the_first_wrong_field_is_told_in_the_order_of_the_document() {
        assertThat(dressed(new Failure.Invalid(List.of(PASSWORD, EMAIL, USERNAME)))).isEqualTo("""
            {"error":{"code":"INVALID_REQUEST","message":"The request is invalid",\
            "details":"Username is required"}}""");
        assertThat(dressed(new Failure.Invalid(List.of(PASSWORD, EMAIL))))
            .endsWith("\"details\":\"Email must be an e-mail address\"}}");
        assertThat(dressed(new Failure.Invalid(List.of(PASSWORD))))
            .endsWith("\"details\":\"A password must have at least 12 characters.\"}}");
        Problem other = Problem.wrong("colour", "This field is odd.");
        assertThat(dressed(new Failure.Invalid(List.of(other, EMAIL))))
            .endsWith("\"details\":\"Email must be an e-mail address\"}}");
    }

    @Test
    void of_several_values_that_others_have_the_username_is_told() {
        List<Problem> taken = List.of(Problem.wrong("email", "Taken."), Problem.wrong("username", "Taken."));
        assertThat(dressed(new Failure.Taken(taken)))
            .endsWith("\"details\":\"Username is already in use\"}}");
    }

    private static String dressed(Failure failure) {
        Answer answer = new AccountsDress().dress(failure, "req_test");
        assertThat(answer.status()).isEqualTo(400);
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }
}
