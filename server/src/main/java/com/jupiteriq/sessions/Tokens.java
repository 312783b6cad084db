package com.jupiteriq.sessions;

import com.jupiteriq.tokens.Pepper;
import com.jupiteriq.tokens.TokenMint;
import java.time.Instant;
import java.util.UUID;

/// The two tokens of a session that its client has at one time. Both carry the id.
///
/// @param access what the Gate takes
/// @param refresh what gets the next two, once
public record Tokens(UUID id, String access, String refresh, Instant accessUntil) {

    static final String ACCESS = "jat_";
    static final String REFRESH = "jrt_";

    private static final String SEPARATOR = " ";

    /// New ones with what is kept of them.
    record Made(Tokens tokens, Pepper.Hash accessHash, Pepper.Hash refreshHash) {}

    static Made make(UUID id, Instant accessUntil, TokenMint mint) {
        TokenMint.Token access = mint.make(ACCESS, id);
        TokenMint.Token refresh = mint.make(REFRESH, id);
        return new Made(
            new Tokens(id, access.text(), refresh.text(), accessUntil), access.hash(), refresh.hash());
    }

    /// To be sealed for a client that loses the answer.
    String kept() {
        return access + SEPARATOR + refresh;
    }

    static Tokens of(String kept, UUID id, Instant accessUntil) {
        String[] parts = kept.split(SEPARATOR);
        return new Tokens(id, parts[0], parts[1], accessUntil);
    }

    @Override
    public String toString() {
        return "Tokens[" + id + "]";
    }
}
