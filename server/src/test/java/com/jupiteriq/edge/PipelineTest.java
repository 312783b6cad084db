package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What only all rooms together can show.
class PipelineTest {

    private static final TestServer SERVER = new TestServer();
    private static final Account ACCOUNT = SERVER.account();
    private static final String KEY = SERVER.key(ACCOUNT, "platform");

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void a_client_that_stops_in_its_body_is_no_fault_of_the_server() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("com.jupiteriq.edge");
        log.start();
        logger.addAppender(log);
        try (Wired wired = connect()) {
            wired.send(head("POST", "/v1/tickets", "Content-Length: 100") + "{\"subject\"");
            wired.socket.shutdownOutput();
            assertThat(wired.rest()).isEmpty();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list).isEmpty();
    }

    private static Wired connect() {
        return new Wired(SERVER.part(WebServer.class).port());
    }

    private static String head(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + KEY
            + "\r\nContent-Type: application/json\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }
}
