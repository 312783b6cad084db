package com.jupiteriq.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A second reading of JSON, written from the grammar of RFC 8259 alone, to compare [JsonReader] with. It
/// knows the same bans (root other than an object, duplicate keys, lone surrogates, NUL) but no bounds.
public final class StrictJson {

    private static final Pattern NUMBER =
        Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern STRING =
        Pattern.compile("\"((?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    public static boolean accepts(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            StrictJson json = new StrictJson(text);
            json.space();
            if (!json.looking('{')) {
                return false;
            }
            json.value();
            json.space();
            return json.at == text.length();
        } catch (CharacterCodingException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private void value() {
        space();
        if (looking('{')) {
            object();
        } else if (looking('[')) {
            array();
        } else if (looking('"')) {
            string();
        } else if (!word("true") && !word("false") && !word("null")) {
            match(NUMBER);
        }
    }

    private void object() {
        Set<String> keys = new HashSet<>();
        expect('{');
        space();
        if (looking('}')) {
            at++;
            return;
        }
        while (true) {
            space();
            if (!keys.add(string())) {
                throw new IllegalArgumentException("duplicate");
            }
            space();
            expect(':');
            value();
            space();
            if (looking('}')) {
                at++;
                return;
            }
            expect(',');
        }
    }

    private void array() {
        expect('[');
        space();
        if (looking(']')) {
            at++;
            return;
        }
        while (true) {
            value();
            space();
            if (looking(']')) {
                at++;
                return;
            }
            expect(',');
        }
    }

    private String string() {
        StringBuilder plain = new StringBuilder();
        Matcher escapes = ESCAPE.matcher(match(STRING).group(1));
        while (escapes.find()) {
            String escaped = escapes.group(1) != null
                ? String.valueOf((char) Integer.parseInt(escapes.group(1), 16))
                : escapes.group(2).equals("/") ? "/" : ("\\" + escapes.group(2)).translateEscapes();
            escapes.appendReplacement(plain, Matcher.quoteReplacement(escaped));
        }
        String value = escapes.appendTail(plain).toString();
        if (value.contains("\0") || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("not storable");
        }
        return value;
    }

    private Matcher match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("no match");
        }
        at = matcher.end();
        return matcher;
    }

    private boolean word(String word) {
        boolean here = text.startsWith(word, at);
        at += here ? word.length() : 0;
        return here;
    }

    private boolean looking(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void expect(char c) {
        if (!looking(c)) {
            throw new IllegalArgumentException("expected " + c);
        }
        at++;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
