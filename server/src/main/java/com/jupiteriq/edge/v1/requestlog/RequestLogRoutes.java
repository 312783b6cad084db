package com.jupiteriq.edge.v1.requestlog;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.kernel.Permission.ANALYTICS_READ;

import com.jupiteriq.analytics.LoggedRequest;
import com.jupiteriq.analytics.RequestLog;
import com.jupiteriq.analytics.RequestQuery;
import com.jupiteriq.edge.Lists;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import java.util.List;

/// The request log of the caller's environment, newest first: who called what, when, and what came of it
/// (decisions C04, C37; R010).
public final class RequestLogRoutes {

    private static final String KEY = "key";
    private static final Schema KEY_ID = Schema.typeId(KEY);
    private static final Schema REQUEST_ID = new Schema.Patterned("^[!-~]{1,128}$");
    private static final int MAX_ROUTE = 500;

    /// A path and what a client calls itself.
    private static final long LARGEST = 64 << 10;

    private static final Shape LOGGED = Shape.of("LoggedRequest",
        Field.required("id", Schema.typeId("req"), "The server's own id of the request."),
        Field.required("client_request_id", REQUEST_ID.orNull(), "The id that the client gave it."),
        Field.required("created_at", Schema.timestamp(), "When it arrived."),
        Field.required("method", Schema.text(32), "Its method."),
        Field.required("route", Schema.text(MAX_ROUTE).orNull(),
            "The template of its path, null where no route has the path."),
        Field.required("status", new Schema.Whole(100, 599),
            "The status of the answer; 499 when the client did not wait for it."),
        Field.required("duration_ms", new Schema.Whole(0, Long.MAX_VALUE),
            "Milliseconds until the answer had left."),
        Field.required("key_id", KEY_ID, "The key that was shown."),
        Field.required("address", Schema.text(100), "The client's address."),
        Field.required("user_agent", Schema.text(1_000), "What the client called itself."));

    private static final List<Field> FILTERS = List.of(
        Field.optional("request_id", REQUEST_ID,
            "Only the request with this id, the server's or the client's."),
        Field.optional("key_id", KEY_ID, "Only calls with this key."),
        Field.optional("route", Schema.nonEmpty(MAX_ROUTE), "Only calls of this route, as the log shows it."),
        Field.optional("status", new Schema.Patterned(RequestQuery.Statuses.PATTERN),
            "Only this status, or a whole class such as `4xx`."),
        Field.optional("created_after", new Schema.DateOrTime(), "Arrived after this time."),
        Field.optional("created_before", new Schema.DateOrTime(), "Arrived before this time."));

    private final RequestLog log;

    public RequestLogRoutes(RequestLog log) {
        this.log = log;
    }

    public List<Route> table() {
        return List.of(
            get("/request-log").named("listRequests", "Look up calls of the API, newest first.")
                .needs(ANALYTICS_READ).filters(FILTERS).lists(LOGGED).largest(LARGEST)
                .examples(
                    new Route.Example("refusedOnes", "status=4xx&limit=50", null, null),
                    new Route.Example("ofOneRoute", "route=/v1/tickets/%7Bid%7D&status=404", null, null),
                    new Route.Example("byRequestId",
                        "request_id=req_01h455vb4pex5vsknk084sn02q", null, null))
                .reads(this::list));
    }

    private Reply list(Request request) {
        Query query = request.query();
        return Lists.of(
            log.find(request.caller(), wanted(query), query.page()), RequestLogRoutes::json, query);
    }

    private static RequestQuery wanted(Query query) {
        String key = query.text("key_id");
        String status = query.text("status");
        return new RequestQuery(
            query.text("request_id"),
            key == null ? null : TypeId.parse(KEY, key).orElseThrow(IllegalStateException::new),
            query.text("route"),
            status == null ? null : RequestQuery.Statuses.parse(status),
            query.time("created_after"),
            query.time("created_before"));
    }

    private static JsonText json(LoggedRequest logged) {
        return new JsonWriter().object()
            .field("id", logged.origin().requestId())
            .field("client_request_id", logged.clientId())
            .field("created_at", logged.at())
            .field("method", logged.method())
            .field("route", logged.route())
            .field("status", logged.status())
            .field("duration_ms", logged.micros() / 1_000)
            .field("key_id", TypeId.of(KEY, logged.key()))
            .field("address", logged.origin().address())
            .field("user_agent", logged.origin().userAgent())
            .endObject()
            .done();
    }
}
