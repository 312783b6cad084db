package com.jupiteriq.data;

import static com.jupiteriq.data.ItemDocument.ITEM;
import static com.jupiteriq.data.ItemDocument.NEW_ITEM;

import com.jupiteriq.data.ItemEvents.Happened;
import com.jupiteriq.data.ItemMoves.Move;
import com.jupiteriq.data.Operation.Verb;
import com.jupiteriq.data.types.Additions;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Many operations on items in one write (000:298; R084, R107; decisions C27, C67): each does what it would
/// do alone behind those before it, or is refused alone; or all are done or none. Only the quota bounds what
/// all of them together add: where there is no room for it, the whole is refused.
///
/// It is put on record with an entry for each operation that changed something, and one event for all.
public final class Bulk {

    /// Operations of one request (002:134).
    public static final int MAX = 100;

    private final ItemStore store;
    private final KnownTypes types;
    private final ItemRules rules;
    private final ItemMoves moves;
    private final Ids ids;

    Bulk(ItemStore store, KnownTypes types, ItemRules rules, ItemMoves moves, Ids ids) {
        this.store = store;
        this.types = types;
        this.rules = rules;
        this.moves = moves;
        this.ids = ids;
    }

    /// What became of one operation.
    public sealed interface Outcome {

        record Made(Item item) implements Outcome {}

        /// It is like that now.
        ///
        /// @param changed whether it was not before
        record Is(Item item, boolean changed) implements Outcome {}

        record Deleted(Item item) implements Outcome {}

        record Failed(Failure failure) implements Outcome {}

        /// Whether something is to be written.
        default boolean changes() {
            return switch (this) {
                case Made _, Deleted _ -> true;
                case Is(_, boolean changed) -> changed;
                case Failed _ -> false;
            };
        }
    }

    /// What an operation did.
    private record Deed(Happened happened, @Nullable Item before, Item after) {}

    /// Refuses, where it is all or none, with everything that is wrong with any. Somebody else who takes a
    /// name before the write is committed lets it begin anew.
    public List<Outcome> apply(List<Operation> operations, boolean atomic, Write write) {
        write.beginAnewWhenTaken();
        List<Operation.Readable> readable = operations.stream()
            .filter(Operation.Readable.class::isInstance).map(Operation.Readable.class::cast).toList();
        if (readable.stream().anyMatch(operation -> operation.verb() == Verb.UPSERT)) {
            write.insist();
        }
        BulkState state = BulkState.read(store, readable, write);
        Doing doing = new Doing(state, types(readable, state, write), write);
        List<Outcome> outcomes = operations.stream().map(doing::outcome).toList();
        if (atomic) {
            refuseAny(outcomes);
        }
        List<Move> became = state.moves();
        ItemCounters.makeRoom(became.stream().mapToInt(Move::added).sum(), write);
        moves.stage(became, doing.types, write);
        record(doing.deeds, write);
        return outcomes;
    }

    private Map<String, DataType> types(
        List<Operation.Readable> operations, BulkState state, Write write) {
        Set<String> names = new TreeSet<>();
        for (Operation.Readable operation : operations) {
            state.item(operation).ifPresentOrElse(item -> names.add(item.type()),
                () -> names.add(operation.typeName()));
        }
        return types.forWriting(names, write);
    }

    /// The operations of one write, in their order.
    private final class Doing {

        private final BulkState state;
        private final Map<String, DataType> types;
        private final Write write;
        private final Additions additions;
        private final List<Deed> deeds = new ArrayList<>();

        Doing(BulkState state, Map<String, DataType> types, Write write) {
            this.state = state;
            this.types = types;
            this.write = write;
            this.additions = Bulk.this.types.additions(write);
        }

        Outcome outcome(Operation operation) {
            return switch (operation) {
                case Operation.Unreadable(List<Problem> problems) ->
                    new Outcome.Failed(new Failure.Invalid(problems));
                case Operation.Readable readable -> {
                    try {
                        yield done(readable);
                    } catch (Refused refused) {
                        yield new Outcome.Failed(refused.failure());
                    }
                }
            };
        }

        private Outcome done(Operation.Readable operation) {
            return switch (operation.verb()) {
                case CREATE -> create(operation);
                case UPSERT -> state.item(operation).isPresent() ? update(operation) : create(operation);
                case UPDATE -> update(operation);
                case DELETE -> {
                    if (!write.caller().permissions().allow(Permission.DATA_DELETE)) {
                        throw new Refused(new Failure.Forbidden(Permission.DATA_DELETE));
                    }
                    Item before = found(operation, false);
                    deed(Happened.DELETE, before, before.deleted(write.now()));
                    yield new Outcome.Deleted(before);
                }
                case ARCHIVE -> {
                    Item before = found(operation, false);
                    yield is(Happened.ARCHIVE, before, ItemRules.archived(before, write.now()));
                }
                case RESTORE -> {
                    Item before = found(operation, true);
                    yield is(Happened.RESTORE, before, ItemRules.restored(before, write.now()));
                }
            };
        }

