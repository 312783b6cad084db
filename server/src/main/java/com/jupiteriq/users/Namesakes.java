package com.jupiteriq.users;

import com.jupiteriq.kernel.Tenant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Users who have one address, in whichever accounts. Only those of live environments are found who can sign
/// in, and those first who did last.
public final class Namesakes {

    /// More are not looked for: each costs whoever tries a password for them all.
    public static final int MOST = 5;

    private final NamesakeStore store;
    private final BlindIndexes indexes;

    Namesakes(NamesakeStore store, BlindIndexes indexes) {
        this.store = store;
        this.indexes = indexes;
    }

    /// @param account what it is called
    public record Namesake(Tenant tenant, UUID user, String account) {}

    /// @param account the only one in which to look, null for any
    public List<Namesake> of(String email, @Nullable UUID account) {
        return store.find(indexes.signIn(email.strip()), account, MOST);
    }
}
