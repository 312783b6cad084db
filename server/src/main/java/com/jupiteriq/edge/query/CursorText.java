package com.jupiteriq.edge.query;

import com.jupiteriq.json.Times;
import com.jupiteriq.lists.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The opaque form of a [Cursor]: base64url of version, sort, value and id. It holds nothing secret: a forged
/// one leads to another place of the caller's own list.
public final class CursorText {

    static final int MAX_LENGTH = 256;

    private static final String VERSION = "1";
    private static final String SEPARATOR = "|";
    private static final int PARTS = 4;
    private static final Pattern SORT = Pattern.compile("-?[a-z][a-z_]{0,39}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private CursorText() {}

    public static String encode(Cursor cursor) {
        String text = String.join(SEPARATOR, VERSION, cursor.sort(), cursor.value(), cursor.id().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The cursor behind the text; empty when [#encode] cannot have written it.
    public static Optional<Cursor> decode(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("\\|", -1);
            if (parts.length != PARTS || !VERSION.equals(parts[0]) || !fits(parts[1], parts[2])) {
                return Optional.empty();
            }
            Cursor cursor = new Cursor(parts[1], parts[2], UUID.fromString(parts[3]));
            // The decoders forgive padding, spare bits and short UUIDs; only one text stands for a cursor.
            return encode(cursor).equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /// Sorts are by a time or by a number. Which of them this one is by, the list knows.
    private static boolean fits(String sort, String value) {
        return SORT.matcher(sort).matches() && (time(value) || NUMBER.matcher(value).matches());
    }

    private static boolean time(String value) {
        try {
            Instant.parse(value);
            return Times.timestamp(value).isPresent();
        } catch (DateTimeException none) {
            return false;
        }
    }
}
