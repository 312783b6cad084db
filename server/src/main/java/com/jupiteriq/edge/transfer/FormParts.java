package com.jupiteriq.edge.transfer;

import com.jupiteriq.edge.http.Disposition;
import com.jupiteriq.edge.http.HeaderValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a form (`multipart/form-data`, RFC 7578) in the order in which they come, each to be read
/// before the next.
public final class FormParts {

    public static final String TYPE = "multipart/form-data";

    /// Of one form.
    static final int MAX_PARTS = 20;

    /// Of the head of a part: more than the longest name of a file takes, which is there twice and once with
    /// each byte escaped.
    private static final int MAX_HEAD = 8 << 10;

    private static final int MAX_NAME = 255;

    /// In which the boundary is looked for at once.
    private static final int BUFFER = 64 << 10;

    private static final String DASHES = "--";
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /// RFC 2046 section 5.1.1.
    private static final String BOUNDARY_CHARACTERS = "0-9A-Za-z'()+_,./:=?-";
    private static final Pattern BOUNDARY = Pattern.compile(
        "[ " + BOUNDARY_CHARACTERS + "]{0,69}[" + BOUNDARY_CHARACTERS + "]");

    /// Encodings that leave the bytes as they are.
    private static final List<String> PLAIN = List.of("7bit", "8bit", "binary");

    private final InputStream body;
    private final Stretches form;
    private @Nullable InputStream open;
    private int begun;
    private boolean ended;

    private FormParts(InputStream body, String boundary) {
        this.body = body;
        this.form = new Stretches(body, DASHES + boundary, BUFFER);
    }

    /// Refuses with `Unreadable` what names no boundary.
    public static FormParts of(Incoming body) {
        HeaderValue type = body.type();
        String boundary = type == null ? null : type.parameters().get("boundary");
        if (boundary == null || !BOUNDARY.matcher(boundary).matches()) {
            throw unreadable("The form has no boundary. Send Content-Type: multipart/form-data with one of"
                + " up to 70 characters.");
        }
        return new FormParts(body.bytes(), boundary);
    }

    /// A part of a form.
    ///
    /// @param filename as the client gives it, whatever is in it; null for a part that is no file
    /// @param type what the client says that it is, null when it does not say it
    /// @param bytes as with [Incoming#bytes()]; refuses with `Unreadable` when the form ends within
    public record Part(
        String name, @Nullable String filename, @Nullable HeaderValue type, InputStream bytes) {

        /// All of a small field, which is text in UTF-8. Refuses what is larger, and what is no such text.
        ///
        /// @param most bytes
        public String text(int most) {
            try {
                byte[] text = bytes.readNBytes(most + 1);
                if (text.length > most) {
                    throw wrong("has more than " + most + " bytes. Send less.");
                }
                String charset = type == null ? null : type.parameters().get("charset");
                if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
                    throw wrong("is not in UTF-8. Send it so.");
                }
                return decoded(text).orElseThrow(() -> wrong("is not in UTF-8. Send it so."));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private Refused wrong(String what) {
            return new Refused(new Failure.Unreadable(name, "The part `" + name + "` of the form " + what));
        }
    }

    /// The next part; empty behind the last one, when all of the body has been read. What was not read of the
    /// part before is passed over.
    public Optional<Part> next() {
        open = null;
        if (ended) {
            return Optional.empty();
        }
        try {
            if (more()) {
                return Optional.of(part(head()));
            }
            ended = true;
            body.transferTo(OutputStream.nullOutputStream());
            return Optional.empty();
        } catch (IOException malformed) {
            throw broken();
        }
    }

    private boolean more() throws IOException {
        if (begun == 0) {
            begin();
        } else if (!goesOn()) {
            return false;
        }
        if (++begun > MAX_PARTS) {
            throw unreadable("The form has more than " + MAX_PARTS + " parts. Send less.");
        }
        return true;
    }

    private void begin() {
        boolean begins;
        try {
            begins = goesOn();
        } catch (IOException noBoundary) {
            begins = false;
        }
        if (!begins) {
            throw unreadable("The form has no part, or another boundary than its Content-Type names.");
        }
    }

    /// Whether the next boundary is not the last. Behind it a line ends, by some very old browsers in `LF`.
    private boolean goesOn() throws IOException {
        form.skip();
        byte first = form.past();
        if (first == '\n') {
            return true;
        }
        byte second = form.past();
        if (first == '\r' && second == '\n') {
            return true;
        }
        if (first == '-' && second == '-') {
            return false;
        }
        throw new IOException("it is no boundary");
    }

    /// With the empty line at its end.
    private byte[] head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int matched = 0; matched < END_OF_HEAD.length; ) {
            if (head.size() == MAX_HEAD) {
                throw new IOException("a head of a part is too long");
            }
            byte next = form.past();
            matched = next == END_OF_HEAD[matched] ? matched + 1 : 0;
            head.write(next);
        }
        return head.toByteArray();
    }

    private Part part(byte[] head) {
        Map<String, String> headers = headers(head);
        HeaderValue disposition = HeaderValue.parse(headers.getOrDefault("content-disposition", ""))
            .filter(value -> value.value().equals("form-data"))
            .orElseThrow(FormParts::nameless);
        String name = Disposition.asTyped(disposition.parameters().getOrDefault("name", ""));
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw nameless();
        }
        String type = headers.get("content-type");
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw unreadable("A part of the form is itself one of parts. Send each file as a part of the"
                + " form.");
        }
        String encoding = headers.getOrDefault("content-transfer-encoding", PLAIN.getLast());
        if (!PLAIN.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
            throw unreadable("A part of the form is encoded. Send its bytes as they are.");
        }
        open = new PartBytes();
        return new Part(name, Disposition.filename(disposition),
            type == null ? null : HeaderValue.parse(type).orElse(null), open);
    }

    /// Of each name only one is understood.
    private static Map<String, String> headers(byte[] head) {
        String text = decoded(head)
            .orElseThrow(() -> unreadable("The head of a part of the form is not in UTF-8. Send it so."));
        Map<String, String> headers = new HashMap<>();
        for (String line : text.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (!line.isEmpty() && (name.isEmpty() || headers.put(name, line.substring(colon + 1)) != null)) {
                throw unreadable("The head of a part of the form cannot be read. Send each header once, in a"
                    + " line of its own.");
            }
        }
        return headers;
    }

    private static Optional<String> decoded(byte[] text) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static Refused nameless() {
        return unreadable("A part of the form has no name. Send Content-Disposition: form-data; name=\"…\""
            + " with each, of up to " + MAX_NAME + " characters.");
    }

    private static Refused broken() {
        return unreadable("The form is broken off or malformed. Send it whole, up to its last boundary.");
    }

    private static Refused unreadable(String message) {
        return new Refused(new Failure.Unreadable(null, message));
    }

    /// The bytes of one part, of which a form that ends too early is no end.
    private final class PartBytes extends InputStream {

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (open != this) {
                throw new IllegalStateException("the next part has been asked for");
            }
            try {
                return length == 0 ? 0 : form.read(into, from, length);
            } catch (IOException tooEarly) {
                throw broken();
            }
        }
    }
}
