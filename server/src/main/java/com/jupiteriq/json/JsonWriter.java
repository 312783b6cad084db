package com.jupiteriq.json;

import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

    /// The keys of an object whose fields are always the same, each as [#head] takes it.
    static String[] heads(List<String> names) {
        String[] heads = new String[names.size()];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = (i == 0 ? "" : ",") + new JsonWriter().text(names.get(i)) + ":";
        }
        return heads;
    }

    JsonWriter head(String head) {
        out.append(head);
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
        return value == null ? nothing(name) : key(name).time(value);
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

    public JsonWriter number(@Nullable Long value) {
        return value == null ? text(null) : number(value.longValue());
    }

    public JsonWriter bool(boolean value) {
        comma();
        out.append(value);
        needsComma = true;
        return this;
    }

    public JsonWriter time(Instant at) {
        comma();
        out.append('"');
        timestamp(at, out).append('"');
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
        return timestamp(at, new StringBuilder(20)).toString();
    }

    private static StringBuilder timestamp(Instant at, StringBuilder out) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
        twoDigits(twoDigits(out, utc.getYear() / 100), utc.getYear() % 100).append('-');
        twoDigits(out, utc.getMonthValue()).append('-');
        twoDigits(out, utc.getDayOfMonth()).append('T');
        twoDigits(out, utc.getHour()).append(':');
        twoDigits(out, utc.getMinute()).append(':');
        return twoDigits(out, utc.getSecond()).append('Z');
    }

    private static StringBuilder twoDigits(StringBuilder out, int number) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
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
