package com.jupiteriq.notices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose mails these are (decisions C41, C59).
///
/// @param product what the operator calls his product
/// @param support where people ask for help; null when nobody has said
record Brand(String product, @Nullable String support) {

    /// The last lines of every letter.
    List<String> closing() {
        return support == null ? List.of(product) : List.of(product, "Questions? Write to " + support);
    }
}
