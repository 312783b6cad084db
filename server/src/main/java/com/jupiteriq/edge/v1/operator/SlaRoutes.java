package com.jupiteriq.edge.v1.operator;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.put;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_READ;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_WRITE;
import static com.jupiteriq.sla.SlaDocument.SLA;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.sla.Guarantee;
import com.jupiteriq.sla.Sla;
import java.util.List;

/// What is guaranteed (R419, R420).
record SlaRoutes(Guarantee guarantee) {

    List<Route> table() {
        return List.of(
            get("/sla").named("getSla", "Read which availability is guaranteed.")
                .needs(ACCOUNTS_READ).gives(200, SLA.shape()).tagged()
                .reads(request -> shown(guarantee.get())),
            put("/sla").named("replaceSla",
                    "Say which availability is guaranteed, and what is owed below it.")
                .needs(ACCOUNTS_WRITE).takes(SLA.replacement()).gives(200, SLA.shape()).tagged()
                .examples(new Route.Example("documented", "", """
                    {"target":99.9,"credits":[{"below":99.9,"percent":10},{"below":99,"percent":25}]}""",
                    null))
                .changes((request, write) -> shown(guarantee.replace(
                    ETags.expected(request.ifMatch()), request.body(), write))));
    }

    private static Reply shown(Sla sla) {
        return Reply.ok(SLA.of(sla)).etag(ETags.of(sla.version()));
    }
}
