package com.jupiteriq.data;

import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.data.types.TypesModule;
import com.jupiteriq.data.upkeep.UpkeepModule;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Items and their types over a database of its own; what runs in the background is not started.
public final class DataBench implements AutoCloseable {

    public final TestTenants tenants;
    public final Caller caller;
    public final Writes writes;
    public final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    public final List<Event> events = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final boolean owner;

    public DataBench() {
        this(new TestTenants(), null);
    }

    private DataBench(TestTenants tenants, DataBench other) {
        this.tenants = tenants;
        this.owner = other == null;
        this.caller = other == null ? tenants.caller() : other.caller;
        this.writes = tenants.writes((write, entry, told) -> {
            entries.add(entry);
            events.addAll(told);
        });
        context.registerBean(InstantSource.class, () -> tenants.clock);
        context.registerBean(Reads.class, () -> tenants.reads);
        context.registerBean(Writes.class, () -> writes);
        context.registerBean(Ids.class, () -> tenants.ids);
        context.registerBean(Vault.class, () -> tenants.vault);
        context.registerBean(JdbcClient.class, () -> tenants.worker);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(
            new DataSourceTransactionManager(tenants.database.worker())));
        context.register(TypesModule.class, DataModule.class, UpkeepModule.class);
        context.refresh();
    }

    /// Another node over the same database.
    public DataBench another() {
        return new DataBench(tenants, this);
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T write(Function<Write, T> work) {
        return writes.run(caller, work);
    }

    public static Fields body(String json) {
        return new Fields(JsonReader.read(json.getBytes(StandardCharsets.UTF_8)).members());
    }

    public Item create(String json) {
        return write(write -> part(Items.class).create(ItemDocument.NEW_ITEM.created(body(json)), write));
    }

    public Item change(Item item, String json) {
        return write(write -> part(Items.class).change(item.id(), version -> true,
            before -> ItemDocument.ITEM.patched(before, body(json)), write));
    }

    public DataTypes.Declared declare(String type, String json) {
        return write(write -> part(DataTypes.class).declare(type, version -> true, body(json), write));
    }

    @Override
    public void close() {
        context.close();
        if (owner) {
            tenants.close();
        }
    }
}