        private Outcome create(Operation.Readable operation) {
            Item item = rules.made(operation.id() == null ? ids.next() : operation.id(),
                NEW_ITEM.created(named(operation)), type(operation.typeName()), write.caller());
            deed(Happened.CREATE, null, item);
            return new Outcome.Made(item);
        }

        private Outcome update(Operation.Readable operation) {
            Item before = found(operation, false);
            Draft<Item> draft = ITEM.patched(before, operation.data());
            return is(Happened.UPDATE, before,
                rules.changed(before, draft, type(before.type()), write.caller(), write.now()));
        }

        private Outcome is(Happened happened, Item before, Item after) {
            if (after != before) {
                deed(happened, before, after);
            }
            return new Outcome.Is(after, after != before);
        }

        private void deed(Happened happened, @Nullable Item before, Item after) {
            state.refuseTaken(after);
            if (!after.isInTrash()) {
                additions.item(type(after.type()), after.status());
            }
            state.put(after);
            deeds.add(new Deed(happened, before, after));
        }

        private Item found(Operation.Readable operation, boolean fromTrash) {
            Item item = state.item(operation)
                .filter(known -> fromTrash || !known.isInTrash()).orElseThrow(Items::missing);
            Long expected = operation.ifVersion();
            if (expected != null && expected != item.version()) {
                throw new Refused(new Failure.Stale(item.version()));
            }
            return item;
        }

        private DataType type(String name) {
            return Objects.requireNonNull(types.get(name));
        }
    }

    /// With what the operation itself says of type and external id. An upsert is a patch of what is not there
    /// yet, so that the same again changes nothing.
    private static Fields named(Operation.Readable operation) {
        Map<String, JsonValue> fields = new LinkedHashMap<>(operation.data().values());
        if (operation.verb() == Verb.UPSERT) {
            fields.computeIfPresent(ItemDocument.ATTRIBUTES.name(), (name, sent) -> withoutNulls(sent));
        }
        fields.put(ItemDocument.TYPE.name(), new JsonValue.Str(operation.typeName()));
        if (operation.externalId() != null) {
            fields.put(ItemDocument.EXTERNAL_ID.name(), new JsonValue.Str(operation.externalId()));
        }
        return new Fields(fields);
    }

    private static JsonValue withoutNulls(JsonValue patch) {
        if (!(patch instanceof JsonValue.Obj(Map<String, JsonValue> members))) {
            return patch;
        }
        Map<String, JsonValue> kept = new LinkedHashMap<>();
        members.forEach((name, member) -> {
            if (!(member instanceof JsonValue.Null)) {
                kept.put(name, withoutNulls(member));
            }
        });
        return new JsonValue.Obj(kept);
    }

    private static void refuseAny(List<Outcome> outcomes) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Failed(Failure failure)) {
                for (Problem problem : BulkProblems.of(failure)) {
                    problems.add(problem.at("operations[" + i + "]"));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(
                new Failure.Invalid(problems.stream().limit(ShapeReader.MAX_PROBLEMS).toList()));
        }
    }

    private void record(List<Deed> deeds, Write write) {
        Map<Happened, Set<UUID>> happened = new EnumMap<>(Happened.class);
        deeds.forEach(deed ->
            happened.computeIfAbsent(deed.happened(), none -> new LinkedHashSet<>()).add(deed.after().id()));
        for (int i = 0; i < deeds.size(); i++) {
            AuditEntry entry = entry(deeds.get(i));
            write.record(entry, i > 0 ? new Event[0]
                : new Event[] {ItemEvents.bulk(ids.next(), happened)});
        }
    }

    private static AuditEntry entry(Deed deed) {
        String action = "data." + deed.happened().word();
        Item before = deed.before();
        if (before == null) {
            return Items.audit(action, deed.after(), null, ITEM.of(deed.after()));
        }
        if (deed.happened() == Happened.DELETE) {
            return Items.audit(action, before, ITEM.of(before), null);
        }
        Changes changes = ITEM.changes(before, deed.after());
        return Items.audit(action, deed.after(), changes.before(), changes.after());
    }
}
