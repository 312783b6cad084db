package com.jupiteriq.signin.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Codes by the time, and those beside them.
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B, of whose eight digits ours are the last six.
    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1111111111, 14050471", "1234567890, 89005924",
        "2000000000, 69279037", "20000000000, 65353130"})
    void codes_are_those_of_the_rfc(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code.substring(2));
    }

    @Test
    void a_clock_may_be_one_step_off() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = Totp.step(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.matching(SECRET, Totp.code(SECRET, near), now)).hasValue(near);
        }
        for (Instant far : List.of(now.minusSeconds(90), now.plusSeconds(90))) {
            assertThat(Totp.matching(SECRET, Totp.code(SECRET, Totp.step(far)), now)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "050471 ", "0504711", "05047", "abcdef", "٠٥٠٤٧١", "-50471", "\u0000"})
    void only_its_six_digits_are_a_code(String typed) {
        assertThat(Totp.matching(SECRET, typed, Instant.ofEpochSecond(1_111_111_111)).isPresent())
            .isEqualTo(typed.equals("050471 "));
    }

    /// RFC 4648, section 10, of which these have no padding.
    @ParameterizedTest
    @CsvSource({"fooba, MZXW6YTB", "12345678901234567890, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"})
    void secrets_are_told_in_base32(String bytes, String text) {
        assertThat(Base32.of(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }

    @Test
    void backup_codes_are_ten_and_typed_in_any_way() {
        List<BackupCode> codes = BackupCode.fresh(new SecureRandom());
        assertThat(new HashSet<>(codes)).hasSize(10);
        BackupCode code = new BackupCode("0k1qdx0m9w");
        assertThat(code.shown()).isEqualTo("0k1qd-x0m9w");
        assertThat(Stream.of("0k1qd-x0m9w", "0K1QD X0M9W", " okiqd-xom9w\t", "0klqdx0m9w", "OKLQD-XOM9W"))
            .allMatch(typed -> BackupCode.typed(typed).equals(code));
        assertThat(code.toString()).doesNotContain("0k1qd");
    }
}
