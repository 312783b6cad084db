package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.signin.factors.Factors;
import com.jupiteriq.signin.pages.Arrival;
import com.jupiteriq.signin.pages.Authenticator;
import com.jupiteriq.signin.pages.FirstOwner;
import com.jupiteriq.signin.pages.Login;
import com.jupiteriq.signin.pages.Outcome;
import com.jupiteriq.signin.pages.PageSessions;
import com.jupiteriq.signin.pages.PageSignIn;
import com.jupiteriq.store.Writes;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;

/// One customer's life on a server, told through the API only: every kind of row that the foundation writes,
/// with values that occur nowhere else.
final class Seed {

    static final String FIRST_EMAIL = "Seeded.One+quirk@customer-of-ours.example";
    static final String SECOND_EMAIL = "seeded.two.q7x@customer-of-ours.example";
    static final String REFUSED_EMAIL = "seeded.three.q7x@customer-of-ours.example";
    static final String USER_EMAIL = "seeded.user.q7x@customer-of-ours.example";
    static final List<String> EMAILS = List.of(FIRST_EMAIL, SECOND_EMAIL, REFUSED_EMAIL, USER_EMAIL);

    /// What a ticket says, which its own tables keep in clear (decision D3) and no other may.
    static final List<String> TEXTS = List.of("subjectmarkq7x", "descriptionmarkq7x", "commentmarkq7x",
        "internalmarkq7x", "categorymarkq7x", "tagmarkq7x", "metadatamarkq7x", "titlemarkq7x");

    /// The name of an upload in Base64.
    private static final String UPLOAD = Base64.getEncoder().encodeToString(
        "uploadmarkq7x.txt".getBytes(StandardCharsets.UTF_8));

    /// Of callers, of users and of a webhook rather than of the ticket.
    static final List<String> TRACES =
        List.of("agentmarkq7x", "claimmarkq7x", "tokenmarkq7x", "secretmarkq7x", "namemarkq7x",
            "usernamemarkq7x", "+4930123459876", "passwordmarkq7x", "devicemarkq7x", "198.51.100.77",
            "filemarkq7x", "filenotemarkq7x", "uploadmarkq7x", UPLOAD);

    private static final String WEBHOOK_SECRET = "secretmarkq7x-of-a-webhook";

    private static final String BODY = """
        {"subject":"subjectmarkq7x","description":"descriptionmarkq7x","category":"categorymarkq7x",\
        "tags":["tagmarkq7x"],"metadata":{"note":"metadatamarkq7x"},"customer_email":"%s"}"""
        .formatted(FIRST_EMAIL);

    private static final Set<String> MADE_ABOVE =
        Set.of("/tickets", "/webhooks", "/users", "/sessions", "/files", "/files/uploads");

    private final TestServer server;
    final Account account;
    final List<String> secrets = new ArrayList<>();

    /// What stands in for one in its own form: the secret of an authenticator, backup codes, a link.
    final List<String> codes = new ArrayList<>();
    private long calls;

