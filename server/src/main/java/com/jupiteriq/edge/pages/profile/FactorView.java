package com.jupiteriq.edge.pages.profile;

import com.jupiteriq.signin.factors.Factors;
import org.jspecify.annotations.Nullable;

/// The second factor as its owner sees it.
///
/// @param demanded whether the account asks everybody for one
/// @param refused why something was not done, null for nothing
public record FactorView(String account, boolean on, String codes, boolean demanded,
    @Nullable String refused) {

    static String left(Factors.State state) {
        return switch (state.codes()) {
            case 0 -> "No backup code is left.";
            case 1 -> "One backup code is left.";
            default -> state.codes() + " backup codes are left.";
        };
    }
}
