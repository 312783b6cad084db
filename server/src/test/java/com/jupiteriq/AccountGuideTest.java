package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The lines of `docs/accounts.md` do what they say.
class AccountGuideTest {

    @Test
    void all_lines_of_the_guide_work_one_after_the_other() throws Exception {
        try (TestServer server = new TestServer()) {
            String operator = server.key(server.account(), "platform");
            String key = server.key(server.account(), "platform");
            String told =
                Guide.of("accounts").told(server, Map.of("KEY", key, "OPERATOR", operator));
            for (String part : List.of("\"environment\":\"live\"", "\"gates\":[", "\"audit_days\":365",
                    "\"secret\":\"jiq_live_", "\"requests_per_minute\":2000", "\"webhooks\":75",
                    "\"organizations\":2000", "\"reference\":\"INV-2025-0142\"", "\"state\":\"suspended\"")) {
                assertThat(told).contains(part);
            }
        }
    }
}
