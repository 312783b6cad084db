package com.jupiteriq.events;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The words with which an endpoint chooses its events: a type, a family, or everything.
public final class Selectors {

    public static final String EVERYTHING = "*";

    private Selectors() {}

    /// Every word that an endpoint may choose.
    public static List<String> of(EventCatalogue catalogue) {
        return Stream.concat(catalogue.selectors().stream(), Stream.of(EVERYTHING)).toList();
    }

    public static boolean choose(Collection<String> chosen, String type) {
        return chosen.contains(type)
            || chosen.contains(EVERYTHING)
            || chosen.contains(EventCatalogue.family(type));
    }
}
