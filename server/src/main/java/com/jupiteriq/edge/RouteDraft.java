package com.jupiteriq.edge;

import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.query.Family;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.transfer.FormParts;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.paths.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A route in the making, so that a table reads as sentences.
public final class RouteDraft {

    private final Endpoint endpoint;
    private String name = "";
    private String about = "";
    private List<Field> variables = List.of();
    private @Nullable Permission needs;
    private boolean tagged;
    private List<Field> parameters = List.of();
    private @Nullable Shape takes;
    private @Nullable String counted;
    private Reply.Form form = Reply.Form.NOTHING;
    private @Nullable Shape gives;
    private boolean asTable;
    private int success = 204;
    private int otherwise;
    private boolean finds;
    private long largest = Route.LARGEST;
    private @Nullable String quota;
    private @Nullable String gate;
    private List<Route.Example> examples = List.of();
    private boolean judges;
    private boolean keyed;
    private boolean maybeMinimal;
    private boolean ifMatch;
    private List<Family> families = List.of();
    private final List<Route.FileType> files = new ArrayList<>(0);
    private Route.@Nullable Waiting waiting;
    private Route.@Nullable Heading heading;
    private Route.@Nullable Content content;
    private final List<Route.BodyKind> bodies = new ArrayList<>(0);
    private List<Field> asked = List.of();
    private List<Field> told = List.of();
    private List<Header> always = List.of();
    private List<Header> options = List.of();

    RouteDraft(String method, String path) {
        this.endpoint = new Endpoint(method, path);
    }

    /// @param name the operation id in OpenAPI: a verb and a noun
    /// @param about one sentence
    public RouteDraft named(String name, String about) {
        this.name = name;
        this.about = about;
        return this;
    }

    /// Says what the path's variables are, for the documentation; the operation checks them.
    public RouteDraft where(Field... variables) {
        this.variables = List.of(variables);
        return this;
    }

    /// The object's state has an `ETag`: a read can be answered by 304, a change can demand a version.
    public RouteDraft tagged() {
        this.tagged = true;
        return this;
    }

    public RouteDraft needs(Permission permission) {
        this.needs = permission;
        return this;
    }

    /// Which permission is needed depends on the object: the operation refuses whoever lacks it.
    public RouteDraft judges() {
        this.judges = true;
        return this;
    }

    public RouteDraft filters(List<Field> parameters) {
        this.parameters = parameters;
        return this;
    }

    /// Takes query parameters whose names only begin alike.
    public RouteDraft family(Family family) {
        this.families = Stream.concat(families.stream(), Stream.of(family)).toList();
        return this;
    }

    public RouteDraft takes(Shape shape) {
        this.takes = shape;
        return this;
    }

    /// Takes a file instead of JSON: bytes of this media type, as many as a body may have. May be called for
    /// several types.
    ///
    /// @param example such a file as text, for the documentation
    public RouteDraft takesFile(String type, String example) {
        this.files.add(new Route.FileType(type, example));
        return this;
    }

    /// Takes bytes of this media type as they come, `*/*` for any. May be called for several types.
    ///
    /// @param example such bytes as text, for the documentation
    public RouteDraft receivesBytes(String type, String example) {
        this.bodies.add(new Route.BodyKind(type, List.of(), example));
        return this;
    }

    /// Takes a form as it comes, which has the part `file` and may have some fields.
    ///
    /// @param example the file as text, for the documentation
    public RouteDraft receivesForm(String example, Field... fields) {
        this.bodies.add(new Route.BodyKind(FormParts.TYPE, List.of(fields), example));
        return this;
    }

    /// The operation reads these headers of the request itself.
    public RouteDraft asks(Field... headers) {
        this.asked = List.of(headers);
        return this;
    }

    /// The replies of the operation bring these headers.
    public RouteDraft tells(Field... headers) {
        this.told = List.of(headers);
        return this;
    }

    /// Every answer of it carries these headers, refusals included.
    public RouteDraft always(Header... headers) {
        this.always = List.of(headers);
        return this;
    }

    /// Whoever asks for the `OPTIONS` of the path is told these headers, without a key.
    public RouteDraft options(Header... headers) {
        this.options = List.of(headers);
        return this;
    }

    /// Each item of this list of the body counts as a request (decision C61): the first is spent before
    /// the body is read, the others behind it.
    public RouteDraft countsEach(String list) {
        this.counted = list;
        return this;
    }

    public RouteDraft gives(int success, Shape shape) {
        this.success = success;
        this.gives = shape;
        this.form = Reply.Form.ONE;
        return this;
    }

    /// Gives what became of each object of several.
    public RouteDraft givesEach(Shape shape) {
        this.success = 200;
        this.gives = shape;
        this.form = Reply.Form.RESULTS;
        return this;
    }

    /// Gives the same with another status, where something else was done.
    public RouteDraft or(int success) {
        this.otherwise = success;
        return this;
    }