    Seed(TestServer server) {
        this.server = server;
        this.account = server.account();
        String key = key("platform");
        String token = key("integration");
        String claim = "claimmarkq7x-" + FIRST_EMAIL;
        expect(201, "POST /v1/webhooks", key, """
            {"url":"https://hooks.example.com/tokenmarkq7x","events":["*"],"secret":"%s"}"""
            .formatted(WEBHOOK_SECRET));
        expect(201, "POST /v1/tickets", key, BODY, "X-Idempotency-Key", claim);
        expect(201, "POST /v1/tickets", key, BODY, "X-Idempotency-Key", claim);
        expect(200, "PATCH /v1/tickets/TCK-1", key, "{\"customer_email\":\"" + SECOND_EMAIL + "\"}");
        expect(200, "PATCH /v1/tickets/TCK-1", key, "{\"status\":\"resolved\"}");
        expect(201, "POST /v1/tickets/TCK-1/comments", key, "{\"content\":\"commentmarkq7x\"}",
            "X-Idempotency-Key", "claimmarkq7x-2");
        expect(201, "POST /v1/tickets/TCK-1/comments", key,
            "{\"content\":\"internalmarkq7x\",\"is_internal\":true}");
        HttpResponse<String> user = expect(201, "POST /v1/users", key, """
            {"email":"%s","name":"Ann namemarkq7x","username":"usernamemarkq7x","phone":"+4930123459876",\
            "password":"passwordmarkq7x of a user"}""".formatted(USER_EMAIL));
        signIn(key);
        file(key);
        Map<String, String> made = new HashMap<>();
        for (Route route : plainCreations()) {
            HttpResponse<String> answer = expect(201, "POST " + V1.MOUNT + route.path(), key,
                Objects.requireNonNull(route.examples().getFirst().request(), route.name()),
                route.traits().keyed()
                    ? new String[] {"X-Idempotency-Key", route.name()} : new String[0]);
            made.put(route.path(), answer.headers().firstValue("Location").orElseThrow());
        }
        expect(202, "POST " + made.get("/reports") + "/runs", key, "");
        await("report_runs where state = 'succeeded'", count -> count == 1);
        people(key, made.get("/organizations"), user.headers().firstValue("Location").orElseThrow());
        expect(201, "POST /functions/v1/integration-tickets/tickets", token, """
            {"title":"titlemarkq7x","description":"descriptionmarkq7x",\
            "metadata":{"note":"metadatamarkq7x"}}""",
            "X-Idempotency-Key", "claimmarkq7x-3");
        expect(422, "POST /v1/tickets", key,
            "{\"customer_email\":\"" + REFUSED_EMAIL + "\",\"subject\":7}");
        HttpResponse<String> last = expect(201, "POST /v1/tickets", key, BODY);
        expect(204, "DELETE " + last.headers().firstValue("Location").orElseThrow(), key, "");
        assertThat(server.get("/v1/tickets?customer_email=" + SECOND_EMAIL, key).body())
            .contains("\"total\":1");
        rotate(token);
        await("events where position is null", count -> count == 0);
        await("audit where sequence is null", count -> count == 0);
        expect(200, "GET /v1/audit/verify", key, "");
        // the receiver's name cannot be looked up here, so that every delivery fails at once and waits
        await("webhook_attempts", count -> count > 0);
        await("request_log", count -> count == calls + 1);
    }

    private void file(String key) {
        String path = expect(201, "POST /v1/files", key, "filecontentsmarkq7x", "X-File-Name",
            "filemarkq7x.txt").headers().firstValue("Location").orElseThrow();
        await("files where status = 'rejected'", count -> count == 1);
        expect(200, "PATCH " + path, key, "{\"metadata\":{\"note\":\"filenotemarkq7x\"}}");
        expect(201, "POST /v1/files/uploads", key, "", "Tus-Resumable", "1.0.0", "Upload-Length", "7",
            "Upload-Metadata", "filename " + UPLOAD);
    }

    /// Also with tokens that took the place of others, a try that failed and a password that was forgotten.
    private void signIn(String key) {
        String first = tokens(expect(201, "POST /v1/sessions", key, """
            {"login":"usernamemarkq7x","password":"passwordmarkq7x of a user","device":"devicemarkq7x",\
            "client":{"address":"198.51.100.77","user_agent":"agentmarkq7x"}}"""));
        tokens(expect(200, "POST /v1/sessions/refresh", key, "{\"refresh_token\":\"" + first + "\"}"));
        pages();
        expect(401, "POST /v1/sessions", key, """
            {"login":"usernamemarkq7x","password":"another password of a user"}""");
        expect(202, "POST /v1/passwords/forgot", key, "{\"login\":\"usernamemarkq7x\"}");
    }

