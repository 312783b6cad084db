package com.jupiteriq.lists;

import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A statement with named holes, `{where}`: pieces that stand in it more than once, each time with their
/// parameters.
public record SqlTemplate(String text) {

    private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");

    public Sql filled(Map<String, Sql> pieces) {
        StringBuilder filled = new StringBuilder(text.length() * 2);
        List<Object> parameters = new ArrayList<>();
        Matcher hole = HOLE.matcher(text);
        while (hole.find()) {
            Sql piece = pieces.get(hole.group(1));
            if (piece == null) {
                throw new IllegalStateException("nothing fills the hole " + hole.group());
            }
            hole.appendReplacement(filled, Matcher.quoteReplacement(piece.text()));
            parameters.addAll(Arrays.asList(piece.parameters()));
        }
        hole.appendTail(filled);
        return Sql.of(filled.toString(), parameters.toArray());
    }

    /// Pieces one behind the other.
    public static Sql joined(String between, List<Sql> pieces) {
        List<Object> parameters = new ArrayList<>();
        pieces.forEach(piece -> parameters.addAll(Arrays.asList(piece.parameters())));
        String text = pieces.stream().map(Sql::text).collect(Collectors.joining(between));
        return Sql.of(text, parameters.toArray());
    }
}
