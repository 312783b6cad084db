package com.jupiteriq.data.finding;

import com.jupiteriq.data.finding.Asked.OfAttributes;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.Index;
import com.jupiteriq.data.values.Condition;
import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.data.values.Op;
import com.jupiteriq.data.values.Operand;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.json.Times;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chooses indexes of a type, and refuses what needs one that the type has not.
///
/// @param type null where none is wanted
record Indexes(@Nullable DataType type) {

    /// After which an index that is being filled is worth asking for again.
    private static final Duration SOON = Duration.ofSeconds(5);

    /// What is asked of each item, ranges of one index together.
    List<OfAttributes> of(List<Condition> conditions) {
        List<OfAttributes> all = new ArrayList<>();
        for (Condition condition : conditions) {
            OfAttributes asked = of(condition);
            int beside = IntStream.range(0, all.size())
                .filter(i -> all.get(i).isBeside(asked)).findFirst().orElse(-1);
            if (beside < 0) {
                all.add(asked);
            } else {
                all.set(beside, all.get(beside).and(asked));
            }
        }
        return all;
    }

    private OfAttributes of(Condition condition) {
        List<Index> ready = at(condition.path(), Index.State.READY);
        if (condition.op().isRange()) {
            return OfAttributes.of(condition, range(condition, ready), false);
        }
        Optional<Index> declaredFirst = ready.stream().min(Comparator.comparing(Index::auto));
        return OfAttributes.of(condition, declaredFirst.orElse(null),
            !at(condition.path(), Index.State.BUILDING).isEmpty());
    }

    private Index range(Condition condition, List<Index> ready) {
        List<IndexKind> kinds = kinds(condition);
        if (ready.isEmpty()) {
            throw missing(condition.parameter(), condition.path(), kinds.getFirst());
        }
        Refused refused = null;
        Comparator<Index> likeliest = Comparator.comparing(one -> kinds.indexOf(one.kind()));
        for (Index index : ready.stream().sorted(likeliest).toList()) {
            try {
                condition.probe(index.kind());
                return index;
            } catch (Refused notOfItsKind) {
                refused = refused == null ? notOfItsKind : refused;
            }
        }
        throw refused == null ? missing(condition.parameter(), condition.path(), kinds.getFirst()) : refused;
    }

    /// Which kinds of index a range is meant for, the likeliest first.
    private static List<IndexKind> kinds(Condition condition) {
        Operand operand = condition.operands().getFirst();
        if (condition.op() == Op.PREFIX) {
            return List.of(IndexKind.TEXT, IndexKind.TIME, IndexKind.NUMBER);
        }
        if (operand instanceof Operand.Number) {
            return List.of(IndexKind.NUMBER, IndexKind.TEXT, IndexKind.TIME);
        }
        return Times.parse(operand.text()).isPresent()
            ? List.of(IndexKind.TIME, IndexKind.TEXT, IndexKind.NUMBER)
            : List.of(IndexKind.TEXT, IndexKind.TIME, IndexKind.NUMBER);
    }

    /// The index of an order.
    Index sorting(Path path) {
        return at(path, Index.State.READY).stream().min(Comparator.comparing(Index::auto))
            .orElseThrow(() -> missing(Sorting.PARAMETER, path, IndexKind.TEXT));
    }

    void demandWords() {
        if (inState(Index.State.READY).noneMatch(index -> index.kind() == IndexKind.WORDS)) {
            boolean building = inState(Index.State.BUILDING)
                .anyMatch(index -> index.kind() == IndexKind.WORDS);
            throw building ? building() : notIndexed(Wanted.WORDS.name(), "", IndexKind.WORDS,
                "Words are looked for in indexes of words, of which " + typeText() + " has none that is"
                    + " ready. Declare one.");
        }
    }

    /// What to say where there are too many items for a condition without an index.
    static Refused tooMany(OfAttributes asked, Question question) {
        int most = question.reach().few();
        String type = question.wanted().type();
        if (asked.building()) {
            return building();
        }
        Condition condition = asked.condition();
        IndexKind kind = condition.op() == Op.EXISTS ? IndexKind.TEXT : kinds(condition).getFirst();
        return new Refused(new Failure.NotIndexed(condition.parameter(), type == null ? "" : type,
            condition.path().text(), kind.word(), type == null
                ? "There are more than " + most + " items. Send `type` too, and declare an index on `"
                    + condition.path().text() + "` of that type."
                : "There are more than " + most + " items of the type " + type
                    + ". Declare an index on `" + condition.path().text() + "` of it."));
    }

    private Refused missing(String field, Path path, IndexKind kind) {
        if (!at(path, Index.State.BUILDING).isEmpty()) {
            return building();
        }
        if (type == null) {
            return notIndexed(field, path.text(), kind, "Only an index of a type has values in order. Send"
                + " `type` too, of which an index on `" + path.text() + "` is declared.");
        }
        boolean failed = !at(path, Index.State.FAILED).isEmpty();
        return notIndexed(field, path.text(), kind, failed
            ? "The index on `" + path.text() + "` of the type " + type.name() + " could not be filled. Look"
                + " at the type, and declare it anew."
            : "Declare an index of the kind " + kind.word() + " on `" + path.text() + "` of the type "
                + type.name() + ".");
    }

    private static Refused building() {
        return new Refused(new Failure.Conflict(
            "The index that this list needs is being filled. Ask again in a moment.", SOON));
    }

    private Refused notIndexed(String field, String path, IndexKind kind, String message) {
        String name = type == null ? "" : type.name();
        return new Refused(new Failure.NotIndexed(field, name, path, kind.word(), message));
    }

    private String typeText() {
        return type == null ? "a list without `type`" : "the type " + type.name();
    }

    /// Those that keep values in order.
    private List<Index> at(Path path, Index.State state) {
        return inState(state)
            .filter(index -> index.kind() != IndexKind.WORDS && index.path().equals(path)).toList();
    }

    private Stream<Index> inState(Index.State state) {
        return type == null ? Stream.empty()
            : type.indexes().stream().filter(index -> index.state() == state);
    }
}
