package com.jupiteriq.data.types;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jupiteriq.data.schemas.ItemSchema;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The types as this node remembers them. What it remembers may be old, so whoever acts on it makes sure in
/// the same round trip: writers by [#hold], readers by [#revision].
public final class KnownTypes {

    /// Bytes of all that is remembered, as far as they are known.
    private static final long MOST_BYTES = 64 << 20;
    /// Bytes of a type without its schema: indexes and statuses, as they usually are.
    private static final int TYPE_BYTES = 4 << 10;
    /// How much more memory a compiled schema takes than its text.
    private static final int COMPILED = 20;

    private final TypeStore store;
    private final Cache<Key, Known> known = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
        .weigher((Key key, Known one) -> one.bytes()).executor(Runnable::run).build();

    private record Key(UUID tenant, String name) {}

    /// @param schema made when it is needed first
    private record Known(DataType type, @Nullable ItemSchema schema) {

        int bytes() {
            int text = type.schema() == null ? 0 : type.schema().text().length();
            return TYPE_BYTES + (schema == null ? text : text * COMPILED);
        }

        boolean is(DataType other) {
            return type.revision() == other.revision();
        }
    }

    KnownTypes(TypeStore store) {
        this.store = store;
    }

    /// The types of these names for a write that calls [#hold] for each behind what it stages.
    public Map<String, DataType> forWriting(Collection<String> names, Write write) {
        Map<String, DataType> types = new HashMap<>();
        Set<String> missing = new HashSet<>();
        for (String name : names) {
            Known one = write.isAgain() ? null : known.getIfPresent(key(write.caller(), name));
            if (one == null) {
                missing.add(name);
            } else {
                types.put(name, one.type());
            }
        }
        if (!missing.isEmpty()) {
            store.these(write.caller(), missing)
                .forEach(type -> types.put(type.name(), kept(write.caller(), type)));
            missing.forEach(name -> types.computeIfAbsent(name, DataType::unused));
        }
        return types;
    }

    public DataType forWriting(String name, Write write) {
        return forWriting(Set.of(name), write).values().iterator().next();
    }

    /// The type for a read that compares [#revision] with it.
    public DataType remembered(Caller caller, String name) {
        Known one = known.getIfPresent(key(caller, name));
        return one == null ? fresh(caller, name) : one.type();
    }

    /// The type as it is now.
    public DataType fresh(Caller caller, String name) {
        return store.find(caller, name).map(type -> kept(caller, type)).orElseGet(() -> {
            known.invalidate(key(caller, name));
            return DataType.unused(name);
        });
    }

    /// What gives the revision of a type as a number; 0 while there is none.
    public static Sql revision(Caller caller, String name) {
        return Sql.of("(select coalesce(max(revision), 0) from data_types where tenant_id = ? and name = ?)",
            caller.tenant().id(), name);
    }

    /// Judges what the items of a write add to their types.
    public Additions additions(Write write) {
        return new Additions(this, write.caller());
    }

    long count(Caller caller) {
        return store.count(caller);
    }

    /// Makes sure when the write is committed that the types are still like that, and that they have these
    /// statuses, which [#additions] has judged; where there is no room by then, it is judged anew. Whoever
    /// publishes another state of a type and waits for the transactions that are under way then knows that
    /// all later ones go by it, for this is staged behind what they write.
    ///
    /// @param statuses of each type, by its name, in the order in which all writes change several
    public void hold(Map<String, DataType> used, SortedMap<String, Set<String>> statuses, Write write) {
        Collection<DataType> types = statuses.keySet().stream()
            .map(name -> Objects.requireNonNull(used.get(name))).toList();
        List<DataType> begun = types.stream().filter(type -> !type.isKnown()).toList();
        if (!begun.isEmpty()) {
            store.begin(begun, write);
        }
        for (DataType type : types) {
            Set<String> added = new TreeSet<>(Objects.requireNonNull(statuses.get(type.name())));
            type.statuses().forEach(added::remove);
            if (!added.isEmpty()) {
                store.addStatuses(type.name(), added, write);
                changed(type.name(), write);
            }
            if (type.isLeaving()) {
                store.keep(type, write);
                changed(type.name(), write);
            } else {
                store.demand(type, write);
            }
        }
    }

    /// Says that the type is another one once the write is committed. Other nodes find out by its revision.
    void changed(String name, Write write) {
        Key key = key(write.caller(), name);
        write.afterwards(() -> known.invalidate(key));
    }

    /// The schema that items of the type have to fit; null for none. Whoever needs it first compiles it,
    /// while the others wait.
    public @Nullable ItemSchema schema(Caller caller, DataType type) {
        JsonText text = type.schema();
        if (text == null) {
            return null;
        }
        Known remembered = known.getIfPresent(key(caller, type.name()));
        if (remembered != null && remembered.is(type) && remembered.schema() != null) {
            return remembered.schema();
        }
        Known one = known.asMap().compute(key(caller, type.name()), (key, there) ->
            there != null && there.is(type) && there.schema() != null ? there
                : new Known(type, compiled(text)));
        return one.schema();
    }

    private static ItemSchema compiled(JsonText schema) {
        return ItemSchema.accepted(JsonReader.read(schema.text().getBytes(StandardCharsets.UTF_8)));
    }

    /// With its schema, where that is compiled already.
    private DataType kept(Caller caller, DataType type) {
        known.asMap().compute(key(caller, type.name()), (key, there) ->
            new Known(type, there != null && there.is(type) ? there.schema() : null));
        return type;
    }

    private static Key key(Caller caller, String name) {
        return new Key(caller.tenant().id(), name);
    }
}
