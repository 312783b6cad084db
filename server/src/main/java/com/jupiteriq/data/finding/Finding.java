package com.jupiteriq.data.finding;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.ItemHashes;
import com.jupiteriq.data.finding.Asked.OfAttributes;
import com.jupiteriq.data.finding.FoundStore.Check;
import com.jupiteriq.data.finding.FoundStore.Found;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.data.types.Index;
import com.jupiteriq.data.types.IndexWishes;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.data.values.Op;
import com.jupiteriq.json.Field;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Sql;
import com.jupiteriq.text.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists of data items (000:293): by what is said of them, by their attributes, and by words.
///
/// Refuses with `NotIndexed` what only an index could answer that the type has not, and with a `Conflict`
/// for a short while one that is being filled.
public final class Finding {

    /// How often a type may change while a list of it is read, before the client has to ask again.
    private static final int MAX_TRIES = 4;
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Sql IN_TRASH = Sql.of("deleted_at is not null");
    private static final Set<Op> WISHED = Set.of(Op.EQ, Op.IN);

    private final FoundStore store;
    private final KnownTypes types;
    private final ItemHashes hashes;
    private final IndexWishes wishes;
    private final InstantSource clock;
    private final Reach reach;
    private final Listing<Item> trash;

    Finding(
        FoundStore store, KnownTypes types, ItemHashes hashes, IndexWishes wishes, InstantSource clock,
        Reach reach) {
        this.store = store;
        this.types = types;
        this.hashes = hashes;
        this.wishes = wishes;
        this.clock = clock;
        this.reach = reach;
        this.trash = store.trash();
    }

    /// What a query can say about this list beside its conditions, which are the parameters that begin with
    /// [com.jupiteriq.data.values.Condition#PARAMETER].
    public List<Field> parameters() {
        return Wanted.parameters();
    }

    public Page<Item> page(Caller caller, Wanted wanted, PageRequest page) {
        String name = wanted.type();
        DataType type = name != null && needsIndexes(wanted) ? types.remembered(caller, name) : null;
        for (int i = 0; i < MAX_TRIES; i++) {
            Page<Item> found = page(caller, wanted, type, page);
            if (found != null) {
                return found;
            }
            type = types.fresh(caller, Objects.requireNonNull(type).name());
        }
        throw new Refused(new Failure.Conflict("The type of these items is being changed. Ask again.", SOON));
    }

    /// Whether indexes of a type are needed, or it matters that there are none.
    private static boolean needsIndexes(Wanted wanted) {
        return wanted.words() != null || wanted.sorting().path() != null || !wanted.conditions().isEmpty();
    }

    /// Null where the type has become another one.
    private @Nullable Page<Item> page(
        Caller caller, Wanted wanted, @Nullable DataType type, PageRequest page) {
        Question question;
        try {
            question = question(caller, wanted, type);
        } catch (Refused refused) {
            if (type == null || types.fresh(caller, type.name()).revision() == type.revision()) {
                throw refused;
            }
            return null;
        }
        Ordering ordering = Ordering.of(question, page.cursor());
        if (question.findsNothing()) {
            return new Page<>(List.of(), page.total() == PageRequest.Total.NONE ? null : 0L, null);
        }
        Found found = store.page(caller, question, page);
        Check check = found.check();
        if (type != null && check.revision() != null && check.revision() != type.revision()) {
            return null;
        }
        tell(caller, question, check);
        demandFew(question, check);
        boolean bounded = page.total() == PageRequest.Total.USUAL && question.isCountedInPart();
        Long total = check.total();
        return Page.of(found.items(), page,
            bounded && total != null && total > reach.counted() ? null : total, ordering::place);
    }

    private Question question(Caller caller, Wanted wanted, @Nullable DataType type) {
        Indexes indexes = new Indexes(type);
        List<OfAttributes> conditions = indexes.of(wanted.conditions());
        Index sorted = wanted.sorting().path() == null ? null : indexes.sorting(wanted.sorting().path());
        List<String> words = null;
        if (wanted.words() != null) {
            indexes.demandWords();
            words = hashes.kept(caller.tenant(), Objects.requireNonNull(wanted.type()),
                Words.wanted(wanted.words()));
        }
        Times times = Times.of(wanted, clock.instant());
        return new Question(caller.tenant(), wanted, times, type, conditions, sorted,
            hashes.leaves(caller.tenant()), words, reach);
    }

    private static void demandFew(Question question, Check check) {
        if (check.items() != null && check.items() > question.reach().few()) {
            throw Indexes.tooMany(question.unindexed().getFirst(), question);
        }
    }

    private void tell(Caller caller, Question question, Check check) {
        for (Index index : question.indexes()) {
            if (index.auto()) {
                wishes.used(caller, index.id());
            }
        }
        String type = question.wanted().type();
        if (type != null && check.items() != null && check.items() >= DataTypes.MANY) {
            question.unindexed().stream().filter(asked -> WISHED.contains(asked.condition().op()))
                .forEach(asked -> wishes.wanted(caller, type, asked.condition().path()));
        }
    }

    /// What a query can say about the trash; [#trash(Caller, Selection, PageRequest)] lists it.
    public Listing<Item> trash() {
        return trash;
    }

    /// Items in the trash, those first that were deleted last.
    public Page<Item> trash(Caller caller, Selection selection, PageRequest page) {
        return trash.page(caller, selection.within(IN_TRASH), page);
    }
}
