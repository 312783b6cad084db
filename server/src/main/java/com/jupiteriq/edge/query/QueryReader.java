package com.jupiteriq.edge.query;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.json.TextRule;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.text.Nearest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a query string against the parameters that a route declares; lists know the paging parameters too
/// (decisions C14, D15). The first fault is a [Failure.Unreadable] with the parameter's name.
public final class QueryReader {

    /// Rows that a page may skip; further places are reached by cursor.
    static final long MAX_OFFSET = 1_000_000_000_000L;

    public static final Field LIMIT = Field.optional("limit", new Schema.Whole(1, Long.MAX_VALUE),
        "Items on a page. More than 100 are lowered to 100.").byDefault("20");
    static final Field PAGE = Field.optional("page", new Schema.Whole(1, Long.MAX_VALUE),
        "The page, counted from 1. Not together with `offset` or `cursor`.").byDefault("1");
    static final Field OFFSET = Field.optional("offset", new Schema.Whole(0, MAX_OFFSET),
        "Items to skip. Not together with `page` or `cursor`.").byDefault("0");
    static final Field CURSOR = Field.optional("cursor", new Schema.Text(1, CursorText.MAX_LENGTH),
        "Where to continue: the `next_cursor` of an earlier answer with the same `sort`.");

    static final Field INCLUDE_TOTAL = Field.optional("include_total", Schema.oneOf("exact", "false"),
        "`exact` counts also what a search finds beyond 10,000; `false` counts nothing.");

    /// What every list takes besides its own parameters.
    public static final List<Field> PAGING = List.of(PAGE, LIMIT, OFFSET, CURSOR, INCLUDE_TOTAL);

    private static final String SORT = "sort";

    private final List<Field> declared;
    private final List<Family> families;
    private final List<Field> paging;
    private final boolean ignoresUnknown;
    private final Map<String, String> values = new LinkedHashMap<>();

    private QueryReader(Parameters declared, List<Field> paging, boolean ignoresUnknown) {
        this.declared = declared.fields();
        this.families = declared.families();
        this.paging = paging;
        this.ignoresUnknown = ignoresUnknown;
    }

    public static Query read(Parameters declared, boolean list, boolean ignoresUnknown, String rawQuery) {
        if (rawQuery.isEmpty() && declared.fields().stream().noneMatch(Field::required)) {
            return Query.NONE;
        }
        QueryReader reader = new QueryReader(declared, list ? PAGING : List.of(), ignoresUnknown);
        reader.take(rawQuery);
        reader.demand();
        PageRequest page = list ? reader.page() : new PageRequest(reader.limit(), 0, null);
        reader.paging.forEach(field -> reader.values.remove(field.name()));
        return new Query(reader.values, page, rawQuery);
    }

    /// The query of a list of which all is wanted: it cannot say which part.
    public static Query readWhole(Parameters declared, boolean ignoresUnknown, String rawQuery) {
        Query query = read(declared, true, ignoresUnknown, rawQuery);
        for (Field part : List.of(PAGE, LIMIT, OFFSET, CURSOR)) {
            if (value(rawQuery, part.name()) != null) {
                throw refused(part.name(), "All of the list was asked for. Leave `" + part.name()
                    + "` out, or ask for a page as application/json.");
            }
        }
        return query;
    }

    /// The decoded values of all parameters whose names begin so, by their names, in their order.
    public static Map<String, String> values(String rawQuery, String prefix) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : rawQuery.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (parts.length > 1 && decoded(parts[0]).startsWith(prefix)) {
                values.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return values;
    }

    /// The decoded value of one parameter, null when it is not there.
    public static @Nullable String value(String rawQuery, String name) {
        for (String parameter : rawQuery.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (parts.length > 1 && decoded(parts[0]).equals(name)) {
                return decoded(parts[1]);
            }
        }
        return null;
    }

    /// Whether this `name=value` says which part of the list is wanted.
    static boolean placed(String parameter) {
        String name = decoded(parameter.split("=", 2)[0]);
        return List.of(PAGE.name(), OFFSET.name(), CURSOR.name()).contains(name);
    }

    private void take(String rawQuery) {
        for (String parameter : rawQuery.split("&", -1)) {
            if (!parameter.isEmpty()) {
                take(parameter, parameter.indexOf('='));
            }
        }
    }

    private void take(String parameter, int equals) {
        String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
        Field field = declared(name);
        Family family = field == null ? family(name) : null;
        if (field != null) {
            take(field, name, value(parameter, equals));
        } else if (family != null) {
            one(called(name, family.documented().schema(), family.documented()), value(parameter, equals));
            demandFew(family, name);
        } else {
            unknown(name);
        }
    }

    private static String value(String parameter, int equals) {
        return equals < 0 ? "" : decoded(parameter.substring(equals + 1));
    }

    private void take(Field field, String name, String value) {
        if (field.schema() instanceof Schema.ListOf(Schema item, int most)) {
            check(called(name, item, field), value);
            gather(name, value, most);
        } else {
            one(field, value);
        }
    }

    private void one(Field field, String value) {
        check(field, value);
        if (values.put(field.name(), value) != null) {
            throw refused(field.name(),
                "The parameter `" + field.name() + "` was sent more than once. Send it once.");
        }
    }

    private static Field called(String name, Schema schema, Field like) {
        return new Field(name, schema, false, false, like.about(), null);
    }

    private @Nullable Family family(String name) {
        for (Family family : families) {
            if (family.has(name)) {
                return family;
            }
        }
        return null;
    }

    private void demandFew(Family family, String name) {
        if (values.keySet().stream().filter(family::has).count() > family.most()) {
            throw refused(name, "At most " + family.most() + " parameters may begin with `" + family.prefix()
                + "`. Leave some out.");
        }
    }

