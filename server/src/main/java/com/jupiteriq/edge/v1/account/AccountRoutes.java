package com.jupiteriq.edge.v1.account;

import static com.jupiteriq.accounts.AccountDocument.ACCOUNT;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_READ;
import static com.jupiteriq.kernel.Permission.ACCOUNTS_WRITE;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.access.NamedLimit;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.AccountDocument;
import com.jupiteriq.accounts.Feature;
import com.jupiteriq.accounts.Preferences;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.limits.Standing;
import java.time.Instant;
import java.util.List;

/// What `/v1` says about the account of a key, and what it may use (R079–R085).
final class AccountRoutes {

    private final Preferences preferences;
    private final Limits limits;
    private final List<Quota> quotas;

    AccountRoutes(Preferences preferences, Limits limits, List<Quota> quotas) {
        this.preferences = preferences;
        this.limits = limits;
        this.quotas = quotas;
    }

    List<Route> table() {
        return List.of(
            get("/account").named("getAccount", "Read the account of the key.")
                .needs(ACCOUNTS_READ).gives(200, ACCOUNT.shape()).tagged()
                .reads(request -> shown(preferences.get(request.caller()), request)),
            patch("/account").named("updateAccount", "Change the name and the settings of the account.")
                .needs(ACCOUNTS_WRITE).takes(AccountDocument.CHOICE).gives(200, ACCOUNT.shape()).tagged()
                .examples(new Route.Example("settings", "", "{\"settings\":{\"audit_days\":365}}", null))
                .changes((request, write) -> shown(preferences.change(
                    ETags.expected(request.ifMatch()), request.body(), write), request)),
            get("/limits").named("getLimits", "Read what the key and its account may use, and what is used.")
                .gives(200, AccountShapes.LIMITS).reads(this::limits));
    }

    private static Reply shown(Account account, Request request) {
        return Reply.ok(ACCOUNT.of(new AccountDocument.Seen(
                account, request.caller().tenant().environment())))
            .etag(ETags.of(account.version()));
    }

    private Reply limits(Request request) {
        Admitted caller = request.admitted();
        Caller.Entitled may = request.caller().entitlements();
        JsonWriter out = new JsonWriter().object().field("plan", may.plan());
        out.key("rate_limits").array();
        NamedLimit.of(caller).forEach(limit -> rate(limit, out));
        out.endArray().key("quotas").array();
        quotas.forEach(quota -> out.object()
            .field("name", quota.name())
            .key("limit").number(may.quota(quota.name()))
            .field("used", quota.used().applyAsLong(request.caller()))
            .endObject());
        out.endArray().key("gates").array();
        Feature.words().forEach(feature -> out.object()
            .field("feature", feature).field("allowed", may.allows(feature)).endObject());
        out.endArray();
        bodies(FileRoom.largest(request.caller()), out.key("bodies"));
        return Reply.ok(out.endObject().done());
    }

    private void rate(NamedLimit limit, JsonWriter out) {
        Standing standing = limits.peek(List.of(limit.allowance()));
        out.object()
            .field("scope", limit.scope())
            .field("name", limit.name())
            .field("window", limit.allowance().window().word())
            .field("limit", standing.limit())
            .field("remaining", standing.remaining())
            .field("resets_at", Instant.ofEpochSecond(standing.resetsAt()))
            .endObject();
    }

    private static void bodies(long largestFile, JsonWriter out) {
        out.object()
            .field("request_body_bytes", RequestBounds.MAX_BODY)
            .field("url_bytes", RequestBounds.MAX_TARGET)
            .field("header_bytes", RequestBounds.MAX_HEADERS)
            .field("query_parameters", RequestBounds.MAX_PARAMETERS)
            .field("batch_operations", RequestBounds.MAX_OPERATIONS)
            .field("request_seconds", RequestBounds.TIME.toSeconds())
            .field("batch_seconds", RequestBounds.COMPOUND_TIME.toSeconds())
            .field("file_bytes", largestFile)
            .field("upload_seconds", RequestBounds.TRANSFER_TIME.toSeconds())
            .endObject();
    }
}
