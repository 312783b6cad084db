package com.jupiteriq.keys;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.access.KeyMint;
import com.jupiteriq.access.KeyState;
import com.jupiteriq.access.StoredKey;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import com.jupiteriq.tokens.TokenMint;
import java.time.Instant;
import java.util.List;

/// What is known of keys before their tenant is.
record AllKeys(AllKeyStore store, KeyReading reading, KeyViews views, KeyMint mint) {

    /// The key as it is told, and its rows.
    record First(NewKey made, List<Sql> rows) {}

    First first(Tenant tenant, KeyKind kind, Principal by, Instant now) {
        KeyReading.Terms terms = reading.read(KeyWish.plain(kind.contract()), now);
        Principal principal = mint.principal(terms.settings().name());
        StoredKey key = mint.key(tenant, principal, kind, terms.settings(),
            new KeyMint.Origin(by, now, new KeyState(null, null, null)));
        TokenMint.Token secret = mint.secret(key, kind);
        return new First(new NewKey(views.of(key, now), secret.text()), List.of(
            TenantKeyStore.principalRow(tenant, principal, now), TenantKeyStore.keyRow(key, secret.hash())));
    }
}
