package com.jupiteriq.data;

import com.jupiteriq.data.ItemStore.ExternalName;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of the operations of a bulk as it was sent, or what is wrong with its form.
public sealed interface Operation {

    enum Verb {
        CREATE, UPDATE, UPSERT, DELETE, ARCHIVE, RESTORE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Verb::word).toList();
        }

        public static Verb of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    record Unreadable(List<Problem> problems) implements Operation {}

    /// @param id of the item, or for a new one; null where it is named by its external id, or gets one here
    /// @param type with `externalId`; null for the usual one
    /// @param data what is said of the item, in the shape of its creation or of its patch
    /// @param ifVersion the version that the item must have; null for any
    record Readable(
        Verb verb, @Nullable UUID id, @Nullable String type, @Nullable String externalId, Fields data,
        @Nullable Long ifVersion) implements Operation {

        /// What the item is called that it is about or makes; null where that is not said.
        @Nullable ExternalName name() {
            if (id != null) {
                return null;
            }
            String called = externalId == null ? data.text(ItemDocument.EXTERNAL_ID.name()) : externalId;
            return called == null ? null : new ExternalName(typeName(), called);
        }

        String typeName() {
            String said = type == null ? data.text(ItemDocument.TYPE.name()) : type;
            return said == null ? Item.USUAL_TYPE : said;
        }
    }
}
