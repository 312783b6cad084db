package com.jupiteriq.edge;

import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.paths.Endpoint;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One line of a route table: how a method and a path are called, what they need, take and give. Dispatch,
/// the OpenAPI documents and the sweeps all read this.
///
/// @param endpoint method and path below the mount, with variables in braces: `/tickets/{id}/comments`
/// @param variables what is known of the path's variables; one that is not named here is any text
/// @param needs null only for routes that every admitted key may call
/// @param tagged whether the object's state has an `ETag`, which `If-Match` and `If-None-Match` can name
/// @param takes the body's shape; null when the operation has no body
/// @param gives the shape of the object in a success; null for none
/// @param asTable whether a list is also given as a table
/// @param success the status of a success
/// @param otherwise the status of another success with the same shape; the same where there is none
/// @param finds whether the body or the query names an object that may be missing
/// @param largest bytes that the largest object of a list takes in memory while the answer is made
/// @param counted the list of the body whose items count as a request each, in the time of a batch; null when
///     the operation is one request
/// @param quota what of the plan's quotas a success counts against; null for none
/// @param gate the feature that the plan has to open; null for none
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
    Operation operation) {

    /// What an object takes whose route does not say: one with a text of 65,536 characters beyond the BMP, as
    /// the database sends it and as text.
    public static final long LARGEST = 512 << 10;

    private static final List<String> ONLY_JSON = List.of(Negotiation.JSON);
    private static final List<String> LIST_TYPES = List.of(Negotiation.JSON, Negotiation.NDJSON);
    private static final List<String> TABLE_TYPES =
        List.of(Negotiation.JSON, Negotiation.NDJSON, Negotiation.CSV);

    /// A documented exchange; a test sends the request and compares the answer's shape.
    ///
    /// @param query without the question mark, empty for none
    /// @param request the JSON body, null for none
    /// @param response the JSON body of the success as this surface's default dress prints it, null for none
    public record Example(String name, String query, @Nullable String request, @Nullable String response) {}

    /// What a route does; a read answers at once, a change stages a [Write], and what goes on answers for as
    /// long as the client stays.
    public sealed interface Operation {

        record Read(Reading reading) implements Operation {}

        /// @param ahead whether something is done before anything is staged, which a repeated request must
        ///     not do again
        record Change(Preparing preparing, boolean ahead) implements Operation {}

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

    /// Whether a request has to have a body: a `POST` in which no field is needed may come without.
    public boolean needsBody() {
        return takes != null && !(method().equals("POST")
            && takes.fields().stream().noneMatch(Field::required)
            && takes.synonyms().stream().noneMatch(Shape.Synonyms::required));
    }

    /// Whether everybody who is admitted may call it, whatever the path rules of their key: it tells them of
    /// themselves.
    boolean isForAll() {
        return needs == null && operation instanceof Operation.Read;
    }

    public boolean goesOn() {
        return operation instanceof Operation.GoOn;
    }

    /// Whether it can be no part of a batch.
    boolean standsAlone() {
        return goesOn() || operation instanceof Operation.Compound;
    }

    /// The types in which a success can be given, the usual one first.
    public List<String> types() {
        return switch (operation) {
            case Operation.GoOn(String type, _, _) -> List.of(type);
            case Operation.Read _, Operation.Change _, Operation.Compound _ ->
                form != Reply.Form.LIST ? ONLY_JSON : asTable ? TABLE_TYPES : LIST_TYPES;
        };
    }

    /// Whether what it does is the work of several requests.
    boolean isCompound() {
        return counted != null || operation instanceof Operation.Compound;
    }

    /// As how many requests one with this body counts.
    int requests(Fields body) {
        return counted != null && body.values().get(counted) instanceof JsonValue.Arr(List<JsonValue> items)
            ? items.size() : 1;
    }

    public boolean changes() {
        return operation instanceof Operation.Change;
    }

    public static Draft get(String path) {
        return new Draft("GET", path);
    }

    public static Draft post(String path) {
        return new Draft("POST", path);
    }

    public static Draft put(String path) {
        return new Draft("PUT", path);
    }

    public static Draft patch(String path) {
        return new Draft("PATCH", path);
    }

    public static Draft delete(String path) {
        return new Draft("DELETE", path);
    }

    /// A route in the making, so that a table reads as sentences.
    public static final class Draft {

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
        private long largest = LARGEST;
        private @Nullable String quota;
        private @Nullable String gate;
        private List<Example> examples = List.of();

        private Draft(String method, String path) {
            this.endpoint = new Endpoint(method, path);
        }

        /// @param name the operation id in OpenAPI: a verb and a noun
        /// @param about one sentence
        public Draft named(String name, String about) {
            this.name = name;
            this.about = about;
            return this;
        }

        /// Says what the path's variables are, for the documentation; the operation checks them.
        public Draft where(Field... variables) {
            this.variables = List.of(variables);
            return this;
        }

        /// The object's state has an `ETag`: a read can be answered by 304, a change can demand a version.
        public Draft tagged() {
            this.tagged = true;
            return this;
        }

        public Draft needs(Permission permission) {
            this.needs = permission;
            return this;
        }

        public Draft filters(List<Field> parameters) {
            this.parameters = parameters;
            return this;
        }

        public Draft takes(Shape shape) {
            this.takes = shape;
            return this;
        }

        /// Each item of this list of the body counts as a request (decision C61): the first is spent before
        /// the body is read, the others behind it.
        public Draft countsEach(String list) {
            this.counted = list;
            return this;
        }

        public Draft gives(int success, Shape shape) {
            this.success = success;
            this.gives = shape;
            this.form = Reply.Form.ONE;
            return this;
        }

        /// Gives what became of each object of several.
        public Draft givesEach(Shape shape) {
            this.success = 200;
            this.gives = shape;
            this.form = Reply.Form.RESULTS;
            return this;
        }

        /// Gives the same with another status, where something else was done.
        public Draft or(int success) {
            this.otherwise = success;
            return this;
        }

        /// Looks for something that the body names, and may not find it.
        public Draft finds() {
            this.finds = true;
            return this;
        }

        /// Gives a format that looks alike in every dress.
        public Draft givesAlike(Shape shape) {
            this.success = 200;
            this.gives = shape;
            this.form = Reply.Form.ALIKE;
            return this;
        }

        public Draft lists(Shape shape) {
            this.success = 200;
            this.gives = shape;
            this.form = Reply.Form.LIST;
            return this;
        }

        /// The list is also given as a table (`text/csv`).
        public Draft asTable() {
            this.asTable = true;
            return this;
        }

        /// @param bytes that one object of the list takes at most while the answer is made, twice its text
        public Draft largest(long bytes) {
            this.largest = bytes;
            return this;
        }

        /// Says which quota the operation may find used up; null for none.
        public Draft quota(@Nullable String name) {
            this.quota = name;
            return this;
        }

        /// The plan can leave the operation out: it needs this feature (decision C63).
        public Draft gated(String feature) {
            this.gate = feature;
            return this;
        }

        public Draft examples(Example... examples) {
            this.examples = List.of(examples);
            return this;
        }

        /// Lists what the document shows, filtered and sorted as the listing can be.
        public <T> Route pages(Document<T> document, Listing<T> listing) {
            return pages(document, listing, (request, selection) ->
                listing.page(request.caller(), selection, request.query().page()));
        }

        /// @param listing by which the parts are selected
        public <T> Route pages(Document<T> document, Listing<?> listing, Paging<T> paging) {
            return filters(listing.parameters()).lists(document.shape()).reads(request -> {
                Query query = request.query();
                return Lists.of(
                    paging.page(request, listing.selection(query::text)), document::of, query);
            });
        }

        public Route reads(Reading reading) {
            return built(new Operation.Read(reading));
        }

        public Route goesOn(String type, byte[] first, Beginning beginning) {
            success = 200;
            return built(new Operation.GoOn(type, first, beginning));
        }

        public Route changes(Changing changing) {
            return built(new Operation.Change(request -> write -> changing.answer(request, write), false));
        }

        public Route preparesChange(Preparing preparing) {
            return built(new Operation.Change(preparing, true));
        }

        public Route compounds(Compounding compounding) {
            return built(new Operation.Compound(compounding));
        }

        private Route built(Operation operation) {
            return new Route(endpoint, name, about, variables, needs, tagged,
                parameters, takes, counted, form, gives, asTable,
                success, otherwise == 0 ? success : otherwise, finds, largest, quota, gate, examples,
                operation);
        }
    }
}