    /// The same user by a page, who adds a second factor; and what makes an owner, where there is none yet.
    private void pages() {
        Arrival arrival = new Arrival(new Origin("req_01h455vb4pex5vsknk084sn02q", "198.51.100.77",
            "agentmarkq7x"), Deadline.in(Duration.ofMinutes(1)), null);
        Outcome outcome = server.part(PageSignIn.class).attempt(
            new Login(USER_EMAIL, "passwordmarkq7x of a user"), account.publicId(), arrival);
        String token = ((Outcome.Entered) outcome).token();
        secrets.add(token);
        Caller self = server.part(PageSessions.class).find(token, "198.51.100.77").orElseThrow()
            .self(arrival.origin(), arrival.deadline());
        Factors factors = server.part(Factors.class);
        Factors.Beginning factor = factors.begin(self);
        codes.add(factor.secret());
        codes.addAll(server.part(Writes.class).run(self, write -> factors.confirm(factor.pending(),
            Authenticator.code(factor.secret(), server.tenants.clock.instant()), write)));
        String link = server.part(FirstOwner.class).renew(Actor.operator("req_test"), account).orElseThrow();
        codes.add(link.substring(link.lastIndexOf('.') + 1));
    }

    /// The one that refreshes.
    private String tokens(HttpResponse<String> answer) {
        String refresh = answer.body().replaceAll("(?s).*\"refresh_token\":\"([^\"]*)\".*", "$1");
        secrets.add(refresh);
        secrets.add(answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]*)\".*", "$1"));
        return refresh;
    }

    private void people(String key, String organization, String user) {
        expect(201, "PUT " + organization + "/members/" + user.substring(user.lastIndexOf('/') + 1), key,
            "{\"role\":\"owner\"}");
        expect(201, "POST " + organization + "/invitations", key,
            "{\"email\":\"" + SECOND_EMAIL + "\",\"notify\":false}");
    }

    /// The routes that make an object of a resource that is like all others, which can be deleted again. Rows
    /// that neither they nor this class make are missed by `TenantIsolationTest`.
    List<Route> plainCreations() {
        List<Route> routes = server.part(V1.class).routes();
        return routes.stream()
            .filter(route -> route.method().equals("POST") && !route.path().contains("{"))
            .filter(route -> !MADE_ABOVE.contains(route.path()))
            .filter(route -> routes.stream().anyMatch(other -> other.method().equals("DELETE")
                && other.path().replaceAll("/\\{[^/]+}$", "").equals(route.path())))
            .toList();
    }

    /// How many of them emit an event.
    long toldCreations() {
        return plainCreations().stream().filter(route -> !route.path().equals("/roles")).count();
    }

    private String key(String contract) {
        String secret = server.key(account, contract);
        secrets.add(secret);
        return secret;
    }

    private void rotate(String old) {
        OperatorKeys keys = server.part(OperatorKeys.class);
        String id = keys.list(account.publicId()).stream()
            .filter(key -> key.contract().equals("integration")).findFirst().orElseThrow().id();
        String secret = keys.rotate(Actor.operator("req_seed"), id, Duration.ofHours(1)).secret();
        assertThat(secret).isNotEqualTo(old);
        secrets.add(secret);
    }

    /// @param call method and path
    private HttpResponse<String> expect(int status, String call, String key, String body, String... headers) {
        List<String> all = new ArrayList<>(
            List.of("User-Agent", "seeder/1.0 (agentmarkq7x of " + FIRST_EMAIL + ")"));
        all.addAll(List.of(headers));
        String[] parts = call.split(" ");
        calls++;
        HttpResponse<String> answer = server.send(parts[0], parts[1], key, body, all.toArray(String[]::new));
        assertThat(answer.statusCode()).as(call + " " + answer.body()).isEqualTo(status);
        return answer;
    }

    private void await(String rows, LongPredicate enough) {
        Await.until("rows of " + rows, () -> enough.test(server.tenants.count(rows)));
    }
}
