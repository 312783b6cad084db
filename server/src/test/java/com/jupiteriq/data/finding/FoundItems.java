package com.jupiteriq.data.finding;

import com.jupiteriq.data.DataModule;
import com.jupiteriq.data.Item;
import com.jupiteriq.data.ItemDocument;
import com.jupiteriq.data.ItemHashes;
import com.jupiteriq.data.Items;
import com.jupiteriq.data.types.IndexWishes;
import com.jupiteriq.data.types.IndexWork;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.data.types.TypesModule;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Items in a database of their own, and lists of them.
final class FoundItems implements AutoCloseable {

    /// What lists have said of indexes.
    static final class Said implements IndexWishes {

        final List<String> missed = new ArrayList<>();
        final List<Integer> used = new ArrayList<>();

        @Override
        public void wanted(Caller caller, String type, Path path) {
            missed.add(type + " " + path.text());
        }

        @Override
        public void used(Caller caller, int index) {
            used.add(index);
        }
    }

    /// A reach that few items go beyond.
    static final Reach SHORT = new Reach(5, 20, 60, 100);

    final TestTenants tenants = new TestTenants();
    final Said said = new Said();
    final Items items;
    final ItemHashes hashes;
    final KnownTypes types;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Writes writes;

    FoundItems() {
        context.registerBean(Reads.class, () -> tenants.reads);
        context.registerBean(Ids.class, () -> tenants.ids);
        context.registerBean(Vault.class, () -> tenants.vault);
        context.registerBean(JdbcClient.class, () -> tenants.all);
        context.registerBean(IndexWork.class, () -> () -> { });
        context.register(DataModule.class, TypesModule.class);
        context.refresh();
        items = context.getBean(Items.class);
        hashes = context.getBean(ItemHashes.class);
        types = context.getBean(KnownTypes.class);
        writes = tenants.writes();
    }

    Finding finding(Reach reach, Reads reads) {
        return new Finding(new FoundStore(reads), types, hashes, said, tenants.clock, reach);
    }

    <T> T write(Caller caller, Function<Write, T> work) {
        return writes.run(caller, work);
    }

    Item create(
        Caller caller, String type, String status, @Nullable String externalId, JsonValue.Obj attributes) {
        return write(caller, write -> create(type, status, externalId, attributes, write));
    }

    Item create(
        String type, String status, @Nullable String externalId, JsonValue.Obj attributes, Write write) {
        Map<String, JsonValue> body = new HashMap<>(Map.of("type", new JsonValue.Str(type),
            "status", new JsonValue.Str(status), "attributes", attributes));
        if (externalId != null) {
            body.put("external_id", new JsonValue.Str(externalId));
        }
        return items.create(ItemDocument.NEW_ITEM.created(new Fields(body)), write);
    }

    /// @param indexes of each: id, path, kind, state, auto
    void declare(Caller caller, String type, String... indexes) {
        List<String> all = new ArrayList<>();
        for (String index : indexes) {
            String[] parts = index.split(" ");
            all.add("{\"id\":%s,\"path\":\"%s\",\"kind\":\"%s\",\"state\":\"%s\",\"auto\":%s}"
                .formatted((Object[]) parts));
        }
        tenants.all.sql("""
            insert into data_types (tenant_id, id, name, version, declared, indexes, created_at, updated_at)
            values (?, ?, ?, 1, true, ?, now(), now())
            on conflict (tenant_id, name) do update
            set indexes = excluded.indexes, revision = nextval('data_type_revisions')""")
            .params(caller.tenant().id(), tenants.ids.next(), type,
                "{\"indexes\":[" + String.join(",", all) + "]}")
            .update();
    }

    static JsonValue.Obj json(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @param query parameters with their values, `type=order`; the first `=` divides
    static Wanted wanted(String... query) {
        Map<String, String> plain = new HashMap<>();
        Map<String, String> attributes = new HashMap<>();
        for (String pair : query) {
            int equal = pair.indexOf('=');
            (pair.startsWith("attributes.") ? attributes : plain)
                .put(pair.substring(0, equal), pair.substring(equal + 1));
        }
        return Wanted.of(plain::get, attributes);
    }

    @Override
    public void close() {
        context.close();
        tenants.close();
    }
}
