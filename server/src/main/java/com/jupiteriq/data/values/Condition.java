package com.jupiteriq.data.values;

import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One filter of a list by what an item has in its attributes: `attributes.address.city=Kiel`,
/// `attributes.total[gte]=100`. An index answers it by [#probe]; without one, hashes answer those that are no
/// range by [#leaves].
///
/// @param operands one; several with [Op#IN]; for [Op#EXISTS] `true` or `false`
public record Condition(Path path, Op op, List<Operand> operands) {

    /// How a parameter begins that is a condition.
    public static final String PARAMETER = "attributes.";
    /// Values of one list.
    public static final int MAX_OPERANDS = 100;

    private static final String TRUE = "true";

    public Condition {
        operands = List.copyOf(operands);
    }

    /// @param parameter as it was sent, with its operator in brackets behind it when it has one
    public static Condition parse(String parameter, String value) {
        int bracket = parameter.endsWith("]") ? parameter.lastIndexOf('[') : -1;
        String way = bracket < 0 ? parameter : parameter.substring(0, bracket);
        String word = bracket < 0 ? Op.EQ.word()
            : parameter.substring(bracket + 1, parameter.length() - 1);
        Op op = Op.of(word).orElseThrow(() -> refused(parameter, "There is no such operator. Send one of "
            + String.join(", ", Op.WORDS) + "." + Nearest.hint(word, Op.WORDS)));
        Path path = path(way).orElseThrow(() -> refused(parameter, "Name a place in the attributes of items, "
            + "such as `attributes.address.city`: 1 to " + Path.MAX_NAMES + " names with a dot between, "
            + "at most " + Path.MAX_LENGTH + " characters."));
        return new Condition(path, op, operands(op, parameter, value));
    }

    /// The path that follows [#PARAMETER] in a name; empty where there is none that can be asked for.
    public static Optional<Path> path(String way) {
        return way.startsWith(PARAMETER) ? Path.parse(way.substring(PARAMETER.length())) : Optional.empty();
    }

    private static List<Operand> operands(Op op, String parameter, String value) {
        if (op == Op.IN) {
            return OperandReader.list(parameter, value);
        }
        Operand operand = OperandReader.one(parameter, value);
        if (op.isRange() && Scalar.isLong(operand.text())) {
            throw refused(parameter,
                "Send at most " + Scalar.MAX_TEXT + " characters; an index keeps no more.");
        }
        boolean flag = operand instanceof Operand.Word word && word.value() instanceof JsonValue.Bool;
        if (op == Op.EXISTS && !flag) {
            throw refused(parameter, "Send `true` or `false`.");
        }
        return List.of(operand);
    }

    /// As it can be sent, with its operator.
    public String parameter() {
        return PARAMETER + path.text() + (op == Op.EQ ? "" : "[" + op.word() + "]");
    }

    /// Hashes of which an item has at least one, or none where it is [#negated]. For no range.
    public long[] leaves(Leaves leaves) {
        if (op.isRange()) {
            throw new IllegalStateException("hashes have no order");
        }
        if (op == Op.EXISTS) {
            return new long[] {leaves.exists(path)};
        }
        return operands.stream().flatMap(operand -> operand.values().stream())
            .mapToLong(scalar -> leaves.scalar(path, scalar)).sorted().distinct().toArray();
    }

    /// Whether it holds for items that have none of its [#leaves].
    public boolean negated() {
        return op == Op.NE || op == Op.EXISTS && !operands.getFirst().text().equals(TRUE);
    }

    /// Whether rows of an index find items too that only begin alike, since it keeps no longer texts. Leaves
    /// have to be asked beside them then.
    public boolean inexact() {
        return !op.isRange() && operands.stream()
            .anyMatch(operand -> !(operand instanceof Operand.Word) && Scalar.isLong(operand.text()));
    }

    /// Which rows of an index of this kind, any but words, to ask for; not with [Op#NE], which most items
    /// fit. Refuses what is not of the kind.
    public Probe probe(IndexKind kind) {
        return switch (op) {
            case EQ, IN -> new Probe.Exactly(rows(kind));
            case NE -> throw new IllegalStateException("most items are none of some");
            case EXISTS -> negated() ? new Probe.Exactly(List.of(first(IndexRows.ABSENT)))
                : new Probe.Between(first(IndexRows.VALUE), true, first(IndexRows.OTHER), true);
            case GT -> new Probe.Between(bound(kind), false, first(IndexRows.OTHER), false);
            case GTE -> new Probe.Between(bound(kind), true, first(IndexRows.OTHER), false);
            case LT -> new Probe.Between(first(IndexRows.VALUE), true, bound(kind), false);
            case LTE -> new Probe.Between(first(IndexRows.VALUE), true, bound(kind), true);
            case PREFIX -> prefix(kind);
        };
    }

    private static byte[] first(int kindOfRow) {
        return new byte[] {(byte) kindOfRow};
    }

    private List<byte[]> rows(IndexKind kind) {
        List<byte[]> rows = new ArrayList<>();
        for (Operand operand : operands) {
            for (JsonValue scalar : operand.values()) {
                rows.add(IndexRows.equal(scalar));
                byte[] value = kind == IndexKind.TIME ? null : IndexRows.value(scalar, kind);
                if (value != null) {
                    rows.add(value);
                }
            }
        }
        return rows;
    }

    private byte[] bound(IndexKind kind) {
        for (JsonValue scalar : operands.getFirst().values()) {
            byte[] value = IndexRows.value(scalar, kind);
            if (value != null) {
                return value;
            }
        }
        throw refused(parameter(), switch (kind) {
            case TEXT -> "The index of this attribute has texts. In double quotes this value is a text.";
            case NUMBER -> "The index of this attribute has numbers. Send a number such as 100 or 7.5.";
            case TIME -> "The index of this attribute has times. Send a date such as 2024-01-15 or a "
                + "timestamp with offset such as 2024-01-15T10:30:00Z.";
            case WORDS -> throw new IllegalStateException("words have no order");
        });
    }

    private Probe prefix(IndexKind kind) {
        if (kind != IndexKind.TEXT) {
            throw refused(parameter(), "The index of this attribute has no texts, which alone have a "
                + "beginning. Send gt, gte, lt or lte.");
        }
        byte[] from = new Bytes().put(IndexRows.VALUE).put(operands.getFirst().text()).copy();
        // No byte of UTF-8 is the largest, so that the next one is always there.
        byte[] to = Arrays.copyOf(from, from.length);
        to[to.length - 1]++;
        return new Probe.Between(from, true, to, false);
    }

    private static Refused refused(String parameter, String sentence) {
        return new Refused(new Failure.Unreadable(parameter, sentence));
    }
}
