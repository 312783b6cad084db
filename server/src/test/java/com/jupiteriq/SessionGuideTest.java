package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The lines of `docs/sessions.md` do what they say.
class SessionGuideTest {

    @Test
    void all_lines_of_the_guide_work_one_after_the_other() throws Exception {
        try (TestServer server = new TestServer()) {
            String key = server.key(server.account(), "platform");
            String told = Guide.of("sessions").told(server, key);
            for (String part : List.of("\"type\":\"user\"", "\"subject\":\"Printed twice\"",
                    "\"name\":\"Ann Lee\"", "\"active\":true", "\"current\":true", "\"revoked\":0",
                    "\"device\":\"Ann's phone\"")) {
                assertThat(told).contains(part);
            }
            assertThat(server.get("/v1/sessions", key).body()).contains("\"total\":0");
        }
    }
}
