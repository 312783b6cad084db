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

    /// Runs the command as typed, in a process of its own.
    public Shell.Outcome run(String... words) {
        List<String> command = new ArrayList<>(List.of(Server.JAVA));
        command.addAll(Server.QUICK);
        command.addAll(Prepared.classes());
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

    /// Runs the same command much sooner, for tests to which it is only a means.
    public Shell.Outcome quickly(String... words) {
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(Arrays.asList(words));
        all.addAll(List.of("--data", data.toString()));
        return Clerk.run(all);
    }

    /// @return the account's id
    public String createAccount(String name, String plan) {
        return askQuickly(List.of("account", "create", "--name", name, "--plan", plan)).at("/account/id")
            .stringValue();
    }

    /// Changes a quota of a plan.
    public void allow(String plan, String quota, long most) {
        askQuickly(List.of("plan", "set", plan, "quotas." + quota + "=" + most));
    }

    /// @param contract `platform`, `identity` or `integration`
    /// @param more further options of `key create`
    public Key createKey(String account, String environment, String contract, String... more) {
        List<String> words = new ArrayList<>(List.of(
            "key", "create", "--account", account, "--environment", environment, "--contract", contract));
        words.addAll(Arrays.asList(more));
        return key(askQuickly(words));
    }

    public Key rotate(String keyId, String... more) {
        List<String> words = new ArrayList<>(List.of("key", "rotate", keyId));
        words.addAll(Arrays.asList(more));
        return key(askQuickly(words));
    }

    private JsonNode askQuickly(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.add("--json");
        return Json.read(quickly(all.toArray(String[]::new)).must(0).out());
    }

    /// What `key create` and `key rotate` tell.
    public static Key key(JsonNode answer) {
        return new Key(answer.at("/key/id").stringValue(), answer.at("/secret").stringValue());
    }
}
