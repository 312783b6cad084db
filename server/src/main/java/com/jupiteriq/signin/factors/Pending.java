package com.jupiteriq.signin.factors;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.seals.Vault;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Secrets on their way from the page that shows them to the one that confirms them: sealed for their user,
/// so that nothing is kept of those that nobody confirms.
final class Pending {

    /// From the moment at which it is shown.
    static final Duration VALID = Duration.ofMinutes(10);

    private static final int BYTES = Long.BYTES + Totp.SECRET_BYTES;

    private final Vault vault;

    Pending(Vault vault) {
        this.vault = vault;
    }

    String of(byte[] secret, Caller self, Instant now) {
        byte[] plain = ByteBuffer.allocate(BYTES).putLong(now.plus(VALID).toEpochMilli()).put(secret).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
            vault.seal(self.tenant().account(), place(self.principal().id()), plain));
    }

    /// Empty for what was made up, is another user's, or is over.
    Optional<byte[]> secret(String text, Caller self, Instant now) {
        return vault.openReturned(self.tenant().account(), place(self.principal().id()), text)
            .map(ByteBuffer::wrap)
            .filter(plain -> now.isBefore(Instant.ofEpochMilli(plain.getLong())))
            .map(plain -> {
                byte[] secret = new byte[Totp.SECRET_BYTES];
                plain.get(secret);
                return secret;
            });
    }

    private static String place(UUID user) {
        return "second_factors.pending:" + user;
    }
}
