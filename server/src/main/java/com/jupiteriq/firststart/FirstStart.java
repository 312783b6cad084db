package com.jupiteriq.firststart;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.keys.KeyView;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.postgres.DataFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes sure that there is an account for the operator and that `keys.json` tells of it.
///
/// The file is on disk before its keys are committed, so that there are never keys that nobody knows. A crash
/// in between leaves keys that do not exist: the next start finds no account and begins anew.
public final class FirstStart {

    static final String ACCOUNT_NAME = "Operator";

    /// Nodes that start at once on one new database make one account.
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(5_872_001)";

    private final Controls controls;
    private final Accounts accounts;
    private final OperatorKeys keys;
    private final List<KeyKind> kinds;
    private final DataFolder folder;

    public FirstStart(
        Controls controls, Accounts accounts, OperatorKeys keys, List<KeyKind> kinds, DataFolder folder) {
        this.controls = controls;
        this.accounts = accounts;
        this.keys = keys;
        this.kinds = kinds;
        this.folder = folder;
    }

    /// @param isFirst whether the keys were made just now, by this node
    /// @param keyless the contracts of which the account never had a key, as they came with an upgrade;
    ///     nobody would hear of a key that the start made by itself
    public record Outcome(Account account, KeysFile file, boolean isFirst, List<String> keyless) {}

    /// @param baseUrl where the API will be, as far as it is known
    public Outcome ensure(String baseUrl, String managementUrl) {
        Optional<Account> known = accounts.first();
        return known.isPresent()
            ? found(known.get(), baseUrl, managementUrl)
            : controls.together(() -> begin(baseUrl, managementUrl));
    }

    private Outcome found(Account account, String baseUrl, String managementUrl) {
        Set<String> had = keys.list(account.publicId()).stream().map(KeyView::contract)
            .collect(Collectors.toSet());
        List<String> keyless = kinds.stream().map(KeyKind::contract)
            .filter(contract -> !had.contains(contract)).sorted().toList();
        return new Outcome(account, existing(account, baseUrl, managementUrl), false, keyless);
    }

    /// The keys of a file that tells of another account were never committed.
    private KeysFile existing(Account account, String baseUrl, String managementUrl) {
        KeysFile.Account line = new KeysFile.Account(account.publicId(), account.name());
        Map<String, KeysFile.Pair> kept = folder.read(KeysFile.NAME)
            .map(KeysFile::parse)
            .filter(file -> file.account().id().equals(line.id()))
            .map(KeysFile::keys)
            .orElse(Map.of());
        return new KeysFile(baseUrl, managementUrl, line, kept);
    }

    private Outcome begin(String baseUrl, String managementUrl) {
        controls.read(jdbc -> jdbc.sql(ONE_AT_A_TIME).query((row, number) -> number).single());
        Optional<Account> rival = accounts.first();
        if (rival.isPresent()) {
            return found(rival.get(), baseUrl, managementUrl);
        }
        Actor actor = Actor.operator("first-start");
        Account account = accounts.create(actor, ACCOUNT_NAME, Plan.ENTERPRISE.word());
        Map<String, KeysFile.Pair> pairs = new TreeMap<>();
        for (KeyKind kind : kinds) {
            pairs.put(kind.contract(), new KeysFile.Pair(
                secret(actor, account, Environment.LIVE, kind),
                secret(actor, account, Environment.TEST, kind)));
        }
        KeysFile file = new KeysFile(
            baseUrl, managementUrl, new KeysFile.Account(account.publicId(), account.name()), pairs);
        folder.write(KeysFile.NAME, file.bytes());
        return new Outcome(account, file, true, List.of());
    }

    private String secret(Actor actor, Account account, Environment environment, KeyKind kind) {
        return keys.first(actor, account.tenant(environment), kind).secret();
    }
}
