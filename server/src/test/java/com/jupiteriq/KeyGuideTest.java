package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The lines of `docs/keys.md` do what they say.
class KeyGuideTest {

    @Test
    void all_lines_of_the_guide_work_one_after_the_other() throws Exception {
        try (TestServer server = new TestServer()) {
            String key = server.key(server.account(), "platform");
            String told = Guide.of("keys").told(server, key);
            for (String part : List.of(
                    "\"data\":[],\"total\":0", "\"name\":\"Billing export\"", "\"total\":1",
                    "\"requests\":", "\"only_left\":{", "\"secret\":\"jiq_live_", "\"state\":\"disabled\"",
                    "\"rate_limits\":[")) {
                assertThat(told).contains(part);
            }
            assertThat(server.get("/v1/keys?state=revoked", key).body()).contains("\"total\":1");
        }
    }
}
