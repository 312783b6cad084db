package com.jupiteriq.node;

import com.jupiteriq.firststart.KeysFile;
import com.jupiteriq.firststart.Sandbox;
import java.util.Map;

/// What the operator reads on standard output once the server is ready.
final class Banner {

    private Banner() {}

    /// @param keysFile where the keys are kept
    static String of(KeysFile file, String keysFile, boolean isFirst) {
        String addresses = """

            JupiterIQ is ready.
              API         %s
              Management  %s
              Keys        %s
            """.formatted(file.baseUrl(), file.managementUrl(), keysFile);
        return isFirst ? addresses + keys(file) + commands(file) : addresses;
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

    /// Open a ticket as an external system, list the open ones as support, resolve one, read what happened.
    private static String commands(KeysFile file) {
        String integration = test(file, "integration");
        String platform = test(file, "platform");
        if (integration.isEmpty() || platform.isEmpty()) {
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
            """.formatted(
            file.baseUrl() + "/functions/v1/integration-tickets", integration, v1, platform, Sandbox.TICKET);
    }

    private static String test(KeysFile file, String contract) {
        KeysFile.Pair pair = file.keys().get(contract);
        return pair == null ? "" : pair.test();
    }
}
