package com.jupiteriq.edge;

import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.http.RequestPath;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whole lists that are ordered by one request and written later, perhaps on another node: an export. Their
/// lines are those that the list itself gives at that time.
public final class WholeLists {

    private final Supplier<Surfaces> surfaces;
    private final ListLines.Rules rules;

    WholeLists(Supplier<Surfaces> surfaces, ListLines.Rules rules) {
        this.surfaces = surfaces;
        this.rules = rules;
    }

    /// In which a list can be written.
    public enum Form {
        NDJSON(Negotiation.NDJSON), CSV(Negotiation.CSV);

        private final String type;

        Form(String type) {
            this.type = type;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The one with this word; without one the usual one, in which every list can be had.
        public static Form of(@Nullable String word) {
            return word == null ? NDJSON : valueOf(word.toUpperCase(Locale.ROOT));
        }

        /// As whoever reads the list itself is told.
        public String contentType() {
            return ListLines.contentType(type);
        }
    }

    /// A list that may be written, and all that has to be kept of it.
    ///
    /// @param path of the list with its query, as it was ordered
    public record Order(String path, Form form) {}

    /// Takes a list page by page.
    @FunctionalInterface
    public interface Pages {

        /// @param objects how many there are in these lines
        void write(byte[] lines, int objects);
    }

    /// @param variables of its path
    private record Found(Route route, Map<String, String> variables, Query query) {}

    /// Refuses what is no list, in a form that it does not have, or what whoever asks may not read. The path
    /// rules of a key count when it asks, and not any more when the list is written.
    public Order order(Request asking, String path, Form form) {
        Found found = found(path);
        Pipeline.permit(asking.admitted(), found.route());
        if (!found.route().types().contains(form.type)) {
            throw wrong("format",
                "This list cannot be had as " + form.word() + ". Send " + Form.of(null).word() + ".");
        }
        return new Order(path, form);
    }

    /// What whoever reads the list must be allowed.
    public Permission needs(Order order) {
        return Objects.requireNonNull(found(order.path()).route().needs());
    }

    /// Writes the lines of a list that was ordered, with the rights of its caller. It takes none of the
    /// places of those who read whole lists themselves: whoever writes it bounds how many are written at
    /// once, and may end it by what the pages throw.
    public void write(Caller caller, Order order, Pages to) {
        Found found = found(order.path());
        Permission needed = Objects.requireNonNull(found.route().needs());
        if (!caller.permissions().allow(needed)) {
            throw new Refused(new Failure.Forbidden(needed));
        }
        new ListLines(found.route(), order.form().type,
            Request.later(caller, found.variables(), found.query()), rules).pages(to);
    }

    /// Lists of one's own, which need no permission, are about a request that is over. Lists that only the
    /// operator has are none: later nobody knows whether whoever asked is the operator still.
    private Found found(String target) {
        int mark = target.indexOf('?');
        String path = RequestPath.decode(mark < 0 ? target : target.substring(0, mark));
        if (path == null || !path.startsWith("/")) {
            throw noList();
        }
        Surface surface = surfaces.get().latest();
        RouteTable.Match match = match(surface, path);
        Route route = match.route();
        if (route.form() != Reply.Form.LIST || route.needs() == null) {
            throw noList();
        }
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new Found(route, match.variables(), query(surface, route, query));
    }

    private RouteTable.Match match(Surface surface, String path) {
        try {
            return surfaces.get().match(surface, "GET", path);
        } catch (Refused none) {
            throw noList();
        }
    }

    private static Query query(Surface surface, Route route, String raw) {
        try {
            return QueryReader.readWhole(route.query(), surface.ignoresUnknown(), raw);
        } catch (Refused refused) {
            throw refused.failure() instanceof Failure.Unreadable(_, String message)
                ? wrong("path", message) : refused;
        }
    }

    private static Refused noList() {
        return wrong("path",
            "There is no such list. Send the path of one, such as /v1/tickets?status=open.");
    }

    private static Refused wrong(String field, String message) {
        return new Refused(Failure.Invalid.of(Problem.wrong(field, message)));
    }
}
