package com.jupiteriq.access;

import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.tokens.Pepper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who shows the Gate tokens instead of a key, and for whom a key may act; offered by the feature that makes
/// the tokens. What it finds is remembered as keys are, until a change of the token or of the user is told
/// by its id.
public interface Bearers {

    /// @param contract of the key that signed them in; null for somebody who shows nothing
    /// @param hash of the token; null for somebody who shows nothing
    /// @param expiresAt null without an end
    /// @param browsing null for whoever does not come by a page
    record Bearer(AccountTerms terms, Principal principal, Permissions permissions,
        @Nullable String contract, Pepper.@Nullable Hash hash, @Nullable Instant expiresAt,
        @Nullable Browsing browsing) {}

    /// A hash to be kept in place of the one before.
    record Rehashed(UUID tenant, UUID token, Pepper.Hash before, Pepper.Hash after) {}

    /// Keeps hashes that are made with the newest pepper, of tokens that have no successor to get one. Those
    /// of others are passed over.
    default void rehash(List<Rehashed> some) {}

    /// What the tokens begin with.
    String prefix();

    /// Whoever the token stands for, whether it is over or not.
    Optional<Bearer> byToken(UUID token);

    /// A user of the tenant, or one of the live environment of its account, who looks at the sandbox by
    /// pages; if they are active.
    Optional<Bearer> user(Tenant tenant, UUID user);
}
