package com.jupiteriq.data.values;

import com.jupiteriq.json.JsonValue;
import com.jupiteriq.text.Words;
import java.util.ArrayList;
import java.util.List;

/// The words by which an item is found: those of all texts at some paths and below them.
public final class ItemWords {

    private ItemWords() {}

    /// Each once.
    public static List<String> of(JsonValue.Obj attributes, List<Path> paths) {
        List<String> texts = new ArrayList<>();
        paths.forEach(path -> Spots.each(attributes, path, found -> {
            // Items of an array come by themselves.
            if (!(found instanceof JsonValue.Arr)) {
                below(found, texts);
            }
        }));
        String words = Words.in(texts.toArray(String[]::new));
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    private static void below(JsonValue value, List<String> texts) {
        switch (value) {
            case JsonValue.Str(String text) -> texts.add(text);
            case JsonValue.Arr(List<JsonValue> items) -> items.forEach(item -> below(item, texts));
            case JsonValue.Obj(var members) -> members.values().forEach(member -> below(member, texts));
            case JsonValue.Num _, JsonValue.Bool _, JsonValue.Null _ -> { }
        }
    }
}
