package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Keys;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import com.jupiteriq.acceptance.openapi.Conformity;
import com.jupiteriq.acceptance.openapi.Document;
import com.jupiteriq.acceptance.openapi.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A running server and everybody who acts on it.
///
/// @param operator what the first start wrote into `keys.json`
/// @param acme a customer with every contract
/// @param rival another customer, who must never see anything of the first
/// @param conformity the published documents, against which every answer is held
record World(
    Server server,
    Keys operator,
    Admin admin,
    Tenant acme,
    Tenant rival,
    Http http,
    Ledger ledger,
    Conformity conformity) implements AutoCloseable {

    /// A body that does not arrive is given up sooner than by default, or the tests would take minutes.
    static final int BODY_TIMEOUT_SECONDS = 2;

    /// The sweeps make many.
    private static final int WEBHOOKS = 1_000;

    /// To which mails of invitations link.
    static final String INVITATION_PAGE = "https://app.example.com/invitation";

    static World begin() {
        Server server = Server.fresh(
            "--body-timeout", BODY_TIMEOUT_SECONDS + "s",
            "--invitation-url", INVITATION_PAGE);
        try {
            Admin admin = server.admin();
            admin.allow("enterprise", "webhooks", WEBHOOKS);
            Http http = new Http(server);
            return new World(
                server,
                server.keys(),
                admin,
                Tenant.create(admin, "Acme"),
                Tenant.create(admin, "Rival"),
                http,
                Ledger.of(server),
                new Conformity(Stream.of("platform", "identity", "integration", "accounts")
                    .map(contract -> document(http, contract)).toList()));
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    Answer send(Call call) {
        return http.send(call);
    }

    /// The documented way to read events.
    Operation eventLog() {
        return conformity.documents().getFirst().find("GET", "/v1/events").orElseThrow();
    }

    /// What the document says that an event may be, without those that take days to happen.
    Set<String> quickEventTypes() {
        Set<String> types = eventLog().document().root()
            .at("/components/schemas/Event/properties/event/enum").valueStream()
            .map(JsonNode::asString).collect(Collectors.toCollection(HashSet::new));
        for (String slow : List.of("webhook.delivery_failed", "key.rotation_due")) {
            assertThat(types.remove(slow)).as(types.toString()).isTrue();
        }
        return types;
    }

    /// What happens to accounts is told in their live logs only.
    static boolean isOfAccount(String eventType) {
        return List.of("account", "subscription", "payment")
            .contains(eventType.substring(0, eventType.indexOf('.')));
    }

    /// What the answers since the last check did that no document allows.
    List<String> breaches() {
        List<String> breaches = new ArrayList<>();
        for (Answer answer : http.takeAnswers()) {
            List<String> problems = conformity.problems(answer);
            if (!problems.isEmpty()) {
                breaches.add(String.join("\n", problems) + "\n" + answer);
            }
        }
        return breaches;
    }

    @Override
    public void close() {
        ledger.close();
        server.close();
    }

    private static Document document(Http http, String contract) {
        return new Document(contract, http.send(Call.get("/openapi/" + contract + ".json")).must(200).json());
    }
}
