package com.jupiteriq.data.finding;

/// One look for a way that leads to few items, as a part of a statement.
///
/// @param name of its query of their ids
/// @param most more than this are not few
record Step(String name, int most) {

    static Step rare(Reach reach) {
        return new Step("rare", reach.rare());
    }

    static Step few(Reach reach) {
        return new Step("few", reach.few());
    }

    /// The query of the way that has the fewest, and how many it has.
    String best() {
        return name + "_best";
    }

    /// The query of what has the wanted words, with one null for more than are few.
    String found() {
        return name + "_found";
    }
}
