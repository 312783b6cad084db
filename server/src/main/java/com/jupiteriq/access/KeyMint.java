package com.jupiteriq.access;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.tokens.KeySecret;
import com.jupiteriq.tokens.Pepper;
import com.jupiteriq.tokens.TokenMint;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes what is new about a key: its id, its principal and its secret.
public final class KeyMint {

    private final Ids ids;
    private final TokenMint secrets;

    /// @param random as good as `SecureRandom`: it alone makes secrets hard to guess
    public KeyMint(Ids ids, RandomGenerator random, Pepper pepper) {
        this.ids = ids;
        this.secrets = new TokenMint(random, pepper);
    }

    public UUID id() {
        return ids.next();
    }

    /// A service account with a name.
    public Principal principal(String name) {
        return Principal.serviceAccount(ids.next(), name);
    }

    public StoredKey key(
        Tenant tenant, Principal principal, KeyKind kind, KeySettings settings, Origin origin) {
        return new StoredKey(ids.next(), 1, tenant, principal, kind.contract(), settings, origin.at(),
            origin.by(), origin.at(), origin.state(), StoredKey.Use.NONE, null);
    }

    /// How a key begins.
    public record Origin(Principal by, Instant at, KeyState state) {}

    public TokenMint.Token secret(StoredKey key, KeyKind kind) {
        return secrets.make(kind.prefix(key.tenant().environment()), key.id());
    }

    /// How the secret of a key begins: `jiq_live_` and six characters.
    public static String beginning(UUID key, Environment environment, KeyKind kind) {
        return KeySecret.beginning(kind.prefix(environment), key);
    }
}
