package com.jupiteriq.data.schemas;

import com.jupiteriq.kernel.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the references of a schema lead: to parts of the same schema, and nowhere round in a circle. Schemas
/// that look at the same value, one because of the other, are what a circle is made of.
final class References {

    /// Schemas that look at the same value because one names the other.
    private static final int MAX_CHAIN = 50;

    private static final Set<String> IN_PLACE =
        Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies");

    /// @param place where it stands
    private record Reference(String from, String place, String to) {}

    private final List<Problem> problems;
    private final Map<String, List<String>> schemas = new HashMap<>();
    private final Map<String, String> anchors = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    /// How long the longest chain from a schema is.
    private final Map<String, Integer> chains = new HashMap<>();

    References(List<Problem> problems) {
        this.problems = problems;
    }

    static boolean isInPlace(String keyword) {
        return IN_PLACE.contains(keyword);
    }

    /// @param inPlace the schemas in it that look at the same value
    void add(String place, List<String> inPlace) {
        schemas.put(place, new ArrayList<>(inPlace));
    }

    void refer(String from, String place, String to) {
        references.add(new Reference(from, place, to));
    }

    void anchor(String name, String schema, String place) {
        if (anchors.putIfAbsent(name, schema) != null) {
            problems.add(Problem.wrong(SchemaCheck.FIELD + place,
                "Another part of the schema has this anchor. Send another name."));
        }
    }

    void check() {
        for (Reference reference : references) {
            String target = target(reference.to());
            if (target == null) {
                problems.add(Problem.wrong(SchemaCheck.FIELD + reference.place(),
                    "This leads to no part of this schema that is one. Send the place of one, such as "
                        + "`#/$defs/address`; nothing is loaded from elsewhere."));
            } else {
                schemas.getOrDefault(reference.from(), new ArrayList<>()).add(target);
            }
        }
        if (problems.isEmpty()) {
            references.stream().filter(reference -> chain(reference.from(), 0) > MAX_CHAIN).findFirst()
                .ifPresent(reference -> problems.add(Problem.wrong(SchemaCheck.FIELD + reference.place(),
                    "From here references lead on and on without looking at another value. Let them meet "
                        + "`properties` or `items` on their way, or end earlier.")));
        }
    }

    /// As the schemas are named here; null when there is none.
    private @Nullable String target(String to) {
        if (!to.startsWith("#")) {
            return null;
        }
        String fragment = decoded(to.substring(1));
        String place = fragment.isEmpty() || fragment.startsWith("/") ? fragment : anchors.get(fragment);
        return place != null && schemas.containsKey(place) ? place : null;
    }

    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return fragment;
        }
    }

    /// More than the bound where there is no end.
    private int chain(String schema, int before) {
        Integer known = chains.get(schema);
        if (known != null) {
            return known;
        }
        int longest = 0;
        for (String next : schemas.getOrDefault(schema, List.of())) {
            int chain = before > MAX_CHAIN ? before : chain(next, before + 1);
            longest = Math.max(longest, chain + 1);
            if (longest > MAX_CHAIN) {
                break;
            }
        }
        chains.put(schema, longest);
        return longest;
    }
}
