package com.jupiteriq.data.imports;

import static com.jupiteriq.data.ItemDocument.NEW_ITEM;

import com.jupiteriq.data.ItemDocument;
import com.jupiteriq.data.Operation;
import com.jupiteriq.data.Operation.Verb;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of a file, of which each is wrong for itself.
interface ImportLines extends Iterator<ImportLine> {

    /// Bytes of one line: what the largest item takes, and its other fields.
    int MAX_LINE = 260 << 10;

    String TOO_LONG = "This line has more than " + MAX_LINE + " bytes. Send an item that is smaller.";

    /// What a line asks for that says this: the item that has its external id is changed, or made.
    ///
    /// @param usualType of an item that does not say its own; null for the usual one
    static Operation operation(JsonValue.Obj sent, @Nullable String usualType) {
        try {
            Fields fields = ShapeReader.read(NEW_ITEM.creation(), sent, false);
            boolean named = fields.text(ItemDocument.EXTERNAL_ID.name()) != null;
            String type = fields.has(ItemDocument.TYPE.name()) ? null : usualType;
            return new Operation.Readable(
                named ? Verb.UPSERT : Verb.CREATE, null, type, null, fields, null);
        } catch (Refused refused) {
            return unreadable(refused);
        }
    }

    static Operation unreadable(Refused refused) {
        return switch (refused.failure()) {
            case Failure.Invalid(List<Problem> problems) -> new Operation.Unreadable(problems);
            case Failure.Unreadable(_, String message) -> unreadable(message);
            default -> throw refused;
        };
    }

    static Operation unreadable(String message) {
        return new Operation.Unreadable(List.of(Problem.wrong("", message)));
    }
}