    /// A list comes as several parameters of one name.
    private void gather(String name, String value, int most) {
        String all = values.merge(name, value, (before, next) -> before + Query.SEPARATOR + next);
        if (all.chars().filter(c -> c == Query.SEPARATOR).count() >= most) {
            throw refused(
                name, "The parameter `" + name + "` was sent too often. Send it at most " + most + " times.");
        }
    }

    private @Nullable Field declared(String name) {
        for (Field field : declared) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        for (Field field : paging) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private void unknown(String name) {
        if (ignoresUnknown) {
            return;
        }
        List<String> names = Stream.concat(declared.stream(), paging.stream()).map(Field::name).toList();
        throw refused(ShapeReader.shown(name),
            "There is no such query parameter here; remove it." + Nearest.hint(name, names));
    }

    private static void check(Field field, String value) {
        if (value.isEmpty()) {
            throw refused(field.name(),
                "The parameter `" + field.name() + "` has no value. Give it one or leave it out.");
        }
        String fault = switch (field.schema()) {
            case Schema.Whole(long min, long max) -> whole(value, min, max)
                ? null : "must be " + TextRule.kind(field.schema()) + ".";
            case Schema.Flag() -> value.equals("true") || value.equals("false")
                ? null : "must be true or false.";
            case Schema other -> TextRule.fault(other, value);
        };
        if (fault != null) {
            throw refused(field.name(), "The parameter `" + field.name() + "` " + fault);
        }
    }

    private static boolean whole(String value, long min, long max) {
        String digits = value.startsWith("-") ? value.substring(1) : value;
        if (digits.isEmpty() || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
            return false;
        }
        long number = Query.whole(value);
        return number >= min && number <= max;
    }

    private void demand() {
        for (Field field : declared) {
            if (field.required() && !values.containsKey(field.name())) {
                throw refused(field.name(), "The parameter `" + field.name() + "` is required.");
            }
        }
    }

    private int limit() {
        return (int) Math.min(PageRequest.MAX_LIMIT, number(LIMIT, PageRequest.DEFAULT_LIMIT));
    }

    private PageRequest.Total total() {
        String wanted = values.get(INCLUDE_TOTAL.name());
        if (wanted == null) {
            return PageRequest.Total.USUAL;
        }
        return wanted.equals("exact") ? PageRequest.Total.EXACT : PageRequest.Total.NONE;
    }

    private PageRequest page() {
        int limit = limit();
        PageRequest.Total total = total();
        String cursor = values.get(CURSOR.name());
        if (cursor != null) {
            alone(CURSOR, PAGE);
            alone(CURSOR, OFFSET);
            return new PageRequest(limit, 0, cursor(cursor), total);
        }
        if (values.containsKey(PAGE.name())) {
            alone(PAGE, OFFSET);
            return new PageRequest(limit, offset(number(PAGE, 1), limit), null, total);
        }
        return new PageRequest(limit, number(OFFSET, 0), null, total);
    }

    private void alone(Field one, Field other) {
        if (values.containsKey(other.name())) {
            throw refused(other.name(), "Send `" + one.name() + "` or `" + other.name() + "`, not both.");
        }
    }

    private static long offset(long page, int limit) {
        if (page - 1 > MAX_OFFSET / limit) {
            throw refused(PAGE.name(), "The parameter `page` is too large. Use `cursor` to go this far.");
        }
        return (page - 1) * limit;
    }

    private Cursor cursor(String text) {
        Cursor cursor = CursorText.decode(text).orElseThrow(() -> refused(CURSOR.name(),
            "This cursor cannot be read. Send `next_cursor` exactly as it was answered, or start without"
                + " it."));
        String sort = sort();
        if (sort != null && !cursor.sort().equals(sort)) {
            throw refused(CURSOR.name(),
                "This cursor belongs to another `sort`. Send both as before, or start without the cursor.");
        }
        return cursor;
    }

    /// The sort in force; null for lists that cannot be sorted.
    private @Nullable String sort() {
        String sent = values.get(SORT);
        Field field = declared(SORT);
        if (sent != null || field == null || field.byDefault() == null) {
            return sent;
        }
        return field.byDefault().replace("\"", "");
    }

    private long number(Field field, long otherwise) {
        String value = values.get(field.name());
        return value == null ? otherwise : Query.whole(value);
    }

    private static String decoded(String part) {
        if (plain(part)) {
            return part;
        }
        ByteBuffer bytes = ByteBuffer.allocate(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                bytes.put(escaped(part, i));
                i += 2;
            } else if (c > ' ' && c < 0x7f) {
                bytes.put((byte) (c == '+' ? ' ' : c));
            } else {
                throw refused(null, "The query holds a character that must be percent-encoded.");
            }
        }
        return utf8(bytes.flip());
    }

    private static boolean plain(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '%' || c == '+') {
                return false;
            }
        }
        return true;
    }

    private static byte escaped(String part, int at) {
        int high = at + 2 < part.length() ? Character.digit(part.charAt(at + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(part.charAt(at + 2), 16);
        boolean ascii = low >= 0 && part.charAt(at + 1) < 0x80 && part.charAt(at + 2) < 0x80;
        if (!ascii || (high << 4 | low) == 0) {
            throw refused(null, "The query holds a % without two hexadecimal digits other than 00 after it.");
        }
        return (byte) (high << 4 | low);
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException malformed) {
            throw refused(null, "The query is not valid UTF-8 after percent-decoding.");
        }
    }

    private static Refused refused(@Nullable String parameter, String sentence) {
        return new Refused(new Failure.Unreadable(parameter, sentence));
    }
}
