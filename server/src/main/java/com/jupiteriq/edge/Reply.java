package com.jupiteriq.edge;

import com.jupiteriq.edge.http.ByteRange;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.lists.PageRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an operation answers, before a dress gives it its envelope.
public sealed interface Reply {

    /// The forms a success can take; an OpenAPI document describes each operation by one of them.
    enum Form { ONE, LIST, RESULTS, ALIKE, CONTENT, NOTHING }

    /// The characters of all its JSON.
    default long length() {
        return switch (this) {
            case One one -> one.body().text().length();
            case Listed list -> list.items().stream().mapToLong(item -> item.text().length()).sum();
            case Alike alike -> alike.text().length();
            case Results results -> results.all().stream().mapToLong(Result::length).sum();
            case Content _, Nothing _, NotModified _ -> 0;
        };
    }

    /// One object.
    ///
    /// @param location the path of a created or accepted object, null otherwise
    /// @param etag the strong validator of the object's state, null when it has none
    /// @param headers of its own, beside those
    record One(Outcome outcome, JsonText body, @Nullable String location,
        @Nullable String etag, List<Header> headers) implements Reply {

        public One etag(String tag) {
            return new One(outcome, body, location, tag, headers);
        }

        /// The same with one header more, which the route declares (`tells`).
        public One with(String name, String value) {
            return new One(outcome, body, location, etag, and(headers, name, value));
        }
    }

    /// What became of the request, with the status that tells it.
    enum Outcome {
        DONE(200),
        CREATED(201),
        ACCEPTED(202);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /// A part of a list (decision C14).
    ///
    /// @param total null when nobody counted so far
    /// @param nextCursor where the next page begins, null at the end
    /// @param nextQuery the query string that asks for the next page, null at the end
    record Listed(
        List<JsonText> items, @Nullable Long total, PageRequest page, @Nullable String nextCursor,
        @Nullable String nextQuery)
        implements Reply {}

    /// What became of each of several objects, in their order.
    ///
    /// @param noun what one of them is called, `user`
    /// @param requestId for the refusals
    record Results(String noun, String requestId, List<Result> all) implements Reply {

        /// The same without the objects.
        Results statuses() {
            return new Results(noun, requestId, all.stream().map(Result::bare).toList());
        }
    }

    /// What became of one of several objects, as if it had come alone.
    sealed interface Result {

        record Made(JsonText object) implements Result {}

        /// @param status of its success
        /// @param object as it is now; null when there is nothing to show
        record Done(int status, @Nullable JsonText object) implements Result {}

        record Failed(Failure failure) implements Result {}

        private Result bare() {
            return switch (this) {
                case Made _ -> new Done(Outcome.CREATED.status(), null);
                case Done(int status, _) -> new Done(status, null);
                case Failed failed -> failed;
            };
        }

        /// About the characters of its JSON.
        default long length() {
            return switch (this) {
                case Made(JsonText object) -> object.text().length();
                case Done(_, JsonText object) -> object == null ? 0 : object.text().length();
                case Failed _ -> REFUSAL;
            };
        }

        /// More than a refusal mostly has.
        int REFUSAL = 1_000;
    }

    /// A format of its own, which every dress leaves as it is: what follows the event log reads one log,
    /// whatever contract it speaks, and a table is a table.
    ///
    /// @param type of the text
    record Alike(String type, String text) implements Reply {

        public Alike(JsonText body) {
            this(Answer.JSON, body.text());
        }

        /// What is no list as a table, for whoever wants one.
        public static Alike table(String csv) {
            return new Alike(ListLines.contentType(Negotiation.CSV), csv);
        }
    }

    /// Bytes that are a file to be kept. Every dress leaves them as they are.
    ///
    /// @param filename under which it is to be kept, whatever is in it
    record Content(String type, String filename, Bytes bytes) implements Reply {

        /// Made as they go.
        public Content(String type, String filename, Body.Source source) {
            this(type, filename, new Flowing(source));
        }
    }

    /// What a [Content] is made of.
    sealed interface Bytes {}

    /// Made as they go, of a length that nobody knows: given whole, and packed for whoever takes that.
    record Flowing(Body.Source source) implements Bytes {}

    /// There already, of which any stretch can be given; never packed. Conditions and ranges of the request
    /// are minded.
    ///
    /// @param etag the strong validator of the bytes, in its quotes
    /// @param part the stretch that is given, null for the whole
    record Stored(String etag, long size, Stretch stretch, @Nullable ByteRange part) implements Bytes {

        public Stored {
            if (!etag.startsWith("\"")) {
                throw new IllegalStateException("no strong validator: " + etag);
            }
        }

        public Stored(String etag, long size, Stretch stretch) {
            this(etag, size, stretch, null);
        }

        Stored only(@Nullable ByteRange wanted) {
            return new Stored(etag, size, stretch, wanted);
        }
    }

    /// Writes a stretch of contents, as a [Body.Source] writes all of them: exactly so many bytes, once, when
    /// the operation is over, for as long as the client takes them. Its own reads need a time of their own.
    @FunctionalInterface
    interface Stretch {
        void writeTo(Body.Sink sink, long from, long length);
    }

    /// Done, nothing to show (204) but perhaps headers.
    record Nothing(List<Header> headers) implements Reply {

        /// The same with one header more, which the route declares (`tells`).
        public Nothing with(String name, String value) {
            return new Nothing(and(headers, name, value));
        }
    }

    /// The client already has this state (304).
    record NotModified(String etag) implements Reply {}

    static One ok(JsonText body) {
        return new One(Outcome.DONE, body, null, null, List.of());
    }

    static One created(String location, JsonText body) {
        return new One(Outcome.CREATED, body, location, null, List.of());
    }

    /// Made, and to be found nowhere.
    static One created(JsonText body) {
        return new One(Outcome.CREATED, body, null, null, List.of());
    }

    /// Taken, to be done soon.
    ///
    /// @param location where to see what became of it
    static One accepted(String location, JsonText body) {
        return new One(Outcome.ACCEPTED, body, location, null, List.of());
    }

    /// Taken, and nobody is told where to see what became of it.
    static One accepted(JsonText body) {
        return new One(Outcome.ACCEPTED, body, null, null, List.of());
    }

    static Nothing nothing() {
        return new Nothing(List.of());
    }

    private static List<Header> and(List<Header> headers, String name, String value) {
        return Stream.concat(headers.stream(), Stream.of(new Header(name, value))).toList();
    }
}
