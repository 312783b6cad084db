package com.jupiteriq.data.imports;

import com.jupiteriq.data.ItemDocument;
import com.jupiteriq.data.Operation;
import com.jupiteriq.data.values.Condition;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.text.Nearest;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A table: a column for each of `external_id`, `status`, `type` and `attributes.<path>` that it has. What
/// lies in a cell is text unless the schema of the type says otherwise; an empty cell is absent.
final class CsvLines implements ImportLines {

    private static final String INSIDE = Condition.PARAMETER;
    private static final List<String> PLAIN = List.of(ItemDocument.EXTERNAL_ID.name(),
        ItemDocument.STATUS.name(), ItemDocument.TYPE.name());

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final List<String> heading;
    private final Cells cells;
    private final @Nullable String usualType;
    private final Iterator<CSVRecord> records;
    private final CSVParser parser;
    private @Nullable String broken;

    /// Refuses with `Invalid` a heading with columns that there are not, or twice, and a file that is no
    /// text.
    CsvLines(byte[] file, @Nullable String usualType, Cells cells) {
        this.usualType = usualType;
        this.cells = cells;
        try {
            this.parser = FORMAT.parse(new StringReader(text(file)));
            this.records = parser.iterator();
            this.heading = records.hasNext()
                ? records.next().stream().map(String::strip).toList() : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException malformed) {
            throw wrong("", "The table cannot be read at line 1: a quotation mark is not closed.");
        }
        demandColumns();
    }

    private static String text(byte[] file) {
        int from = ByteOrderMark.length(file);
        try {
            return StandardCharsets.UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(file, from, file.length - from)).toString();
        } catch (CharacterCodingException malformed) {
            throw wrong("", "The table is not valid UTF-8.");
        }
    }

    private void demandColumns() {
        if (heading.isEmpty()) {
            throw wrong("", "The table has no heading. Name its columns in the first line.");
        }
        Set<String> seen = new HashSet<>();
        for (String column : heading) {
            boolean known = PLAIN.contains(column) || Condition.path(column).isPresent();
            if (!known) {
                throw wrong(column, "There is no such column. There are " + String.join(", ", PLAIN) + " and "
                    + INSIDE + " with a path." + Nearest.hint(column, PLAIN));
            }
            if (!seen.add(column)) {
                throw wrong(column, "This column is there twice. Leave one of them out.");
            }
        }
    }

    private static Refused wrong(String field, String message) {
        return new Refused(Failure.Invalid.of(Problem.wrong(field, message)));
    }

    @Override
    public boolean hasNext() {
        if (broken != null) {
            return false;
        }
        try {
            return records.hasNext();
        } catch (UncheckedIOException malformed) {
            // what follows a quotation mark that is not closed cannot be told apart from what it holds
            broken = "The table cannot be read from here on: a quotation mark is not where it can be.";
            return true;
        }
    }

    @Override
    public ImportLine next() {
        if (broken != null) {
            return new ImportLine(parser.getCurrentLineNumber() + 1, ImportLines.unreadable(broken));
        }
        CSVRecord record = records.next();
        return new ImportLine(parser.getCurrentLineNumber(), operation(record));
    }

    private Operation operation(CSVRecord record) {
        if (record.size() != heading.size()) {
            return ImportLines.unreadable("This line has " + record.size() + " cells, and the heading "
                + heading.size() + ".");
        }
        if (record.stream().mapToLong(CsvLines::bytes).sum() > MAX_LINE) {
            return ImportLines.unreadable(TOO_LONG);
        }
        Map<String, JsonValue> item = new LinkedHashMap<>();
        List<Integer> inside = new ArrayList<>();
        for (int i = 0; i < heading.size(); i++) {
            if (heading.get(i).startsWith(INSIDE)) {
                inside.add(i);
            } else if (!record.get(i).isEmpty()) {
                item.put(heading.get(i), new JsonValue.Str(record.get(i)));
            }
        }
        String type = item.get(ItemDocument.TYPE.name()) instanceof JsonValue.Str(String own)
            ? own : usualType;
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        for (int i : inside) {
            if (!record.get(i).isEmpty()) {
                Path path = Condition.path(heading.get(i)).orElseThrow();
                put(path.names(), cells.value(type, path, record.get(i)), attributes);
            }
        }
        item.put(ItemDocument.ATTRIBUTES.name(), new JsonValue.Obj(attributes));
        return ImportLines.operation(new JsonValue.Obj(item), usualType);
    }

    private static long bytes(String cell) {
        return cell.getBytes(StandardCharsets.UTF_8).length;
    }

    /// A path that goes on where another column has put a text takes its place.
    private static void put(List<String> names, JsonValue value, Map<String, JsonValue> into) {
        String name = names.getFirst();
        if (names.size() == 1) {
            into.put(name, value);
            return;
        }
        Map<String, JsonValue> inner = new LinkedHashMap<>(
            into.get(name) instanceof JsonValue.Obj(Map<String, JsonValue> known) ? known : Map.of());
        put(names.subList(1, names.size()), value, inner);
        into.put(name, new JsonValue.Obj(inner));
    }
}
