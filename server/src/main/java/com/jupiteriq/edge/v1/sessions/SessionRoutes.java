package com.jupiteriq.edge.v1.sessions;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.v1.sessions.SessionShapes.INTROSPECTION;
import static com.jupiteriq.edge.v1.sessions.SessionShapes.REFRESH;
import static com.jupiteriq.edge.v1.sessions.SessionShapes.REVOKED;
import static com.jupiteriq.edge.v1.sessions.SessionShapes.SIGNED_IN;
import static com.jupiteriq.edge.v1.sessions.SessionShapes.SIGN_IN;
import static com.jupiteriq.edge.v1.sessions.SessionShapes.TOKEN;
import static com.jupiteriq.edge.v1.sessions.SessionShapes.WHOSE;
import static com.jupiteriq.kernel.Permission.SESSIONS_READ;
import static com.jupiteriq.kernel.Permission.SESSIONS_WRITE;
import static com.jupiteriq.sessions.SessionDocument.OWN;
import static com.jupiteriq.sessions.SessionDocument.SESSION;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.sessions.Entered;
import com.jupiteriq.sessions.Issued;
import com.jupiteriq.sessions.OwnSession;
import com.jupiteriq.sessions.Session;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.sessions.SignIn;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.function.Function;

/// What `/v1` says about users who are signed in (R057–R071).
final class SessionRoutes {

    private static final PathId ID = new PathId("id", "ses", "session");

    private final Sessions sessions;
    private final SignIn signIn;

    SessionRoutes(Sessions sessions, SignIn signIn) {
        this.sessions = sessions;
        this.signIn = signIn;
    }

    List<Route> table() {
        return List.of(
            get("/sessions").named("listSessions", "List the sessions of users, newest first.")
                .needs(SESSIONS_READ).pages(SESSION, sessions.list(), (request, selection) ->
                    sessions.page(request.caller(), selection, request.query().page())),
            post("/sessions").named("createSession", "Sign a user in by their password.")
                .needs(SESSIONS_WRITE).takes(SIGN_IN).gives(201, SIGNED_IN)
                .examples(SessionExamples.SIGN_IN).preparesChange(this::begin),
            post("/sessions/refresh")
                .named("refreshSession", "Get the next tokens for a refresh token, which is used up then.")
                .needs(SESSIONS_WRITE).takes(REFRESH).gives(200, SIGNED_IN)
                .examples(SessionExamples.REFRESH).changes(this::refresh),
            post("/sessions/introspect").named("introspectToken", "Ask what a token stands for (RFC 7662).")
                .needs(SESSIONS_READ).takes(TOKEN).givesAlike(INTROSPECTION)
                .examples(SessionExamples.INTROSPECTION).reads(this::introspect),
            post("/sessions/revoke-all").named("revokeSessions", "End all sessions of a user.")
                .needs(SESSIONS_WRITE).takes(WHOSE).gives(200, REVOKED)
                .examples(SessionExamples.ALL).changes(this::endAll),
            get("/sessions/{id}").where(ID.field()).named("getSession", "Read a session.")
                .needs(SESSIONS_READ).gives(200, SESSION.shape())
                .reads(request -> Reply.ok(SESSION.of(sessions.get(request.caller(), ID.in(request))))),
            delete("/sessions/{id}").where(ID.field()).named("revokeSession", "End a session.")
                .needs(SESSIONS_WRITE)
                .changes((request, write) ->
                    end(sessions.get(write.caller(), ID.in(request)), write)),
            get("/users/me/sessions").named("listMySessions", "List one's own sessions, newest first.")
                .pages(OWN, sessions.listOfCaller(), this::mine),
            delete("/users/me/sessions/{id}").where(ID.field())
                .named("revokeMySession", "End a session of one's own.")
                .changes(this::endMine));
    }

    private Function<Write, Reply> begin(Request request) {
        Entered entered = signIn.check(request.caller(), SessionShapes.attempt(request.body()));
        return write -> {
            Issued issued = sessions.begin(entered, SessionShapes.wanted(
                request.admitted().kind().contract(), request.body(), request.caller().origin()), write);
            return Reply.created(
                V1.MOUNT + "/sessions/" + issued.session().publicId(), SessionShapes.signedIn(issued));
        };
    }

    private Reply refresh(Request request, Write write) {
        return Reply.ok(SessionShapes.signedIn(
            sessions.refresh(request.body().requiredText("refresh_token"), write)));
    }

    private Reply introspect(Request request) {
        return new Reply.Alike(sessions.introspect(request.caller(), request.body().requiredText("token"))
            .map(SessionShapes::told).orElseGet(SessionShapes::nothing));
    }

    private Reply endAll(Request request, Write write) {
        String named = request.body().requiredText("user_id");
        write.about(named);
        int ended = sessions.revokeAll(TypeId.parse("usr", named).orElseThrow(), write);
        return Reply.ok(new JsonWriter().object().field("revoked", ended).endObject().done());
    }

    private Reply end(Session session, Write write) {
        sessions.end(session, write);
        return Reply.nothing();
    }

    private Page<OwnSession> mine(Request request, Selection selection) {
        return sessions.pageOfCaller(request.caller(), request.signedIn().credential(), selection,
            request.query().page());
    }

    private Reply endMine(Request request, Write write) {
        request.signedIn();
        return end(sessions.ofCaller(write.caller(), ID.in(request)), write);
    }
}
