package com.jupiteriq.data.types;

import static com.jupiteriq.data.types.TypeDocument.TYPE;

import com.jupiteriq.data.schemas.ItemSchema;
import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Write;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The types of data items, which a tenant may declare: what schema items fit, by what they are found, how
/// long they are kept. A type of which there are items is there whether or not it is declared.
///
/// Refuses with `Unreadable` a name that no type can have, and with `Missing` a type of which there is
/// nothing.
public final class DataTypes {

    /// From how many items on a filter without an index asks for one, which is worth its cost then.
    public static final int MANY = 1_000;

    private static final Pattern NAME = Pattern.compile(DataType.NAME);

    private final TypeStore store;
    private final KnownTypes known;
    private final IndexWork work;

    DataTypes(TypeStore store, KnownTypes known, IndexWork work) {
        this.store = store;
        this.known = known;
        this.work = work;
    }

    /// What became of a type that somebody has declared.
    public record Declared(TypeState state, boolean created) {}

    public Listing<TypeState> list() {
        return store.list();
    }

    public TypeState get(Caller caller, String name) {
        refuseName(name);
        return store.state(caller, name).filter(TypeState::isShown).orElseThrow(DataTypes::missing);
    }

    /// Says what a type is like from now on; what is left out returns to its default. Who says the same again
    /// changes nothing. Refuses with `Invalid` a schema that is none and indexes that cannot be.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the type's version, 0 for
    ///     one of which there is nothing
    public Declared declare(String name, IntPredicate expected, Fields body, Write write) {
        refuseName(name);
        write.about(name);
        TypeState before = store.state(write.caller(), name)
            .orElseGet(() -> TypeState.of(DataType.unused(name)));
        DataType was = before.type();
        write.follows(expected, before.isShown() ? was.version() : 0, was.updatedAt());
        Draft<TypeState> draft = draft(before, body);
        refuseSchema(draft.orNull(TypeDocument.SCHEMA));
        List<Index> indexes = IndexChoice.of(
            draft.get(TypeDocument.INDEXES), was, count -> store.freshIds(write.caller(), count));
        TypeState after = before.with(was.declared(draft.orNull(TypeDocument.SCHEMA), indexes,
            draft.orNull(TypeDocument.RETENTION), write.now()));
        Changes changes = TYPE.changes(before, after);
        if (was.declared() && changes.none()) {
            return new Declared(before, false);
        }
        DataType stored = stage(was, after.type(), write);
        TypeState state = before.with(stored);
        write.record(was.declared() ? audit("data_type.update", name, changes.before(), changes.after())
            : audit("data_type.create", name, null, TYPE.of(state)));
        return new Declared(state, !was.declared());
    }

    private static Draft<TypeState> draft(TypeState before, Fields body) {
        if (before.isShown()) {
            return TYPE.replaced(before, body);
        }
        String name = body.text("type");
        if (name != null && !name.equals(before.type().name())) {
            throw new Refused(Failure.Invalid.of(Problem.wrong("type",
                "This field cannot be changed. Leave it out.")));
        }
        return TYPE.created(body);
    }

    /// Forgets what was declared; the items stay, and are of a type that nobody has declared.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the type's version
    public void delete(String name, IntPredicate expected, Write write) {
        refuseName(name);
        write.about(name);
        TypeState before = get(write.caller(), name);
        DataType was = before.type();
        write.follows(expected, was.version(), was.updatedAt());
        if (was.declared() || !was.indexes().isEmpty()) {
            stage(was, was.undeclared(write.now()), write);
            write.record(audit("data_type.delete", name, TYPE.of(before), null));
        }
    }

    /// Gives a type an index that nobody has declared, for filters that compare what lies at the path; when
    /// there is none, and room for it.
    public void addIndex(String name, Path path, Write write) {
        TypeState before = store.state(write.caller(), name).orElse(null);
        if (before == null || before.items() < MANY) {
            return;
        }
        DataType was = before.type();
        boolean there = was.rowIndexes().stream().anyMatch(index -> index.path().equals(path));
        if (!there && was.indexes().size() < DataType.MOST_INDEXES) {
            int id = store.freshIds(write.caller(), 1).getFirst();
            // An index of texts tells of values of every kind whether they are the same.
            Index index = new Index(id, path, IndexKind.TEXT, Index.State.BUILDING, true);
            store.beginUse(id, write);
            byItself(before,
                was.with(Stream.concat(was.indexes().stream(), Stream.of(index)).toList()), write);
        }
    }

    /// Drops an index that nobody has declared.
    public void dropIndex(String name, int id, Write write) {
        TypeState before = store.state(write.caller(), name).orElse(null);
        if (before != null
            && before.type().indexes().stream().anyMatch(index -> index.id() == id && index.auto())) {
            DataType was = before.type();
            byItself(before,
                was.with(was.indexes().stream().filter(index -> index.id() != id).toList()), write);
        }
    }

    /// Nobody has declared it, so that the version stays for those who will.
    private void byItself(TypeState before, DataType after, Write write) {
        stage(before.type(), after, write);
        Changes changes = TYPE.changes(before, before.with(after));
        write.record(audit("data_type.update", after.name(), changes.before(), changes.after()));
    }

    private DataType stage(DataType before, DataType after, Write write) {
        DataType stored = after;
        if (before.isKnown()) {
            store.update(before, after, write);
        } else {
            if (known.count(write.caller()) >= DataType.MOST) {
                throw Additions.tooMany();
            }
            stored = store.insert(after, write);
        }
        without(after, before).forEach(index -> store.fill(after.name(), index, write));
        without(before, after).forEach(index -> store.empty(after.name(), index, write));
        known.changed(after.name(), write);
        write.afterwards(work::wake);
        return stored;
    }

    private static Stream<Index> without(DataType type, DataType other) {
        return type.indexes().stream()
            .filter(index -> other.indexes().stream().noneMatch(one -> one.id() == index.id()));
    }

    private static void refuseSchema(@Nullable JsonText schema) {
        if (schema != null) {
            ItemSchema.compile(JsonReader.read(schema.text().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void refuseName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Refused(new Failure.Unreadable("type", "This is not the name of a type. Send one that"
                + " begins with a small letter and has at most 64 small letters, digits, `_`, `.` and"
                + " `-`."));
        }
    }

    private static Refused missing() {
        return new Refused(new Failure.Missing("data type"));
    }

    private static AuditEntry audit(
        String action, String name, @Nullable JsonText before, @Nullable JsonText after) {
        return new AuditEntry(action, name, before, after);
    }
}
