package com.jupiteriq.users;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.OperatorVault;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.text.EmailAddress;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How users are found by what is kept of them only sealed.
final class BlindIndexes {

    private final Vault vault;
    private final OperatorVault operator;

    BlindIndexes(Vault vault, OperatorVault operator) {
        this.vault = vault;
        this.operator = operator;
    }

    String email(Tenant tenant, String email) {
        return vault.blindIndex(tenant.account(), "users.email", EmailAddress.comparable(email));
    }

    /// The same for all accounts.
    String signIn(String email) {
        return operator.blindIndex("users.sign_in", EmailAddress.comparable(email));
    }

    String username(Tenant tenant, String username) {
        return vault.blindIndex(tenant.account(), "users.username", username.toLowerCase(Locale.ROOT));
    }

    Object usernameOrNull(Tenant tenant, @Nullable String username) {
        return Sql.orNull(username == null ? null : username(tenant, username), Null.TEXT);
    }

    String words(Tenant tenant, UserDetails details) {
        return UserWords.of(details).stream()
            .map(word -> word(tenant, word)).collect(Collectors.joining(" "));
    }

    String word(Tenant tenant, String word) {
        return vault.blindIndex(tenant.account(), "users.words", word);
    }
}
