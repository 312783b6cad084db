package com.jupiteriq.edge.v1.audit;

import static com.jupiteriq.audit.EntryDocument.ENTRY;
import static com.jupiteriq.audit.SealDocument.KEYS;
import static com.jupiteriq.audit.SealDocument.SEAL;
import static com.jupiteriq.audit.SealDocument.VERDICT;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.kernel.Permission.AUDIT_READ;

import com.jupiteriq.audit.Trail;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The audit trail of the caller's environment: who did what, from where, and the proof that it is still what
/// was written (002:178, decision C36). It is read only.
public final class AuditRoutes {

    /// What plans call it.
    private static final String GATE = "audit";

    /// A ticket of the largest text, as it was and as it is.
    private static final long LARGEST = 2 * Route.LARGEST;

    private static final long LARGEST_SEAL = 8 << 10;

    private static final PathId ID = new PathId("id", "aud", "audit entry");

    private static final Parameter<Instant> FROM =
        Parameter.time("from", "Verify what is later than this; from the beginning without.");
    private static final Parameter<Instant> TO =
        Parameter.time("to", "Verify what is earlier than this; to the end without.");

    private final Trail trail;

    public AuditRoutes(Trail trail) {
        this.trail = trail;
    }

    public List<Route> table() {
        return List.of(
            get("/audit").named("listAuditEntries", "Look up who did what, newest first.")
                .needs(AUDIT_READ).gated(GATE).largest(LARGEST).asTable()
                .examples(
                    new Route.Example("ofTickets", "action=ticket.*&limit=50", null, null),
                    new Route.Example("denied", "outcome=denied&include_total=false", null, null),
                    new Route.Example("inOrder", "sort=sequence", null, null))
                .pages(ENTRY, trail.list(), (request, selection) ->
                    trail.page(request.caller(), selection, request.query().page())),
            get("/audit/seals").named("listAuditSeals", "List the seals over the audit trail, newest first.")
                .needs(AUDIT_READ).gated(GATE).largest(LARGEST_SEAL)
                .pages(SEAL, trail.seals()),
            get("/audit/keys")
                .named("listAuditKeys", "Read the public keys with which seals can be verified elsewhere.")
                .needs(AUDIT_READ).gated(GATE).gives(200, KEYS.shape())
                .reads(request -> Reply.ok(KEYS.of(trail.keys()))),
            get("/audit/verify")
                .named("verifyAudit", "Seal what is not yet, and hold the entries against their seals.")
                .needs(AUDIT_READ).gated(GATE).filters(List.of(FROM.field(), TO.field()))
                .gives(200, VERDICT.shape())
                .examples(new Route.Example("sinceADay", "from=2025-01-29", null, null))
                .reads(this::verify),
            get("/audit/{id}").where(ID.field()).named("getAuditEntry", "Read an entry of the audit trail.")
                .needs(AUDIT_READ).gated(GATE).gives(200, ENTRY.shape())
                .reads(request -> Reply.ok(ENTRY.of(trail.get(request.caller(), ID.in(request))))));
    }

    private Reply verify(Request request) {
        return Reply.ok(VERDICT.of(
            trail.verify(request.caller(), time(request, FROM), time(request, TO))));
    }

    private static @Nullable Instant time(Request request, Parameter<Instant> parameter) {
        String text = request.query().text(parameter.name());
        return text == null ? null : Times.parse(text).orElseThrow();
    }
}
