package com.jupiteriq.acceptance.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The operator's command line, `admin …`, on one data folder.
public record Admin(Path data) {

    /// A key as its creator sees it once.
    public record Key(String id, String secret) {}

    /// Runs the command as typed.
    public Shell.Outcome run(String... words) {
        List<String> command = new ArrayList<>(List.of(Server.JAVA));
        command.addAll(Server.QUICK);
        command.addAll(List.of("-jar", Server.jar().toString(), "admin"));
        command.addAll(Arrays.asList(words));
        return Shell.run(data, Server.environmentOf(data), command);
    }

    /// Runs the command with `--json`; standard output is one JSON document and nothing else.
    public JsonNode ask(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.add("--json");
        return Json.read(run(all.toArray(String[]::new)).must(0).out());
    }

    /// @return the account's id
    public String createAccount(String name, String plan) {
        return ask("account", "create", "--name", name, "--plan", plan).at("/account/id").stringValue();
    }

    /// @param contract `platform` or `integration`
    /// @param more further options of `key create`
    public Key createKey(String account, String environment, String contract, String... more) {
        List<String> words = new ArrayList<>(List.of(
            "key", "create", "--account", account, "--environment", environment, "--contract", contract));
        words.addAll(Arrays.asList(more));
        return key(ask(words.toArray(String[]::new)));
    }

    public Key rotate(String keyId, String... more) {
        List<String> words = new ArrayList<>(List.of("key", "rotate", keyId));
        words.addAll(Arrays.asList(more));
        return key(ask(words.toArray(String[]::new)));
    }

    private static Key key(JsonNode answer) {
        return new Key(answer.at("/key/id").stringValue(), answer.at("/secret").stringValue());
    }
}
