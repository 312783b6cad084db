package com.jupiteriq.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Whether an account can be used. Whatever it is, nothing of the account is lost.
public enum AccountState {
    /// Made for a request that is not committed yet, and perhaps never will be.
    OPENING,
    ACTIVE,
    SUSPENDED,
    CANCELLED;

    /// Those that somebody can see and choose.
    public static final List<AccountState> SHOWN = List.of(ACTIVE, SUSPENDED, CANCELLED);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AccountState of(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst().orElseThrow();
    }
}
