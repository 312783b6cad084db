package com.jupiteriq.signin.pages;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.OperatorVault;
import com.jupiteriq.users.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Whose password somebody has shown, sealed, from one step of a sign-in to the next. Another password in
/// between makes a ticket worthless.
final class Tickets {

    /// From the password to the last step.
    static final Duration VALID = Duration.ofMinutes(10);

    private static final String PLACE = "sign_in.ticket";
    private static final String LINE = "\n";
    private static final String BLANK = " ";
    private static final int DIGEST_BYTES = 16;

    private final OperatorVault vault;
    private final InstantSource clock;

    Tickets(OperatorVault vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /// A user who has shown their password.
    ///
    /// @param digest of the hash that it had
    record Holder(Tenant tenant, UUID user, String digest) {

        static Holder of(Tenant tenant, Secret secret) {
            return new Holder(tenant, secret.user().id(), digest(secret.sealed()));
        }

        boolean still(Secret secret) {
            return digest.equals(digest(secret.sealed()));
        }

        private String line() {
            return String.join(BLANK,
                tenant.account().toString(), tenant.id().toString(), user.toString(), digest);
        }

        private static Holder parse(String line) {
            String[] parts = line.split(BLANK);
            return new Holder(new Tenant(UUID.fromString(parts[1]), UUID.fromString(parts[0]),
                Environment.LIVE), UUID.fromString(parts[2]), parts[3]);
        }

        private static String digest(byte[] sealed) {
            try {
                return HexFormat.of().formatHex(Arrays.copyOf(
                    MessageDigest.getInstance("SHA-256").digest(sealed), DIGEST_BYTES));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    Ticket of(List<Holder> holders) {
        return new Ticket(vault.seal(PLACE, clock.instant().plus(VALID).toEpochMilli() + LINE
            + holders.stream().map(Holder::line).collect(Collectors.joining(LINE))));
    }

    /// None for what was made up or is too old.
    List<Holder> holders(Ticket ticket) {
        return vault.openReturned(PLACE, ticket.text())
            .map(text -> List.of(text.split(LINE)))
            .filter(lines -> clock.instant().isBefore(
                Instant.ofEpochMilli(Long.parseLong(lines.getFirst()))))
            .map(lines -> lines.stream().skip(1).map(Holder::parse).toList())
            .orElse(List.of());
    }
}
