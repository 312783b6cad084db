package com.jupiteriq.json;

import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes JSON in the order of the calls; commas and escapes are its business, well-formedness is the
/// caller's. Timestamps are printed in UTC with `Z` and whole seconds (decision D5).
public final class JsonWriter {

    private final StringBuilder out = new StringBuilder(512);
    private boolean needsComma;

    public JsonWriter object() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter array() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    public JsonWriter key(String name) {
        comma();
        quote(name);
        out.append(':');
        needsComma = false;
        return this;
    }

    public JsonWriter field(String name, @Nullable String value) {
        return key(name).text(value);
    }

    public JsonWriter field(String name, long value) {
        return key(name).number(value);
    }

    public JsonWriter field(String name, boolean value) {
        return key(name).bool(value);
    }

    public JsonWriter field(String name, @Nullable Instant value) {
        return key(name).text(value == null ? null : timestamp(value));
    }

    public JsonWriter field(String name, @Nullable UUID value) {
        return key(name).text(value == null ? null : value.toString());
    }

    public JsonWriter field(String name, @Nullable JsonText value) {
        return key(name).raw(value);
    }

    public JsonWriter field(String name, Iterable<String> values) {
        return key(name).texts(values);
    }

    public JsonWriter nothing(String name) {
        return key(name).text(null);
    }

    public JsonWriter text(@Nullable String value) {
        comma();
        if (value == null) {
            out.append("null");
        } else {
            quote(value);
        }
        needsComma = true;
        return this;
    }

    /// An array of texts.
    public JsonWriter texts(Iterable<String> values) {
        array();
        values.forEach(this::text);
        return endArray();
    }

    public JsonWriter number(long value) {
        comma();
        out.append(value);
        needsComma = true;
        return this;
    }

    public JsonWriter bool(boolean value) {
        comma();
        out.append(value);
        needsComma = true;
        return this;
    }

    public JsonWriter raw(@Nullable JsonText value) {
        comma();
        out.append(value == null ? "null" : value.text());
        needsComma = true;
        return this;
    }

    public JsonText done() {
        return new JsonText(out.toString());
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// `2024-01-15T10:30:00Z`
    public static String timestamp(Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(20);
        pad(text, utc.getYear(), 1_000).append('-');
        pad(text, utc.getMonthValue(), 10).append('-');
        pad(text, utc.getDayOfMonth(), 10).append('T');
        pad(text, utc.getHour(), 10).append(':');
        pad(text, utc.getMinute(), 10).append(':');
        return pad(text, utc.getSecond(), 10).append('Z').toString();
    }

    /// @param highest the place of the first digit: 10 for two of them
    private static StringBuilder pad(StringBuilder text, int value, int highest) {
        for (int place = highest; place > Math.max(1, value); place /= 10) {
            text.append('0');
        }
        return text.append(value);
    }

    private JsonWriter open(char bracket) {
        comma();
        out.append(bracket);
        needsComma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        needsComma = true;
        return this;
    }

    private void comma() {
        if (needsComma) {
            out.append(',');
        }
    }

    private void quote(String value) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            out.append(value, from, i);
            escape(c);
            from = i + 1;
        }
        out.append(value, from, value.length()).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c & 15, 16));
        }
    }
}
