package com.jupiteriq.edge.v1.increases;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_READ;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_WRITE;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.increases.Increase;
import com.jupiteriq.increases.Increases;
import com.jupiteriq.json.Document;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/// What `/v1` says about requests for higher limits (R311).
final class IncreaseRoutes {

    private static final String PATH = "/limits/increase-requests";

    private static final PathId ID = new PathId("id", "inc", "increase request");

    private static final Route.Example ASKED = new Route.Example("asked", "", """
        {"limit":"account:minute","wanted":20000,"reason":"We open in twelve countries in May."}""", """
        {"id":"inc_01h455vb4pex5vsknk084sn02q","limit":"account:minute","wanted":20000,\
        "reason":"We open in twelve countries in May.","state":"pending",\
        "created_at":"2025-01-29T10:30:00Z"}""");

    private final Increases increases;
    private final Function<Request, Map<String, OptionalLong>> present;

    /// @param present the limits of whoever asks, empty for one that is none
    IncreaseRoutes(Increases increases, Function<Request, Map<String, OptionalLong>> present) {
        this.increases = increases;
        this.present = present;
    }

    List<Route> table() {
        Document<Increase> document = increases.document();
        return List.of(
            get(PATH).named("listIncreaseRequests", "List requests for higher limits.")
                .needs(ACCOUNTS_READ).pages(document, increases.list()),
            post(PATH).named("createIncreaseRequest", "Ask for a higher limit.")
                .needs(ACCOUNTS_WRITE).takes(document.creation()).gives(201, document.shape())
                .examples(ASKED).changes(this::ask),
            get(PATH + "/{id}").where(ID.field())
                .named("getIncreaseRequest", "Read a request for a higher limit.")
                .needs(ACCOUNTS_READ).gives(200, document.shape())
                .reads(request -> Reply.ok(
                    document.of(increases.get(request.caller(), ID.in(request))))));
    }

    private Reply ask(Request request, Write write) {
        Document<Increase> document = increases.document();
        Increase asked = increases.ask(document.created(request.body()), present.apply(request), write);
        return Reply.created(V1.MOUNT + PATH + "/" + asked.publicId(), document.of(asked));
    }
}
