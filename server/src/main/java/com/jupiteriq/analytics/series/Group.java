package com.jupiteriq.analytics.series;

import com.jupiteriq.analytics.rollups.Values;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.TypeId;
import java.util.List;

/// By what facts can be told apart, and chosen.
///
/// @param field its name, and what may be asked for
/// @param sql its value of a fact, as text
public record Group(Field field, String sql) {

    /// What people choose themselves.
    private static final int LONGEST = 500;

    public static Group of(String name, String sql, String about) {
        return of(name, Schema.nonEmpty(LONGEST), sql, about);
    }

    /// The ids of objects; what is not counted by itself is [Values#OTHER].
    public static Group ids(String name, String prefix, String sql, String about) {
        return of(name, new Schema.Patterned("^(?:" + TypeId.pattern(prefix) + "|" + Values.OTHER + ")$"),
            sql, about);
    }

    public static Group words(String name, List<String> words, String sql, String about) {
        return of(name, new Schema.OneOf(words), sql, about);
    }

    public static Group of(String name, Schema schema, String sql, String about) {
        return new Group(Field.optional(name, schema, about), sql);
    }

    public String name() {
        return field.name();
    }
}
