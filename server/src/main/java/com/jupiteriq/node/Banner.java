package com.jupiteriq.node;

import com.jupiteriq.firststart.FirstStart;
import com.jupiteriq.firststart.KeysFile;
import com.jupiteriq.firststart.Sandbox;
import com.jupiteriq.kernel.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the operator reads on standard output once the server is ready.
final class Banner {

    private Banner() {}

    /// @param folder where the keys are kept
    /// @param firstOwner a link; empty when there is an owner, or nobody could follow it
    static String of(
        KeysFile file, Path folder, FirstStart.Outcome outcome, Optional<String> firstOwner) {
        String addresses = """

            JupiterIQ is ready.
              API         %s
              Management  %s
              Keys        %s
            """.formatted(file.baseUrl(), file.managementUrl(), folder.resolve(KeysFile.NAME));
        return addresses + firstOwner.map(Banner::link).orElse("")
            + (outcome.isFirst() ? keys(file) + commands(file) : orders(folder, outcome));
    }

    private static String link(String url) {
        return """

            Nobody owns this installation on its pages yet. This link makes its first owner, once, within 30
            minutes:
              %s
            """.formatted(url);
    }

    /// How to make the keys of contracts that are newer than the account.
    private static String orders(Path folder, FirstStart.Outcome outcome) {
        StringBuilder lines = new StringBuilder();
        for (String contract : outcome.keyless()) {
            lines.append("\nThere is no key for the contract ").append(contract)
                .append(" yet. These commands make one for each environment and show it, once:\n");
            for (Environment environment : Environment.values()) {
                lines.append("""
                    ./jupiter admin key create --data '%s' --account %s --environment %s --contract %s
                    """.formatted(folder.toString().replace("'", "'\\''"), outcome.account().publicId(),
                    environment.word(), contract));
            }
        }
        return lines.toString();
    }

    private static String keys(KeysFile file) {
        StringBuilder lines = new StringBuilder("\nThe keys of account " + file.account().id()
            + ". They are not shown again; keep them secret:\n");
        for (Map.Entry<String, KeysFile.Pair> contract : file.keys().entrySet()) {
            lines.append(line(contract.getKey() + " test", contract.getValue().test()));
            lines.append(line(contract.getKey() + " live", contract.getValue().live()));
        }
        return lines.toString();
    }

    private static String line(String name, String secret) {
        return "  " + name + " ".repeat(Math.max(1, 18 - name.length())) + secret + "\n";
    }

    /// Open a ticket as an external system, list the open ones as support, resolve one, read what happened;
    /// a list as the contract of user management prints it, and a user as the small user API does.
    private static String commands(KeysFile file) {
        String integration = test(file, "integration");
        String platform = test(file, "platform");
        String identity = test(file, "identity");
        if (integration.isEmpty() || platform.isEmpty() || identity.isEmpty()) {
            return "";
        }
        String v1 = file.baseUrl() + "/v1";
        return """

            Try it, with the test keys:
            curl -sS %1$s/tickets -H 'Authorization: Bearer %2$s' -H 'Content-Type: application/json' \
            -d '{"title":"The printer is on fire","priority":"high"}'
            curl -sS '%3$s/tickets?status=open' -H 'Authorization: Bearer %4$s'
            curl -sS -X PATCH %3$s/tickets/%5$s -H 'Authorization: Bearer %4$s' \
            -H 'Content-Type: application/json' -d '{"status":"resolved"}'
            curl -sS '%3$s/events?after=0' -H 'Authorization: Bearer %4$s'
            curl -sS '%3$s/tickets?limit=2&offset=0' -H 'X-API-Key: %6$s'
            """.formatted(file.baseUrl() + "/functions/v1/integration-tickets", integration, v1, platform,
            Sandbox.TICKET, identity) + user(file);
    }

    private static String user(KeysFile file) {
        String accounts = test(file, "accounts");
        return accounts.isEmpty() ? "" : """
            curl -sS %s/api/v1/users/%s -H 'Authorization: Bearer %s'
            """.formatted(file.baseUrl(), Sandbox.USER, accounts);
    }

    private static String test(KeysFile file, String contract) {
        KeysFile.Pair pair = file.keys().get(contract);
        return pair == null ? "" : pair.test();
    }
}
