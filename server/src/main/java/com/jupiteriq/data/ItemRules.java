package com.jupiteriq.data;

import com.jupiteriq.data.schemas.ItemSchema;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What an item becomes by each operation, whatever else is done in the same write.
final class ItemRules {

    private final KnownTypes types;

    ItemRules(KnownTypes types) {
        this.types = types;
    }

    /// Refuses with `Invalid` what the type's schema does not admit.
    Item made(UUID id, Draft<Item> draft, DataType type, Caller caller) {
        Item item = Item.made(id, type.name(), draft.get(ItemDocument.STATUS),
            draft.get(ItemDocument.ATTRIBUTES), draft.orNull(ItemDocument.EXTERNAL_ID));
        refuseStatus(item);
        demandFit(item, type, caller);
        return item;
    }

    /// The same item where nothing is changed.
    Item changed(Item before, Draft<Item> draft, DataType type, Caller caller, Instant now) {
        Item after = before.saying(draft.get(ItemDocument.STATUS), draft.get(ItemDocument.ATTRIBUTES),
            draft.orNull(ItemDocument.EXTERNAL_ID), now);
        Changes changes = ItemDocument.ITEM.changes(before, after);
        if (changes.none()) {
            return before;
        }
        refuseStatus(after);
        if (changes.of(ItemDocument.ATTRIBUTES)) {
            demandFit(after, type, caller);
        }
        return after;
    }

    /// The same item where it is there already.
    static Item archived(Item before, Instant now) {
        return before.isArchived() ? before : before.archived(now);
    }

    /// Back from the trash where it is there, else from the archive; the same item where it is in neither.
    static Item restored(Item before, Instant now) {
        return before.isInTrash() ? before.undeleted(now)
            : before.isArchived() ? before.unarchived(now) : before;
    }

    private static void refuseStatus(Item item) {
        if (item.status().equals(Item.ARCHIVED) && !item.isArchived()) {
            throw new Refused(Failure.Invalid.of(Problem.wrong(ItemDocument.STATUS.name(),
                "This is the status of items in the archive. Move it there by `archive`.")));
        }
    }

    private void demandFit(Item item, DataType type, Caller caller) {
        ItemSchema schema = types.schema(caller, type);
        List<Problem> problems = schema == null ? List.of() : schema.problems(item.values());
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
    }
}
