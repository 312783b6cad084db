package com.jupiteriq.edge.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.edge.Refusing;
import com.jupiteriq.edge.http.HeaderValue;
import com.jupiteriq.edge.transfer.FormParts.Part;
import com.jupiteriq.kernel.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made of a form, well formed and not.
class FormPartsTest {

    private static final String TYPE = "multipart/form-data; boundary=\"b b\"";
    private static final String FILE = part("form-data; name=\"file\"; filename=\"a.txt\"", "Hello");

    /// A body that comes a few bytes at a time, or as one.
    private record Sent(@Nullable String sentType, InputStream bytes) implements Incoming {

        Sent(@Nullable String sentType, byte[] body) {
            this(sentType, body, 7);
        }

        Sent(@Nullable String sentType, byte[] body, int most) {
            this(sentType, new ByteArrayInputStream(body) {
                @Override
                public synchronized int read(byte[] into, int from, int length) {
                    return super.read(into, from, Math.min(length, most));
                }
            });
        }

        @Override
        public @Nullable HeaderValue type() {
            return sentType == null ? null : HeaderValue.parse(sentType).orElse(null);
        }

        @Override
        public OptionalLong announced() {
            return OptionalLong.empty();
        }

        @Override
        public @Nullable String header(String name) {
            return null;
        }
    }

    private static String part(String disposition, String bytes) {
        return "--b b\r\nContent-Disposition: " + disposition + "\r\n\r\n" + bytes + "\r\n";
    }

    private static FormParts form(String body) {
        return FormParts.of(new Sent(TYPE, body.getBytes(StandardCharsets.UTF_8)));
    }