    /// Gives bytes of one of these types as a file to be kept, whatever `Accept` says.
    ///
    /// @param about what they are, one sentence
    public RouteDraft givesContent(String about, String... types) {
        this.success = 200;
        this.form = Reply.Form.CONTENT;
        this.content = new Route.Content(about, List.of(types), false);
        return this;
    }

    /// Gives bytes that lie there ([Reply.Stored]), of which any stretch can be had.
    public RouteDraft givesStored(String about, String... types) {
        givesContent(about, types);
        this.content = new Route.Content(about, List.of(types), true);
        return this;
    }

    /// Clients may wish for an answer without the object.
    public RouteDraft maybeMinimal() {
        this.maybeMinimal = true;
        return this;
    }

    /// A `POST` that changes an object which is there already: a request can demand a version of it.
    public RouteDraft mindsIfMatch() {
        this.ifMatch = true;
        return this;
    }

    /// Says something in a header of the list, where all of it is asked for.
    public RouteDraft heads(Route.Heading heading) {
        this.heading = heading;
        return this;
    }

    /// Waits before it reads, which is time that it has beside that of every operation.
    public RouteDraft waits(Route.Waiting waiting) {
        this.waiting = waiting;
        return this;
    }

    /// Takes no request without an idempotency key: what it makes must not be made twice.
    public RouteDraft keyed() {
        this.keyed = true;
        return this;
    }

    /// Looks for something that the body names, and may not find it.
    public RouteDraft finds() {
        this.finds = true;
        return this;
    }

    /// Gives a format that looks alike in every dress.
    public RouteDraft givesAlike(Shape shape) {
        this.success = 200;
        this.gives = shape;
        this.form = Reply.Form.ALIKE;
        return this;
    }

    public RouteDraft lists(Shape shape) {
        this.success = 200;
        this.gives = shape;
        this.form = Reply.Form.LIST;
        return this;
    }

    /// The list is also given as a table (`text/csv`). What is no list the operation gives itself as one to
    /// whoever wants that ([Request#tabular()]).
    public RouteDraft asTable() {
        this.asTable = true;
        return this;
    }

    /// @param bytes that one object of the list takes at most while the answer is made, twice its text
    public RouteDraft largest(long bytes) {
        this.largest = bytes;
        return this;
    }

    /// Says which quota the operation may find used up; null for none.
    public RouteDraft quota(@Nullable String name) {
        this.quota = name;
        return this;
    }

    /// The plan can leave the operation out: it needs this feature (decision C63).
    public RouteDraft gated(String feature) {
        this.gate = feature;
        return this;
    }

    public RouteDraft examples(Route.Example... examples) {
        this.examples = List.of(examples);
        return this;
    }

    /// Lists what the document shows, filtered and sorted as the listing can be.
    public <T> Route pages(Document<T> document, Listing<T> listing) {
        return pages(document, listing, (request, selection) ->
            listing.page(request.caller(), selection, request.query().page()));
    }

    /// @param listing by which the parts are selected
    public <T> Route pages(Document<T> document, Listing<?> listing, Route.Paging<T> paging) {
        return filters(listing.parameters()).lists(document.shape()).reads(request -> {
            Query query = request.query();
            return Lists.of(
                paging.page(request, listing.selection(query::text)), document::of, query);
        });
    }

    public Route reads(Route.Reading reading) {
        return built(new Route.Operation.Read(reading));
    }

    public Route goesOn(String type, byte[] first, Route.Beginning beginning) {
        success = 200;
        return built(new Route.Operation.GoOn(type, first, beginning));
    }

    public Route changes(Route.Changing changing) {
        return built(new Route.Operation.Change(request -> write -> changing.answer(request, write), false));
    }

    /// @param most bytes that the body of this request may have
    public Route takesIn(ToLongFunction<Request> most, Route.Receiving receiving) {
        return built(new Route.Operation.Receive(most, receiving));
    }

    public Route preparesChange(Route.Preparing preparing) {
        return built(new Route.Operation.Change(preparing, true));
    }

    public Route compounds(Route.Compounding compounding) {
        return built(new Route.Operation.Compound(compounding));
    }

    private Route built(Route.Operation operation) {
        if (bodies.isEmpty() == operation instanceof Route.Operation.Receive) {
            throw new IllegalStateException(
                endpoint + " says which bodies it receives exactly when it takes one in");
        }
        return new Route(endpoint, name, about, variables, needs, tagged,
            parameters, takes, counted, form, gives, asTable,
            success, otherwise == 0 ? success : otherwise, finds, largest, quota, gate, examples,
            new Route.Traits(judges, keyed, maybeMinimal, ifMatch, families, List.copyOf(files), waiting,
                heading, content, List.copyOf(bodies),
                new Route.Headers(asked, told, always, options)),
            operation);
    }
}
