package com.jupiteriq.edge.v1.files;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.files.quarantine.AppealDocument.APPEALED;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_READ;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_WRITE;

import com.jupiteriq.edge.Lists;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.files.Appeal;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.quarantine.AppealDesk;
import com.jupiteriq.files.quarantine.AppealDocument;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.store.Write;
import java.util.Arrays;
import java.util.List;

/// The appeals of all accounts, for the operator.
record AppealRoutes(AppealDesk desk) {

    private static final String STATE = "state";

    /// A name and a reason of the largest size, twice.
    private static final long LARGEST = 16 << 10;

    private static final PathId FILE = new PathId("file", StoredFile.PREFIX, "file");

    private static final List<Field> FILTERS = List.of(Field.optional(STATE,
        new Schema.OneOf(Arrays.stream(Appeal.State.values()).map(Appeal.State::word).toList()),
        "Only those of which this has become."));

    private static final Route.Example GRANTED = new Route.Example("granted", "", """
        {"decision":"granted","reason":"A false alarm: the signature was withdrawn."}""", null);

    List<Route> table() {
        return List.of(
            get("/file-appeals").named("listFileAppeals", "List what was said against findings of viruses.")
                .needs(ACCOUNTS_READ).filters(FILTERS).largest(LARGEST).lists(APPEALED.shape())
                .reads(this::list),
            post("/file-appeals/{file}/decision").where(FILE.field())
                .named("decideFileAppeal", "Decide whether a file in quarantine can be read.")
                .needs(ACCOUNTS_WRITE).takes(AppealDocument.VERDICT).gives(200, APPEALED.shape())
                .examples(GRANTED).changes(this::decide));
    }

    private Reply list(Request request) {
        Query query = request.query();
        return Lists.of(
            desk.page(request.caller(), query.text(STATE), query.page()), APPEALED::of, query);
    }

    private Reply decide(Request request, Write write) {
        boolean granted = Appeal.State.GRANTED.word()
            .equals(request.body().requiredText(AppealDocument.DECISION.name()));
        return Reply.ok(APPEALED.of(desk.decide(FILE.in(request),
            granted ? Appeal.State.GRANTED : Appeal.State.REFUSED,
            request.body().requiredText(AppealDocument.REASON.name()), write)));
    }
}
