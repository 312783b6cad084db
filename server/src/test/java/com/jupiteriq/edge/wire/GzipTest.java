package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.gzip.Gzip;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.kernel.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
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

    @Test
    void unpacks_all_members_and_every_kind_of_head() {
        byte[] one = Gzip.pack("one".getBytes(UTF_8));
        byte[] two = Gzip.pack("two".getBytes(UTF_8));
        assertThat(plain(one)).isEqualTo("one");
        assertThat(plain(joined(one, two))).isEqualTo("onetwo");
        assertThat(plain(joined(one, Gzip.pack(new byte[0]), two))).isEqualTo("onetwo");
        assertThat(plain(joined(two, headed(one, 4 | 8 | 16, "\2\0xx" + "name\0" + "comment\0"))))
            .isEqualTo("twoone");
    }

    /// What follows the last member is nobody's, and may be what another reader takes for the body.
    @Test
    void refuses_what_is_not_gzip_to_its_last_byte() {
        byte[] whole = Gzip.pack("tickets".repeat(100).getBytes(UTF_8));
        byte[] damaged = whole.clone();
        damaged[whole.length - 5] ^= 1;
        byte[] wrongLength = whole.clone();
        wrongLength[whole.length - 1] ^= 1;
        for (byte[] broken : List.of(
            "{}".getBytes(UTF_8), joined(whole, "garbage".getBytes(UTF_8)), joined(whole, new byte[1]),
            joined(whole, new byte[512]), joined(whole, Arrays.copyOf(whole, 5)),
            Arrays.copyOf(whole, whole.length - 1), Arrays.copyOf(whole, 12), Arrays.copyOf(whole, 3),
            damaged, wrongLength, headed(whole, 32, ""), headed(whole, 2, "\0\0"), headed(whole, 8, ""))) {
            assertThatThrownBy(() -> plain(broken)).isInstanceOf(Refused.class);
        }
    }

    private static String plain(byte[] packed) {
        return new String(Gzip.unpack(packed, 10_000, bytes -> { }), UTF_8);
    }

    /// The member with these flags in its head and what they announce.
    private static byte[] headed(byte[] member, int flags, String more) {
        byte[] head = Arrays.copyOf(member, 10);
        head[3] = (byte) flags;
        return joined(head, more.getBytes(UTF_8), Arrays.copyOfRange(member, 10, member.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
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
            assertThat(answered.header("ETag")).isEqualTo(packed ? "\"v1-gzip\"" : "\"v1\"");
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
