package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What happens to a request before any room sees it.
class DoorTest {

    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void answers() {
        Answered answered = SERVER.send("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n");
        System.out.println(answered.headers() + answered.text());
        assertThat(answered.status()).isEqualTo(200);
    }
}
