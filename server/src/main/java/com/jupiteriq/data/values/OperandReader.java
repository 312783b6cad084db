package com.jupiteriq.data.values;

import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.List;

/// Reads what stands behind the `=` of a condition: a value, or values with commas between.
final class OperandReader {

    private static final char QUOTE = '"';
    private static final char ESCAPE = '\\';
    private static final char COMMA = ',';

    private final String parameter;
    private final String value;
    private int at;

    private OperandReader(String parameter, String value) {
        this.parameter = parameter;
        this.value = value;
    }

    static Operand one(String parameter, String value) {
        OperandReader reader = new OperandReader(parameter, value);
        if (value.isEmpty() || value.charAt(0) != QUOTE) {
            return reader.plain(value);
        }
        Operand quoted = reader.quoted(false);
        if (reader.at < value.length()) {
            throw reader.badQuotes();
        }
        return quoted;
    }

    static List<Operand> list(String parameter, String value) {
        OperandReader reader = new OperandReader(parameter, value);
        List<Operand> operands = new ArrayList<>();
        do {
            operands.add(reader.item());
            if (operands.size() > Condition.MAX_OPERANDS) {
                throw reader.refused("Ask for at most " + Condition.MAX_OPERANDS + " values at once.");
            }
        } while (reader.at++ < value.length());
        return operands;
    }

    /// Ends at the comma behind it, or at the end.
    private Operand item() {
        if (at < value.length() && value.charAt(at) == QUOTE) {
            Operand quoted = quoted(true);
            if (at < value.length() && value.charAt(at) != COMMA) {
                throw badQuotes();
            }
            return quoted;
        }
        StringBuilder text = new StringBuilder();
        for (; at < value.length() && value.charAt(at) != COMMA; at++) {
            at += value.startsWith("\\,", at) ? 1 : 0;
            text.append(value.charAt(at));
        }
        if (text.isEmpty()) {
            throw refused("Send values with commas between them, such as `red,blue`. The empty text is "
                + "`\"\"`, and a comma inside of a value is `\\,`.");
        }
        return plain(text.toString());
    }

    private Operand plain(String text) {
        switch (text) {
            case "true" -> {
                return new Operand.Word(text, new JsonValue.Bool(true));
            }
            case "false" -> {
                return new Operand.Word(text, new JsonValue.Bool(false));
            }
            case "null" -> {
                return new Operand.Word(text, new JsonValue.Null());
            }
            default -> {
                return Decimal.isNumber(text) ? number(text) : new Operand.Text(text);
            }
        }
    }

    private Operand number(String text) {
        if (Decimal.isBeyondDouble(text)) {
            throw refused("This number is beyond the range of a double. In double quotes it is a text.");
        }
        return new Operand.Number(text);
    }

    /// Ends behind the closing quote.
    private Operand quoted(boolean listed) {
        StringBuilder text = new StringBuilder();
        for (at++; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == QUOTE) {
                at++;
                return new Operand.Text(text.toString());
            }
            if (c == ESCAPE) {
                at++;
                c = at < value.length() ? value.charAt(at) : 0;
                if (c != QUOTE && c != ESCAPE && !(listed && c == COMMA)) {
                    throw badQuotes();
                }
            }
            text.append(c);
        }
        throw badQuotes();
    }

    private Refused badQuotes() {
        return refused("A text in double quotes ends with a double quote and nothing follows it; inside, "
            + "write `\\\"` for a quote and `\\\\` for a backslash.");
    }

    private Refused refused(String sentence) {
        return new Refused(new Failure.Unreadable(parameter, sentence));
    }
}
