package com.jupiteriq.edge;

import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.query.Family;
import com.jupiteriq.edge.query.Parameters;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.edge.transfer.FormParts;
import com.jupiteriq.edge.transfer.Incoming;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.paths.Endpoint;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One line of a route table: how a method and a path are called, what they need, take and give. Dispatch,
/// the OpenAPI documents and the sweeps all read this.
///
/// @param endpoint method and path below the mount, with variables in braces: `/tickets/{id}/comments`
/// @param variables what is known of the path's variables; one that is not named here is any text
/// @param needs null only for routes that every admitted key may call, and those that judge
/// @param tagged whether the object's state has an `ETag`, which `If-Match` and `If-None-Match` can name
/// @param takes the body's shape; null when the operation has no body
/// @param gives the shape of the object in a success; null for none
/// @param asTable whether it is also given as a table: a list, or what the operation makes one of
/// @param success the status of a success
/// @param otherwise the status of another success with the same shape; the same where there is none
/// @param finds whether the body or the query names an object that may be missing
/// @param largest bytes that the largest object of a list takes in memory while the answer is made
/// @param counted the list of the body whose items count as a request each, in the time of a batch; null when
///     the operation is one request
/// @param quota what of the plan's quotas a success counts against; null for none
/// @param gate the feature that the plan has to open; null for none
/// @param traits what few routes have
public record Route(
    Endpoint endpoint,
    String name,
    String about,
    List<Field> variables,
    @Nullable Permission needs,
    boolean tagged,
    List<Field> parameters,
    @Nullable Shape takes,
    @Nullable String counted,
    Reply.Form form,
    @Nullable Shape gives,
    boolean asTable,
    int success,
    int otherwise,
    boolean finds,
    long largest,
    @Nullable String quota,
    @Nullable String gate,
    List<Example> examples,
    Traits traits,
    Operation operation) {

    /// What an object takes whose route does not say: one with a text of 65,536 characters beyond the BMP, as
    /// the database sends it and as text.
    public static final long LARGEST = 512 << 10;

    private static final List<String> ONLY_JSON = List.of(Negotiation.JSON);
    private static final List<String> OBJECT_TABLE_TYPES = List.of(Negotiation.JSON, Negotiation.CSV);
    private static final List<String> LIST_TYPES = List.of(Negotiation.JSON, Negotiation.NDJSON);
    private static final List<String> TABLE_TYPES =
        List.of(Negotiation.JSON, Negotiation.NDJSON, Negotiation.CSV);

    /// A documented exchange; a test sends the request and compares the answer's shape.
    ///
    /// @param query without the question mark, empty for none
    /// @param request the JSON body, null for none
    /// @param response the JSON body of the success as this surface's default dress prints it, null for none
    public record Example(String name, String query, @Nullable String request, @Nullable String response) {}

    /// What few routes have.
    ///
    /// @param judges whether the operation finds out which permission is needed
    /// @param keyed whether it takes no request without an idempotency key
    /// @param maybeMinimal whether clients may wish for an answer without the object (`Prefer`, RFC 7240)
    /// @param ifMatch whether it minds `If-Match` though it is a `POST`
    /// @param families query parameters whose names only begin alike
    /// @param files the types of a body that is a file instead of JSON; none for others
    /// @param waiting what is done before it reads, null for nothing
    /// @param heading what is told ahead of a whole list, null for nothing
    /// @param content what a success is that is a stream of bytes; null for others
    /// @param bodies the kinds of body that it takes as they come; none for others
    public record Traits(
        boolean judges, boolean keyed, boolean maybeMinimal, boolean ifMatch,
        List<Family> families,
        List<FileType> files,
        @Nullable Waiting waiting, @Nullable Heading heading, @Nullable Content content,
        List<BodyKind> bodies, Headers headers) {}

    /// @param example as text, for the documentation
    public record FileType(String type, String example) {}

    /// A body that is taken as it comes.
    ///
    /// @param type its media type, [#ANY] for whatever the client says or does not say
    /// @param fields of a form, beside the part `file`; none for others
    /// @param example the file as text, for the documentation
    public record BodyKind(String type, List<Field> fields, String example) {

        public static final String ANY = "*/*";

        public boolean isForm() {
            return type.equals(FormParts.TYPE);
        }
    }

    /// Headers beside those that are everybody's.
    ///
    /// @param asked of a request, which the operation reads itself
    /// @param told by a success, which the reply brings
    /// @param always of every answer, refusals included
    /// @param options of the answer to `OPTIONS` on the path, which anybody is told; none where nobody is
    public record Headers(
        List<Field> asked, List<Field> told, List<Header> always, List<Header> options) {}

    /// @param about what the bytes are, one sentence
    /// @param types media types, each of which it may have
    /// @param ranged whether they are [Reply.Stored], so that there are conditions and ranges
    public record Content(String about, List<String> types, boolean ranged) {}

    /// Waits until a read has something to tell, as long as [Request#wanted()] and no longer than the time
    /// that the client gives it. Nothing is held meanwhile: no memory, and no connection of the database.
    @FunctionalInterface
    public interface Waiting {
        void await(Request request);
    }

    /// A header of a whole list, found before its first page is read.
    ///
    /// @param about one sentence for the documentation
    public record Heading(String name, String about, Function<Request, String> value) {

        List<Header> of(Request request) {
            return List.of(new Header(name, value.apply(request)));
        }
    }

    /// What a route does; a read answers at once, a change stages a [Write], and what goes on answers for as
    /// long as the client stays.
    public sealed interface Operation {

        record Read(Reading reading) implements Operation {}

        /// @param ahead whether something is done before anything is staged, which a repeated request must
        ///     not do again
        record Change(Preparing preparing, boolean ahead) implements Operation {}

        /// Takes a body in as it comes, outside of any transaction and of the time of an ordinary operation,
        /// and then changes something by what was taken in.
        ///
        /// @param most bytes that the body may have in this request, whatever they hold
        record Receive(ToLongFunction<Request> most, Receiving receiving) implements Operation {}

        /// Makes calls of its own, each through all the rooms; it stages nothing itself.
        record Compound(Compounding compounding) implements Operation {}

        /// @param type the media type of the answer
        /// @param first what leaves with its head
        record GoOn(String type, byte[] first, Beginning beginning) implements Operation {}
    }

    @FunctionalInterface
    public interface Reading {
        Reply answer(Request request);
    }

    @FunctionalInterface
    public interface Changing {
        Reply answer(Request request, Write write);
    }

    /// Does once what is not to be done again when the change that it gives loses a race.
    @FunctionalInterface
    public interface Preparing {
        Function<Write, Reply> prepare(Request request);
    }

    /// Takes a body in. It may refuse before it reads any of it. Where it ends in an exception it has itself
    /// forgotten what it has taken.
    @FunctionalInterface
    public interface Receiving {
        Received receive(Request request, Incoming body);
    }

    /// What was taken in and is on no record yet.
    public interface Received {

        /// What the request says, for the fingerprint of an idempotency key: the same for the same contents,
        /// in whatever form they came.
        byte[] said();

        /// Puts it on record, as a [Changing] does. It is called again when a race was lost, and not at all
        /// when the answer is known already.
        Reply record(Write write);

        /// Nothing has put it on record, so that it must go: after a refusal, a lost claim, a repeated
        /// request, a failure. Never called of what may be on record.
        void forget();
    }

    /// Begins an answer that goes on; a ticket in the URL may stand for the key.
    @FunctionalInterface
    public interface Beginning {
        Live begin(Request request);
    }

    /// Reads the part of a list that a request asks for.
    @FunctionalInterface
    public interface Paging<T> {
        Page<T> page(Request request, Selection selection);
    }

    @FunctionalInterface
    public interface Compounding {
        Reply answer(Request request, InnerCalls calls);
    }

    public String method() {
        return endpoint.method();
    }

    public String path() {
        return endpoint.path();
    }

    /// The query parameters that it takes, those of every list left out.
    Parameters query() {
        return new Parameters(parameters, traits.families());
    }

    /// What the objects in the answer of a read may take in memory, 0 when it is no list.
    long largest(Query asked) {
        boolean limited =
            parameters.stream().anyMatch(field -> field.name().equals(QueryReader.LIMIT.name()));
        return form == Reply.Form.LIST || limited ? asked.page().limit() * largest : 0;
    }

    /// Whether a request has to have a body: a `POST` in which no field is needed may come without.
    public boolean needsBody() {
        return takes != null && !(method().equals("POST")
            && takes.fields().stream().noneMatch(Field::required)
            && takes.synonyms().stream().noneMatch(Shape.Synonyms::required));
    }

    /// Whether everybody who is admitted may call it, whatever the path rules of their key: it tells them of
    /// themselves.
    boolean isForAll() {
        return needs == null && !traits.judges && operation instanceof Operation.Read;
    }

    /// Whether its body is a file instead of JSON.
    public boolean takesFile() {
        return !traits.files().isEmpty();
    }

    List<String> fileTypes() {
        return traits.files().stream().map(FileType::type).toList();
    }

    /// Whether it takes its body as it comes.
    public boolean receives() {
        return operation instanceof Operation.Receive;
    }

    /// Whether it asks for a request header of this name.
    public boolean asks(String header) {
        return traits.headers().asked().stream().anyMatch(field -> field.name().equals(header));
    }

    /// Whether a request of it may have a body, and one that says something.
    public boolean readsBody() {
        return takes != null || takesFile() || receives();
    }

    /// Whether any stretch can be had of what it gives, which has a strong validator.
    public boolean isRanged() {
        return traits.content() != null && traits.content().ranged();
    }

    public boolean goesOn() {
        return operation instanceof Operation.GoOn;
    }

    /// Whether it can be no part of a batch.
    boolean standsAlone() {
        return goesOn() || takesFile() || receives() || traits.content() != null
            || operation instanceof Operation.Compound;
    }

    /// The types in which a success can be given, the usual one first.
    public List<String> types() {
        return switch (operation) {
            case Operation.GoOn(String type, _, _) -> List.of(type);
            case Operation.Read _ when traits.content() != null -> traits.content().types();
            case Operation.Read _, Operation.Change _, Operation.Receive _, Operation.Compound _ ->
                form != Reply.Form.LIST ? asTable ? OBJECT_TABLE_TYPES : ONLY_JSON
                    : asTable ? TABLE_TYPES : LIST_TYPES;
        };
    }

    /// Whether what it does is the work of several requests.
    boolean isCompound() {
        return counted != null || operation instanceof Operation.Compound;
    }

    /// Whether `If-Match` can demand a version of the object that it changes.
    public boolean takesIfMatch() {
        return traits.ifMatch() || tagged && changes() && !method().equals("POST");
    }

    /// Whether a read of it can find that the client has the newest state.
    public boolean isValidated() {
        return tagged && !changes() || isRanged();
    }

    /// As how many requests one with this body counts.
    int requests(Fields body) {
        return counted != null && body.values().get(counted) instanceof JsonValue.Arr(List<JsonValue> items)
            ? items.size() : 1;
    }

    public boolean changes() {
        return operation instanceof Operation.Change || receives();
    }

    public static RouteDraft get(String path) {
        return new RouteDraft("GET", path);
    }

    public static RouteDraft post(String path) {
        return new RouteDraft("POST", path);
    }

    public static RouteDraft put(String path) {
        return new RouteDraft("PUT", path);
    }

    public static RouteDraft patch(String path) {
        return new RouteDraft("PATCH", path);
    }

    public static RouteDraft delete(String path) {
        return new RouteDraft("DELETE", path);
    }
}
