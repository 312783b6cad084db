package com.jupiteriq.seals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Seals and finds what belongs to no account: under the data keys of the operator's, which is there before
/// all others and stays.
public final class OperatorVault {

    private final Vault vault;
    private final Supplier<UUID> operator;
    private volatile @Nullable UUID account;

    /// @param operator the id of the operator's account; asked until it is known
    public OperatorVault(Vault vault, Supplier<UUID> operator) {
        this.vault = vault;
        this.operator = operator;
    }

    public String blindIndex(String column, String value) {
        return vault.blindIndex(account(), column, value);
    }

    /// To be given away, as base64url.
    public String seal(String place, String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(account(), place, plain));
    }

    /// Empty when it is not as it was when it was given away.
    public Optional<String> openReturned(String place, String text) {
        return vault.openReturned(account(), place, text)
            .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    private UUID account() {
        UUID known = account;
        if (known == null) {
            known = operator.get();
            account = known;
        }
        return known;
    }
}
