package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How answers are packed.
class GzipTest {

    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gzip                        | true",
        "GZIP                        | true",
        "x-gzip                      | true",
        "gzip, deflate, br           | true",
        "br;q=1.0, gzip;q=0.8, *;q=0 | true",
        "*                           | true",
        "*;q=0.1                     | true",
        "gzip ; q=0.001              | true",
        "identity;q=0, gzip          | true",
        "gzip;q=1.000                | true",
        "''                          | false",
        "identity                    | false",
        "br                          | false",
        "gzip;q=0                    | false",
        "gzip;q=0.000                | false",
        "gzip;q=0, *                 | false",
        "*;q=0                       | false",
        "gzip;q=0.5, identity        | false",
        "gzip;q=2                    | false",
        "gzip;q=abc                  | false",
        "gzip;q=                     | false",
        "gzip;level=9                | false",
        "notgzip                     | false",
    })
    void weighs_what_the_client_accepts(String header, boolean packed) {
        assertThat(Gzip.accepted(List.of(header))).isEqualTo(packed);
    }

    @Test
    void weighs_all_lines_together() {
        assertThat(Gzip.accepted(List.of("br", "gzip"))).isTrue();
        assertThat(Gzip.accepted(List.of("*", "gzip;q=0"))).isFalse();
        assertThat(Gzip.accepted(List.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 10_000, 3_000_000})
    void packs_what_unpacks_to_the_same(int length) throws IOException {
        String tickets = "{\"subject\":\"Printer on fire\"}".repeat(length / 29 + 1);
        byte[] text = tickets.substring(0, length).getBytes(UTF_8);
        byte[] noise = new byte[length];
        new java.util.Random(length).nextBytes(noise);
        for (int again = 0; again < 2; again++) {
            assertThat(unpacked(Gzip.pack(text))).isEqualTo(text);
            assertThat(unpacked(Gzip.pack(noise))).isEqualTo(noise);
        }
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({"1024, gzip, false", "1025, gzip, true", "100000, gzip, true", "100000, gzip;q=0, false"})
    void packs_large_answers_for_who_accepts_it(int length, String accepts, boolean packed)
        throws IOException {
        byte[] body = "x".repeat(length).getBytes(UTF_8);
        SERVER.rooms.serving = call -> new Answer(200, List.of(
            new Header("Content-Type", Answer.JSON), new Header("ETag", "\"v1\"")), body);
        String head = "/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " + accepts + "\r\n\r\n";
        try (Wired wired = SERVER.connect()) {
            Answered answered = wired.send("GET " + head).answer();
            assertThat(answered.header("Content-Encoding")).isEqualTo(packed ? "gzip" : "");
            assertThat(answered.header("Vary")).isEqualTo(length > 1_024 ? "Accept-Encoding" : "");
            assertThat(answered.header("ETag")).isEqualTo("\"v1\"");
            assertThat(packed ? unpacked(answered.body()) : answered.body()).isEqualTo(body);
            assertThat(wired.send("HEAD " + head).answer(true).header("Content-Length"))
                .isEqualTo(Integer.toString(answered.body().length));
        }
    }

    @Test
    void leaves_encoded_answers_alone() {
        byte[] body = new byte[5_000];
        SERVER.rooms.serving = call -> new Answer(200,
            List.of(new Header("Content-Encoding", "br")), body);
        Answered answered = SERVER.send("GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n");
        assertThat(answered.header("Content-Encoding")).isEqualTo("br");
        assertThat(answered.body()).isEqualTo(body);
    }
}
