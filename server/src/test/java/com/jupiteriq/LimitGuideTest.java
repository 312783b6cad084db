package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The lines of `docs/limits.md` do what they say.
class LimitGuideTest {

    @Test
    void all_lines_of_the_guide_work_one_after_the_other() throws Exception {
        try (TestServer server = new TestServer()) {
            String key = server.key(server.account(), "platform");
            String told = Guide.of("limits").told(server, key);
            assertThat(told).containsSubsequence(List.of(
                "X-RateLimit-Limit: 10000", "X-RateLimit-Remaining: 9999", "X-RateLimit-Reset: ",
                "\"rate_limits\":[{\"scope\":\"account\",\"name\":\"requests\",\"window\":\"minute\"",
                "\"scope\":\"key\"", "\"quotas\":[", "\"gates\":[", "\"bodies\":{",
                "\"data\":[]", "Retry-After: ", "RATE_LIMIT_EXCEEDED", "\"alert_thresholds\":[50,90]",
                "\"state\":\"pending\"", "\"total\":1"));
        }
    }
}