    /// The texts of all parts.
    private static List<String> read(String body) {
        List<String> read = texts(form(body));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int most : List.of(1, 2, bytes.length)) {
            assertThat(texts(FormParts.of(new Sent(TYPE, bytes, most)))).isEqualTo(read);
        }
        return read;
    }

    private static List<String> texts(FormParts form) {
        List<String> read = new ArrayList<>();
        for (Optional<Part> part = form.next(); part.isPresent(); part = form.next()) {
            read.add(part.get().name() + "=" + part.get().text(1_000));
        }
        assertThat(form.next()).isEmpty();
        return read;
    }

    @Test
    void parts_come_in_their_order_with_what_is_said_of_them() throws IOException {
        String typed = FILE.replace("\r\n\r\n", "\r\ncontent-type: Text/Plain; a=b\r\n\r\n");
        FormParts form = form("preamble\r\n" + typed
            + part("form-data; name=note", "Hi") + "--b b--\r\nepilogue");
        Part file = form.next().orElseThrow();
        assertThat(file.name()).isEqualTo("file");
        assertThat(file.filename()).isEqualTo("a.txt");
        assertThat(file.type()).isEqualTo(HeaderValue.parse("text/plain; a=b").orElseThrow());
        assertThat(file.bytes().readAllBytes()).asString().isEqualTo("Hello");
        assertThat(file.bytes().read()).isEqualTo(-1);
        Part note = form.next().orElseThrow();
        assertThat(note.filename()).isNull();
        assertThat(note.type()).isNull();
        assertThat(note.text(2)).isEqualTo("Hi");
        assertThat(form.next()).isEmpty();
    }

    @Test
    void what_is_not_read_is_passed_over() {
        for (int length : List.of(0, 5, 1_000, 100_000)) {
            String body = FILE.replace("Hello", "x".repeat(length)) + part("form-data; name=b", "1")
                + part("form-data; name=c", "") + "--b b--";
            for (int most : List.of(1, 7, body.length())) {
                FormParts form =
                    FormParts.of(new Sent(TYPE, body.getBytes(StandardCharsets.US_ASCII), most));
                form.next();
                form.next();
                assertThat(form.next().orElseThrow().text(1)).isEmpty();
                assertThat(form.next()).isEmpty();
            }
        }
    }

    @Test
    void bytes_come_as_they_are() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        System.arraycopy("\r\n--b \r\n-".getBytes(StandardCharsets.US_ASCII), 0, noise, 1_000, 9);
        String latin = new String(noise, StandardCharsets.ISO_8859_1);
        byte[] body = (FILE.replace("Hello", latin) + "--b b--").getBytes(StandardCharsets.ISO_8859_1);
        FormParts form = FormParts.of(new Sent(TYPE, body));
        assertThat(form.next().orElseThrow().bytes().readAllBytes()).isEqualTo(noise);
        assertThat(form.next()).isEmpty();
    }

    /// Whatever part of a boundary the bytes hold, and wherever they are cut on their way.
    @Test
    void what_is_nearly_a_boundary_is_none() throws IOException {
        for (String nearly : List.of("\r", "\r\n", "\r\n-", "\r\n--", "\r\n--b", "\r\n--b ", "--b b",
            "\n--b b", "\r--b b", "\r\n--B b", "\r\r\n--b", "\r\n--b \r\n--b ", "b b b",
            "\r\n\r\n--b \r\n")) {
            for (int before = 0; before < 20; before++) {
                String bytes = "x".repeat(before) + nearly;
                assertThat(read(FILE.replace("Hello", bytes) + part("form-data; name=b", nearly) + "--b b--"))
                    .as(nearly).containsExactly("file=" + bytes, "b=" + nearly);
            }
        }
    }

    @Test
    void bytes_that_begin_like_a_boundary_again_and_again_come_as_they_are() throws IOException {
        String boundary = "-".repeat(69) + "x";
        String type = "multipart/form-data; boundary=" + boundary;
        String begin = "--" + boundary + "\r\nContent-Disposition: form-data; name=a\r\n\r\n";
        String end = "\r\n--" + boundary + "--";
        for (String near : List.of("-", "x", "-x", "\r\n-", "\r\n--" + "-".repeat(69))) {
            byte[] body = (begin + near.repeat((4 << 20) / near.length()) + end)
                .getBytes(StandardCharsets.US_ASCII);
            FormParts form = FormParts.of(new Sent(type, new ByteArrayInputStream(body)));
            assertThat(form.next().orElseThrow().bytes().readAllBytes().length).as(near)
                .isEqualTo(body.length - begin.length() - end.length());
            assertThat(form.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--b bx\r\n", "--b b \r\n", "--b b-\r\n", "--b b\rx", "x--b b\r\n"})
    void a_boundary_has_a_line_of_its_own(String line) {
        String first = line + FILE.substring("--b b\r\n".length()) + "--b b--";
        assertThat(Refusing.unreadable(() -> form(first).next()).message()).contains("has no part");
    }

    @Test
    void a_part_is_read_before_the_next() {
        FormParts form = form(FILE + FILE + "--b b--");
        Part first = form.next().orElseThrow();
        form.next();
        assertThatThrownBy(() -> first.bytes().read()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_longest_name_fits_twice() {
        String name = "😀".repeat(255);
        String escaped = "%F0%9F%98%80".repeat(255);
        FormParts form = form(part("form-data; name=file; filename=\"" + name
            + "\"; filename*=UTF-8''" + escaped, "Hello") + "--b b--");
        assertThat(form.next().orElseThrow().filename()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "name=f; filename=a.txt                         | a.txt",
        "name=f; filename=\"a b.txt\"                   | a b.txt",
        "name=f; filename=\"Zürich €.txt\"              | Zürich €.txt",
        "name=f; filename=\"a%22b.txt\"                 | a\"b.txt",
        "name=f; filename=\"a\\\"b.txt\"                | a\"b.txt",
        "name=f; filename=\"C:\\dir\\a.txt\"            | C:\\dir\\a.txt",
        "name=f; filename=\"a;b=c.txt\"                 | a;b=c.txt",
        "name=f; filename=\"../../a\"                   | ../../a",
        "name=f; filename=\"100%.txt\"                  | 100%.txt",
        "name=f; filename=x; filename*=utf-8''Z%C3%BCrich.txt | Zürich.txt",
        "name=f; filename=x; filename*=latin1''Z%FCrich | x",
        "name=f; filename=x; filename*=utf-8''%FF       | x",
        "name=f; filename=\"\"                          | ~~"})
    void a_name_comes_as_it_was_given(String parameters, String name) {
        FormParts form = form(part("form-data; " + parameters, "Hello") + "--b b--");
        assertThat(form.next().orElseThrow().filename()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=\"b \"", "multipart/form-data; boundary=\"ü\"",
        "multipart/form-data; boundary=a; boundary=b"})
    void a_form_needs_a_boundary(String type) {
        assertThat(Refusing.unreadable(() -> FormParts.of(new Sent(type, new byte[0]))).message())
            .contains("no boundary");
        assertThat(Refusing.unreadable(() -> FormParts.of(new Sent(null, new byte[0]))).message())
            .contains("no boundary");
        String long70 = "multipart/form-data; boundary=" + "x".repeat(71);
        assertThat(Refusing.unreadable(() -> FormParts.of(new Sent(long70, new byte[0]))).field()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello", "--b b--\r\n", "--other\r\n", "--b b"})
    void a_form_has_a_part(String body) {
        assertThat(Refusing.unreadable(() -> form(body).next()).message()).contains("has no part");
    }

    @Test
    void a_form_that_ends_too_early_is_refused_wherever_that_is() {
        String whole = FILE + part("form-data; name=note", "Hi") + "--b b--";
        for (int length = "--b b\r\n".length(); length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThat(Refusing.unreadable(() -> read(cut)).message()).as(cut).contains("broken off");
        }
        assertThat(read(whole)).containsExactly("file=Hello", "note=Hi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "form-data                         | has no name",
        "form-data; name=\"\"              | has no name",
        "form-data; name                   | has no name",
        "form-data; filename=a             | has no name",
        "form-data; name=a; name=b         | has no name",
        "attachment; name=a                | has no name",
        "form-data; name=\"a               | has no name"})
    void a_part_needs_a_name(String disposition, String says) {
        assertThat(Refusing.unreadable(() -> read(part(disposition, "x") + "--b b--")).message())
            .contains(says);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Content-Type: Multipart/Mixed; boundary=c       | itself one of parts",
        "Content-Transfer-Encoding: base64               | is encoded",
        "Content-Disposition: form-data; name=b          | cannot be read",
        "no header                                       | cannot be read",
        ": nothing                                       | cannot be read"})
    void a_head_says_nothing_else(String header, String says) {
        String body = FILE.replace("\r\n\r\n", "\r\n" + header + "\r\n\r\n") + "--b b--";
        assertThat(Refusing.unreadable(() -> read(body)).message()).contains(says);
    }

    @Test
    void a_head_may_be_folded_and_say_that_nothing_is_encoded() {
        assertThat(read(FILE.replace("; filename", ";\r\n\tfilename")
            .replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: Binary\r\nX-Other: 1\r\n\r\n") + "--b b--"))
            .containsExactly("file=Hello");
    }

    @Test
    void a_head_is_bounded_and_in_utf_8() {
        String other = "\r\nX-Other: " + "x".repeat(20_000) + "\r\n\r\n";
        String large = FILE.replace("\r\n\r\n", other) + "--b b--";
        assertThat(Refusing.unreadable(() -> read(large)).message()).contains("malformed");
        byte[] latin = (FILE.replace("a.txt", "ü.txt") + "--b b--").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Refusing.unreadable(() -> FormParts.of(new Sent(TYPE, latin)).next()).message())
            .contains("not in UTF-8");
    }

    @Test
    void there_are_so_many_parts_and_no_more() {
        String one = part("form-data; name=a", "1");
        assertThat(read(one.repeat(FormParts.MAX_PARTS) + "--b b--")).hasSize(FormParts.MAX_PARTS);
        assertThat(Refusing.unreadable(() -> read(one.repeat(FormParts.MAX_PARTS + 1) + "--b b--")).message())
            .contains("more than " + FormParts.MAX_PARTS + " parts");
    }

    @Test
    void a_small_field_is_bounded_text_in_utf_8() {
        Part note = form(part("form-data; name=note", "Hello") + "--b b--").next().orElseThrow();
        assertThat(Refusing.failure(() -> note.text(4))).isEqualTo(new Failure.Unreadable(
            "note", "The part `note` of the form has more than 4 bytes. Send less."));
        String latin = part("form-data; name=note", "x").replace(
            "\r\n\r\n", "\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n") + "--b b--";
        Part other = form(latin).next().orElseThrow();
        assertThat(Refusing.failure(() -> other.text(4)).toString()).contains("not in UTF-8");
        Part broken = FormParts.of(new Sent(TYPE, (part("form-data; name=note", "ü") + "--b b--")
            .getBytes(StandardCharsets.ISO_8859_1))).next().orElseThrow();
        assertThat(Refusing.failure(() -> broken.text(4)).toString()).contains("not in UTF-8");
    }
}
