package com.jupiteriq.audit;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.seals.SigningKeys;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The trail over a database of its own, without tasks: places and seals are given when a test says so.
final class TestTrail implements AutoCloseable {

    final TestTenants tenants = new TestTenants();
    final TransactionTemplate transactions =
        new TransactionTemplate(new DataSourceTransactionManager(tenants.database.worker()));
    final AuditStore store = new AuditStore(tenants.vault, tenants.ids, tenants.random, () -> { });
    final Placing placing = placing();
    final SigningKeys keys = new SigningKeys(tenants.masters, tenants.random);
    final SealStore seals = new SealStore(tenants.worker, tenants.reads);
    final Sealing sealing = new Sealing(seals, keys, tenants.worker, transactions, tenants.clock);
    final KeepStore kept = new KeepStore(tenants.worker);
    final Map<UUID, Integer> days = new ConcurrentHashMap<>();
    final Keeping keeping = new Keeping(
        kept, keys, tenants.worker, transactions, () -> days, TestPostgres.RETENTION, tenants.clock);
    final Trail trail = within(Trail.VERIFYING);
    final Denials denials =
        new Denials(store, tenants.worker, transactions, tenants.clock, () -> { });
    private final Writes writes = tenants.writes(store);

    /// One that looks everywhere each time, also in days that have not come.
    Placing placing() {
        return new Placing(
            new PlaceStore(tenants.worker), transactions, tenants.vault, tenants.random, tenants.clock,
            Duration.ZERO);
    }

    Trail within(Duration verifying) {
        return new Trail(new EntryStore(tenants.reads, tenants.vault), seals, sealing, kept, keys,
            tenants.worker, verifying);
    }

    /// An entry of an action on an object, with a change that tells of somebody.
    void record(Caller caller, String action, String target) {
        record(caller, new AuditEntry(action, target, null,
            new JsonText("{\"name\":\"Ann \\\"the\\\" Ü\",\"size\":1.50}")));
    }

    void record(Caller caller, AuditEntry entry) {
        writes.run(caller, write -> {
            write.record(entry);
            return entry;
        });
    }

    void record(Caller caller, int entries) {
        for (int i = 1; i <= entries; i++) {
            record(caller, "note.create", "note_" + i);
        }
        placing.run();
    }

    /// What a service account did for a user.
    void forUser(Caller caller, UUID user, AuditEntry entry) {
        record(new Caller(caller.tenant(), Principal.user(user, "Ann"), caller.principal(),
            caller.permissions(), caller.entitlements(), caller.origin(), caller.deadline()), entry);
    }

    List<Entry> inOrder(Caller caller) {
        return page(caller, Selection.ALL.sorted("sequence"));
    }

    List<Entry> page(Caller caller, Selection selection) {
        return trail.page(caller, selection, new PageRequest(100, 0, null)).items();
    }

    @Nullable Fault fault(Caller caller) {
        return trail.verify(caller, null, null).firstInvalid();
    }

    /// What another machine finds, which has the answers of the API and nothing else.
    @Nullable Fault elsewhere(Caller caller, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("export.ndjson"), export(caller));
        return Export.verify(file, sealed(caller, folder), trail.keys()).fault();
    }

    String export(Caller caller) {
        return inOrder(caller).stream().map(entry -> EntryDocument.ENTRY.of(entry).text() + "\n")
            .collect(Collectors.joining());
    }

    Path sealed(Caller caller, Path folder) throws IOException {
        String lines = seals.from(caller, 1, 100).reversed().stream()
            .map(seal -> SealDocument.SEAL.of(seal).text() + "\n").collect(Collectors.joining());
        return Files.writeString(folder.resolve("seals.json"), lines);
    }

    @Override
    public void close() {
        tenants.close();
    }
}
