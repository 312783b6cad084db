package com.jupiteriq.edge.v1.data;

import static com.jupiteriq.data.ItemDocument.ITEM;
import static com.jupiteriq.data.ItemDocument.NEW_ITEM;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.Operation;
import com.jupiteriq.data.Operation.Verb;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The operations of a bulk as bodies say them.
final class Operations {

    private static final String OP = "op";
    private static final String ID = "id";
    private static final String TYPE = "type";
    private static final String EXTERNAL_ID = "external_id";
    private static final String DATA = "data";
    private static final String IF_VERSION = "if_version";

    static final Shape SHAPE = Shape.of("ItemOperation",
        Field.required(OP, new Schema.OneOf(Verb.words()), "What to do."),
        Field.optional(ID, Schema.typeId(Item.PREFIX), "Which item it is about."),
        Field.optional(TYPE, new Schema.Patterned(DataType.NAME),
            "With `external_id`: the type of the item, `" + Item.USUAL_TYPE + "` without."),
        Field.optional(EXTERNAL_ID, Schema.nonEmpty(Item.MAX_EXTERNAL_ID),
            "In place of `id`: what another system calls the item."),
        Field.optional(DATA, new Schema.FreeObject(Integer.MAX_VALUE, Item.MAX_ATTRIBUTE_DEPTH + 1),
            "Of `create` and `upsert` what makes an item, of `update` a merge patch of it."),
        Field.optional(IF_VERSION, new Schema.Whole(1, Integer.MAX_VALUE),
            "The version that the item must have."));

    private Operations() {}

    static Operation read(JsonValue sent) {
        if (!(sent instanceof JsonValue.Obj object)) {
            return wrong("", "An operation must be an object.");
        }
        try {
            return read(ShapeReader.read(SHAPE, object, false));
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Invalid(List<Problem> problems)) {
                return new Operation.Unreadable(problems);
            }
            throw refused;
        }
    }

    private static Operation read(Fields fields) {
        Verb verb = Verb.of(fields.requiredText(OP));
        String sentId = fields.text(ID);
        UUID id = sentId == null ? null : TypeId.parse(Item.PREFIX, sentId).orElseThrow();
        Fields data = data(verb, fields);
        Operation.Readable operation = new Operation.Readable(verb, id, fields.text(TYPE),
            fields.text(EXTERNAL_ID), data,
            fields.has(IF_VERSION) ? fields.whole(IF_VERSION, 0) : null);
        List<Problem> contradictions = contradictions(verb, operation);
        if (!contradictions.isEmpty()) {
            return new Operation.Unreadable(contradictions);
        }
        return switch (verb) {
            case CREATE -> id == null ? operation : wrong(ID, "A new item gets its id here. Leave it out.");
            case UPSERT -> id != null
                ? wrong(ID, "This goes by `external_id`. Use `update` for an item of which you have the id.")
                : named(operation) ? operation
                : wrong(EXTERNAL_ID, "This field is required, here or in `data`.");
            case UPDATE, DELETE, ARCHIVE, RESTORE -> (id == null) == (operation.externalId() == null)
                ? wrong(ID, "Say which item is meant by either `id` or `external_id`.") : operation;
        };
    }

    /// What makes an item says its type and its name beside `data` or in it; where in both, the same. An
    /// `update` says by which name it finds the item, and which it is to have.
    private static List<Problem> contradictions(Verb verb, Operation.Readable operation) {
        if (verb != Verb.CREATE && verb != Verb.UPSERT) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>(0);
        contradiction(TYPE, operation.type(), operation.data()).ifPresent(problems::add);
        contradiction(EXTERNAL_ID, operation.externalId(), operation.data()).ifPresent(problems::add);
        return problems;
    }

    private static Optional<Problem> contradiction(String field, @Nullable String beside, Fields data) {
        return beside == null || !data.has(field) || beside.equals(data.text(field)) ? Optional.empty()
            : Optional.of(
                Problem.wrong(field, "`" + DATA + "." + field + "` says otherwise. Send one of them."));
    }

    private static boolean named(Operation.Readable operation) {
        return operation.externalId() != null || operation.data().text(EXTERNAL_ID) != null;
    }

    private static Fields data(Verb verb, Fields fields) {
        JsonValue sent = fields.values().get(DATA);
        @Nullable Shape shape = switch (verb) {
            case CREATE, UPSERT -> NEW_ITEM.creation();
            case UPDATE -> ITEM.patch();
            case DELETE, ARCHIVE, RESTORE -> null;
        };
        if (!(sent instanceof JsonValue.Obj object)) {
            return Fields.NONE;
        }
        if (shape == null) {
            throw new Refused(Failure.Invalid.of(
                Problem.wrong(DATA, "`" + verb.word() + "` takes no data. Leave it out.")));
        }
        return inside(shape, object);
    }

    private static Fields inside(Shape shape, JsonValue.Obj object) {
        try {
            return ShapeReader.read(shape, object, false);
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Invalid(List<Problem> problems)) {
                throw new Refused(new Failure.Invalid(
                    problems.stream().map(problem -> problem.at(DATA)).toList()));
            }
            throw refused;
        }
    }

    private static Operation wrong(String field, String message) {
        return new Operation.Unreadable(List.of(Problem.wrong(field, message)));
    }
}
