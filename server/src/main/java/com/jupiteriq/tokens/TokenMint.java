package com.jupiteriq.tokens;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes and checks tokens that are built like keys (decision C03), of which only a keyed hash is kept.
public final class TokenMint {

    private final RandomGenerator random;
    private final Pepper pepper;

    /// @param random as good as `SecureRandom`: it alone makes tokens hard to guess
    public TokenMint(RandomGenerator random, Pepper pepper) {
        this.random = random;
        this.pepper = pepper;
    }

    /// @param text told to its holder only and never written to a log
    public record Token(String text, Pepper.Hash hash) {

        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    public Token make(String prefix, UUID id) {
        KeySecret secret = KeySecret.create(prefix, id, random);
        return new Token(secret.reveal(), pepper.hash(secret.bytes()));
    }

    /// The id in a token of this prefix; empty when the text is none, or has a typo.
    public static Optional<UUID> id(String prefix, String text) {
        return KeySecret.parse(text).filter(secret -> secret.prefix().equals(prefix)).map(KeySecret::id);
    }

    /// Whether the hash is that of the token; takes the same time wherever the two differ.
    public boolean matches(String text, Pepper.Hash hash) {
        return KeySecret.parse(text).filter(secret -> pepper.matches(secret.bytes(), hash)).isPresent();
    }
}
