package com.jupiteriq.edge.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every envelope of 002, byte for byte.
class IdentityTest {

    private static final String REQUEST_ID = "req_01h455vb4pex5vsknk084sn02q";
    private static final JsonText OBJECT = new JsonText("{\"id\":\"usr_1\",\"name\":\"Zoë\"}");
    private static final Identity DRESS = new Identity();

    @Test
    void an_object_lies_in_data() {
        Answer answer = DRESS.dress(Reply.created("/v1/users/usr_1", OBJECT).etag("\"7\""));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(body(answer)).isEqualTo("{\"data\":{\"id\":\"usr_1\",\"name\":\"Zoë\"}}");
        assertThat(answer.headers()).containsExactly(new Header("Content-Type", "application/json"),
            new Header("Location", "/v1/users/usr_1"), new Header("ETag", "\"7\""));
    }

    @Test
    void a_list_tells_limit_and_offset() {
        assertThat(body(DRESS.dress(listed(150L, page(null), null))))
            .isEqualTo("{\"data\":[" + OBJECT.text() + "," + OBJECT.text()
                + "],\"total\":150,\"limit\":20,\"offset\":40}");
    }

    @Test
    void a_list_that_goes_on_tells_where() {
        Answer answer = DRESS.dress(listed(150L, page(null), "abc"));
        assertThat(body(answer))
            .endsWith("],\"total\":150,\"limit\":20,\"offset\":40,\"next_cursor\":\"abc\"}");
        assertThat(answer.headers()).contains(new Header("Link", "<?cursor=abc>; rel=\"next\""));
    }

    @Test
    void by_cursor_there_is_no_offset_and_an_uncounted_list_has_no_total() {
        Cursor place = new Cursor("-created_at", "2024-01-15T10:30:00Z", new UUID(0, 1));
        assertThat(body(DRESS.dress(listed(null, page(place), null))))
            .endsWith("],\"total\":null,\"limit\":20,\"offset\":null}");
    }

    @Test
    void what_is_a_format_of_its_own_stays_as_it_is() {
        JsonText log = new JsonText("{\"data\":[],\"has_more\":false,\"next_after\":0}");
        assertThat(body(DRESS.dress(new Reply.Alike(log)))).isEqualTo(log.text());
        assertThat(DRESS.dress(Reply.nothing())).extracting(Answer::status).isEqualTo(204);
        assertThat(DRESS.dress(new Reply.NotModified("\"7\"")).headers())
            .containsExactly(new Header("ETag", "\"7\""));
    }

    @Test
    void a_refusal_without_a_field_has_no_details() {
        assertThat(refusal(new Failure.Missing("user"))).isEqualTo("""
            {"error":{"code":"RESOURCE_NOT_FOUND","message":"There is no such user.","details":[],\
            "request_id":"req_01h455vb4pex5vsknk084sn02q"}}""");
    }

    @Test
    void every_field_at_fault_is_a_detail() {
        Failure failure = Failure.Invalid.of(
            Problem.wrong("email", "This is no address."), Problem.missing("name"));
        assertThat(refusal(failure)).contains("\"code\":\"VALIDATION_ERROR\"", """
            "details":[{"field":"email","message":"This is no address."},\
            {"field":"name","message":"This field is required."}]""");
        assertThat(refusal(Failure.Taken.of("email"))).contains("\"code\":\"CONFLICT\"", """
            "details":[{"field":"email","message":\
            "Another object has this value already. Send another one."}]""");
        assertThat(refusal(new Failure.Unreadable("limit", "Send a number.")))
            .contains("\"details\":[{\"field\":\"limit\",\"message\":\"Send a number.\"}]");
        assertThat(refusal(new Failure.KeyReused()))
            .contains("\"details\":[{\"field\":\"X-Idempotency-Key\",");
        assertThat(refusal(new Failure.Unreadable(null, "Send an object."))).contains("\"details\":[]");
    }

    @Test
    void a_quota_is_a_detail() {
        assertThat(refusal(new Failure.QuotaExceeded("webhooks", 50, 50))).contains("\"QUOTA_EXCEEDED\"", """
            "details":[{"field":"webhooks","message":"The plan allows 50 webhooks and 50 are in use."}]""");
    }

    @ParameterizedTest
    @EnumSource
    void whatever_is_wrong_with_a_credential_has_one_code(Reason reason) {
        Answer answer = DRESS.dress(new Failure.Unauthenticated(reason), REQUEST_ID);
        boolean known = reason == Reason.ADDRESS_NOT_ALLOWED || reason == Reason.ACCOUNT_CLOSED;
        assertThat(answer.status()).isEqualTo(known ? 403 : 401);
        assertThat(body(answer))
            .contains("\"code\":\"" + (known ? "PERMISSION_DENIED" : "AUTHENTICATION_FAILED") + "\"");
    }

    @Test
    void the_codes_of_the_document_are_used() {
        assertThat(refusal(new Failure.Forbidden(Permission.TICKETS_READ))).contains("\"PERMISSION_DENIED\"");
        assertThat(refusal(new Failure.Conflict("No.", null))).contains("\"CONFLICT\"");
        assertThat(refusal(new Failure.Internal())).contains("\"INTERNAL_ERROR\"");
        assertThat(refusal(new Failure.Limited(Duration.ofSeconds(1))))
            .contains("\"RATE_LIMIT_EXCEEDED\"");
    }

    private static Reply listed(@Nullable Long total, PageRequest page, @Nullable String cursor) {
        return new Reply.Listed(List.of(OBJECT, OBJECT), total, page, cursor,
            cursor == null ? null : "cursor=" + cursor);
    }

    private static PageRequest page(@Nullable Cursor place) {
        return new PageRequest(20, 40, place, PageRequest.Total.NONE);
    }

    private static String refusal(Failure failure) {
        return body(DRESS.dress(failure, REQUEST_ID));
    }

    private static String body(Answer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }
}
