package com.jupiteriq.edge;

import com.jupiteriq.edge.http.ByteRange;
import com.jupiteriq.edge.http.Disposition;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.kernel.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What goes over the wire: status, headers and the body.
public record Answer(int status, List<Header> headers, Body body) {

    public static final byte[] NO_BODY = {};
    public static final String JSON = Negotiation.JSON;

    private static final int WORTH_PACKING = 1_024;

    /// An answer with a body that is known as a whole, empty for none.
    public Answer(int status, List<Header> headers, byte[] body) {
        this(status, headers, new Body.Bytes(body));
    }

    /// Bare JSON.
    public static Answer json(int status, JsonText body) {
        return new Answer(status, List.of(new Header("Content-Type", JSON)), utf8(body.text()));
    }

    /// A format of its own.
    public static Answer of(Reply.Alike alike) {
        Answer answer =
            new Answer(200, List.of(new Header("Content-Type", alike.type())), utf8(alike.text()));
        return alike.type().equals(JSON) ? answer : answer.with("Vary", "Accept");
    }

    /// Nothing to tell but that it was done, and perhaps some headers.
    public static Answer nothing(List<Header> headers) {
        return new Answer(204, headers, NO_BODY);
    }

    /// What the client has is still so.
    public static Answer notModified(String etag) {
        return new Answer(304, List.of(new Header("ETag", etag)), NO_BODY);
    }

    /// A file to be kept, and never to be run where it is shown.
    public static Answer of(Reply.Content content) {
        List<Header> headers = new ArrayList<>(List.of(
            new Header("Content-Type", content.type()),
            new Header("Content-Disposition", Disposition.attachment(content.filename())),
            new Header("Content-Security-Policy", "sandbox; default-src 'none'")));
        return switch (content.bytes()) {
            case Reply.Flowing(Body.Source source) -> new Answer(200, headers, new Body.Streamed(source));
            case Reply.Stored stored -> of(stored, headers);
        };
    }

    private static Answer of(Reply.Stored stored, List<Header> headers) {
        ByteRange part = stored.part();
        headers.add(new Header("ETag", stored.etag()));
        headers.add(new Header("Accept-Ranges", "bytes"));
        if (part != null) {
            headers.add(new Header("Content-Range", part.of(stored.size())));
        }
        ByteRange given = part == null ? new ByteRange(0, stored.size()) : part;
        return new Answer(part == null ? 200 : 206, headers, new Body.Sized(given.length(),
            sink -> stored.stretch().writeTo(sink, given.from(), given.length())));
    }

    /// What became of one object, without it.
    static Answer without(Reply.One one) {
        int status = one.outcome() == Reply.Outcome.DONE ? 204 : one.outcome().status();
        return new Answer(status, about(one), NO_BODY);
    }

    /// One object, bare.
    public static Answer of(Reply.One one) {
        return of(one, utf8(one.body().text()));
    }

    /// One object as the only field of another. It is copied once, as bytes.
    public static Answer within(String field, Reply.One one) {
        byte[] before = utf8("{\"" + field + "\":");
        byte[] inside = utf8(one.body().text());
        byte[] whole = Arrays.copyOf(before, before.length + inside.length + 1);
        System.arraycopy(inside, 0, whole, before.length, inside.length);
        whole[whole.length - 1] = '}';
        return of(one, whole);
    }

    private static Answer of(Reply.One one, byte[] body) {
        List<Header> headers = new ArrayList<>(3);
        headers.add(new Header("Content-Type", JSON));
        headers.addAll(about(one));
        return new Answer(one.outcome().status(), headers, body);
    }

    private static List<Header> about(Reply.One one) {
        List<Header> headers = new ArrayList<>(one.headers());
        if (one.location() != null) {
            headers.add(new Header("Location", one.location()));
        }
        if (one.etag() != null) {
            headers.add(new Header("ETag", one.etag()));
        }
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether packing is worth its while: smaller answers fit one packet anyway, and one that says how it is
    /// encoded is packed already.
    public boolean packable() {
        boolean large = switch (body) {
            case Body.Bytes(byte[] content) -> content.length > WORTH_PACKING;
            case Body.Streamed _ -> true;
            case Body.Sized _, Body.Ongoing _ -> false;
        };
        return large && headers.stream().noneMatch(header -> header.name().equals("Content-Encoding"));
    }

    /// The bytes of a body that is known as a whole, as all are that can be kept.
    public byte[] bytes() {
        return switch (body) {
            case Body.Bytes(byte[] content) -> content;
            case Body.Streamed _, Body.Sized _, Body.Ongoing _ ->
                throw new IllegalStateException("a body that is written as it goes is not held");
        };
    }

    Answer with(Body other) {
        return new Answer(status, headers, other);
    }

    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }
}
