package com.jupiteriq.keys;

import com.jupiteriq.paths.PathPattern;
import java.util.List;

/// Some operations that a key may call, as a body writes them: methods and a path.
///
/// @param methods `*` or names; none are any
public record PathRule(List<String> methods, String path) {

    static final String ANY = "*";

    static PathRule of(PathPattern pattern) {
        return new PathRule(
            pattern.methods().isEmpty() ? List.of(ANY) : pattern.methods(), pattern.path());
    }

    /// `GET,POST /v1/tickets/**`
    @Override
    public String toString() {
        return (methods.isEmpty() ? ANY : String.join(",", methods)) + " " + path;
    }
}
