package com.jupiteriq.data.imports;

import com.jupiteriq.data.Operation;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.kernel.Refused;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// An object a line. Blank lines, a carriage return at the end of a line and a byte order mark at the
/// beginning of the file mean nothing.
final class NdjsonLines implements ImportLines {

    private final byte[] file;
    private final @Nullable String usualType;
    private int at;
    private long number;
    private int begin;
    private int end;

    NdjsonLines(byte[] file, @Nullable String usualType) {
        this.file = file;
        this.usualType = usualType;
        this.at = ByteOrderMark.length(file);
        move();
    }

    @Override
    public boolean hasNext() {
        return begin < end;
    }

    @Override
    public ImportLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ImportLine line = new ImportLine(number, operation());
        move();
        return line;
    }

    private Operation operation() {
        if (end - begin > MAX_LINE) {
            return ImportLines.unreadable(TOO_LONG);
        }
        try {
            return ImportLines.operation(JsonReader.read(Arrays.copyOfRange(file, begin, end)), usualType);
        } catch (Refused refused) {
            return ImportLines.unreadable(refused);
        }
    }

    /// To the next line that is not blank.
    private void move() {
        do {
            begin = at;
            while (at < file.length && file[at] != '\n') {
                at++;
            }
            end = at;
            at++;
            number++;
            while (begin < end && blank(file[begin])) {
                begin++;
            }
            while (end > begin && blank(file[end - 1])) {
                end--;
            }
        } while (begin == end && at < file.length);
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
