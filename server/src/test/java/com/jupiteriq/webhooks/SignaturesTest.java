package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Refused;
import com.jupiteriq.outbound.OutboundHeader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What receivers verify with (decision C28), and which secrets there are.
class SignaturesTest {

    /// The sample of the Standard Webhooks specification.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    @Test
    void the_signature_is_that_of_the_published_sample() {
        var headers = Signatures.headers(new WebhookSecret(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330), BODY);
        assertThat(headers).contains(
            new OutboundHeader("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            new OutboundHeader("webhook-timestamp", "1614265330"),
            new OutboundHeader("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void a_secret_of_ones_own_signs_the_plain_way_only() {
        var headers = Signatures.headers(new WebhookSecret("correct horse".repeat(2).replace(' ', '-')),
            "evt_1", Instant.EPOCH, BODY);
        assertThat(headers).hasSize(1);
        assertThat(headers.getFirst().name()).isEqualTo("X-Webhook-Signature");
        assertThat(headers.getFirst().value()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_generated_secret_is_of_the_standard_kind() {
        String text = WebhookSecret.generated(new SecureRandom()).text();
        assertThat(WebhookSecret.chosen(text).standardKey()).hasSize(32);
        assertThat(new WebhookSecret(text).toString()).doesNotContain(text.substring(6));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void a_standard_secret_has_24_to_64_bytes(int bytes) {
        assertThat(WebhookSecret.chosen(standard(bytes)).standardKey()).hasSize(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "whsec_", "whsec_short", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAA",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAB==", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw ",
        "whsec_not base64 at all, is it??", "fifteen-letters", "",
        "with a blank in it, long enough", "tab\tinside-long-enough", "ümlaut-is-not-ascii-here"})
    void what_is_neither_kind_is_refused(String text) {
        assertThatThrownBy(() -> WebhookSecret.chosen(text)).isInstanceOf(Refused.class);
    }

    /// Taken before their padding was asked for.
    @Test
    void a_stored_secret_without_padding_goes_on_signing() {
        assertThat(new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAA").standardKey()).hasSize(25);
    }

    @ParameterizedTest
    @ValueSource(ints = {23, 65})
    void too_few_or_too_many_bytes_are_refused(int bytes) {
        assertThatThrownBy(() -> WebhookSecret.chosen(standard(bytes))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> WebhookSecret.chosen("x".repeat(257))).isInstanceOf(Refused.class);
    }

    private static String standard(int bytes) {
        return WebhookSecret.PREFIX + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
