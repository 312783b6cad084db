package com.jupiteriq.json;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads a body as one JSON object, strictly after RFC 8259 and I-JSON (RFC 7493): UTF-8 without byte order
/// mark, no duplicate keys, no lone surrogates; moreover no NUL, which PostgreSQL cannot store. Whatever is
/// wrong is a [Failure.Unreadable] that says what and where.
public final class JsonReader {

    /// Objects and arrays inside each other.
    static final int MAX_DEPTH = 100;
    /// Members and items of the whole body: 10 MB of tiny values would fill the heap.
    static final int MAX_VALUES = 100_000;
    /// Characters of one number.
    static final int MAX_NUMBER = 1_000;

    private static final int MAX_ECHO = 40;

    // Names are not kept in Jackson's shared table: one tenant's keys would stay in memory for all.
    private static final JsonFactory FACTORY = JsonFactory.builder()
        .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH + 1)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build())
        .build();

    private final JsonParser parser;
    private int values;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    public static JsonValue.Obj read(byte[] body) {
        CharBuffer text = decoded(body);
        try (JsonParser parser =
                 FACTORY.createParser(ObjectReadContext.empty(), text.array(), 0, text.length())) {
            return new JsonReader(parser).document();
        } catch (JacksonException malformed) {
            throw unreadable(malformed, text);
        }
    }

    private static CharBuffer decoded(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(body.length);
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        if (utf8.decode(in, out, true).isError()) {
            throw refused("The body is not valid UTF-8 at byte " + in.position() + ".");
        }
        return out.flip();
    }

    private JsonValue.Obj document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw refused("The body is empty. Send a JSON object.");
        }
        if (first != JsonToken.START_OBJECT) {
            throw refused("The body must be a JSON object, with { as its first character.");
        }
        JsonValue.Obj root = object(1);
        if (parser.nextToken() != null) {
            throw here("Nothing may follow the JSON object");
        }
        return root;
    }

    private JsonValue value(JsonToken token, int depth) {
        if (++values > MAX_VALUES) {
            throw here("The body has more than " + MAX_VALUES + " values");
        }
        return switch (token) {
            case VALUE_STRING -> new JsonValue.Str(checked(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> JsonValue.Bool.TRUE;
            case VALUE_FALSE -> JsonValue.Bool.FALSE;
            case VALUE_NULL -> JsonValue.Null.NULL;
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value can begin with " + token);
        };
    }

    private JsonValue.Obj object(int depth) {
        enter(depth);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            checked(name);
            if (members.putIfAbsent(name, value(parser.nextToken(), depth)) != null) {
                throw here("The key " + echo(name) + "appears twice in one object");
            }
        }
        return new JsonValue.Obj(members);
    }

    private JsonValue.Arr array(int depth) {
        enter(depth);
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, depth));
        }
        return new JsonValue.Arr(items);
    }

    private void enter(int depth) {
        if (depth > MAX_DEPTH) {
            throw here("The body is nested more than " + MAX_DEPTH + " levels deep");
        }
    }

    private JsonValue.Num number(String text) {
        if (text.length() > MAX_NUMBER) {
            throw here("A number has more than " + MAX_NUMBER + " characters");
        }
        return new JsonValue.Num(text);
    }

    private String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw here("A string holds the character NUL, which cannot be stored,");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw here("A string holds half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    private Refused here(String fault) {
        return refused(fault + at(parser.currentTokenLocation()));
    }

    private static Refused unreadable(JacksonException malformed, CharBuffer text) {
        TokenStreamLocation where = malformed.getLocation();
        int offset = (int) where.getCharOffset();
        if (malformed instanceof UnexpectedEndOfInputException || offset < 0 || offset >= text.length()) {
            return refused("The body is not valid JSON: it ends too early" + at(where));
        }
        return refused("The body is not valid JSON: unexpected " + shown(text.get(offset)) + at(where));
    }

    private static String shown(char c) {
        return c > ' ' && c < 0x7f ? "character " + c : String.format("character U+%04X", (int) c);
    }

    private static String echo(String name) {
        boolean safe = name.length() <= MAX_ECHO && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return safe ? "`" + name + "` " : "";
    }

    private static String at(TokenStreamLocation where) {
        return " at line " + where.getLineNr() + ", column " + where.getColumnNr() + ".";
    }

    private static Refused refused(String sentence) {
        return new Refused(new Failure.Unreadable(null, sentence));
    }
}
