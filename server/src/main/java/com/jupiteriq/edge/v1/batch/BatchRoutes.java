package com.jupiteriq.edge.v1.batch;

import static com.jupiteriq.edge.Route.post;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.InnerCall;
import com.jupiteriq.edge.InnerCalls;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.v1.batch.Operations.Operation;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Several operations in one request (R328–R332; decisions C27, C61): one after the other, each exactly as if
/// it were sent alone.
final class BatchRoutes {

    private static final int FIRST_FAILURE = 400;

    private static final Route.Example ONE_SEARCH = new Route.Example("one search", "",
        """
        {"operations":[{"id":"open ones","method":"GET","path":"/tickets?category=None+of+this+kind"}]}""",
        """
        {"results":[{"id":"open ones","status":200,"headers":{},\
        "body":{"data":[],"total":0,"page":1,"limit":20,"offset":0,"has_more":false,"next_cursor":null}}],\
        "succeeded":1,"failed":0}""");

    private final Ids ids;

    BatchRoutes(Ids ids) {
        this.ids = ids;
    }

    List<Route> table() {
        return List.of(
            post("/batch").named("runBatch", "Do up to 100 operations, one after the other.")
                .takes(BatchShapes.BATCH).gives(200, BatchShapes.RESULTS).examples(ONE_SEARCH)
                .compounds(this::run));
    }

    private Reply run(Request request, InnerCalls calls) {
        JsonWriter out = new JsonWriter().object().key("results").array();
        int failed = 0;
        List<Operation> operations = Operations.of(request.body());
        for (Operation operation : operations) {
            Answer answer = calls.answer(new InnerCall(
                calls.outer(), TypeId.of("req", ids.next()), operation.method(), operation.path(),
                operation.query(), operation.headers(), operation.body()));
            failed += answer.status() < FIRST_FAILURE ? 0 : 1;
            result(operation.id(), answer, out);
        }
        return Reply.ok(out.endArray()
            .field("succeeded", operations.size() - failed)
            .field("failed", failed)
            .endObject().done());
    }

    private static void result(String id, Answer answer, JsonWriter out) {
        out.object().field("id", id).field("status", answer.status()).key("headers").object();
        for (Header header : answer.headers()) {
            if (BatchShapes.TOLD.contains(header.name())) {
                out.field(header.name(), header.value());
            }
        }
        byte[] body = answer.bytes();
        out.endObject()
            .field("body", body.length == 0 ? null : new JsonText(new String(body, StandardCharsets.UTF_8)))
            .endObject();
    }
}
