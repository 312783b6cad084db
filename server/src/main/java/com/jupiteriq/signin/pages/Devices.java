package com.jupiteriq.signin.pages;

import com.jupiteriq.seals.OperatorVault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Browsers with which somebody has signed in before: each carries, sealed, who that was, and nothing is kept
/// of it here. It admits nobody; whoever shows none is told of by mail.
final class Devices {

    /// Users of one browser who are remembered; those before are forgotten.
    static final int USERS = 10;

    private static final String PLACE = "sign_in.device";
    private static final String BLANK = " ";

    private final OperatorVault vault;

    Devices(OperatorVault vault) {
        this.vault = vault;
    }

    boolean knows(@Nullable String device, UUID user) {
        return users(device).contains(user);
    }

    String with(@Nullable String device, UUID user) {
        List<UUID> users = new ArrayList<>(List.of(user));
        users(device).stream().filter(other -> !other.equals(user)).limit(USERS - 1).forEach(users::add);
        return vault.seal(PLACE, users.stream().map(UUID::toString).collect(Collectors.joining(BLANK)));
    }

    private List<UUID> users(@Nullable String device) {
        return device == null ? List.of() : vault.openReturned(PLACE, device)
            .map(text -> List.of(text.split(BLANK)).stream().map(UUID::fromString).toList())
            .orElse(List.of());
    }
}
