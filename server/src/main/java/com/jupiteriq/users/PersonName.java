package com.jupiteriq.users;

import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import java.util.Objects;
import java.util.UUID;

/// What users are called where they act, read by those who find them before a tenant is known.
public final class PersonName {

    private PersonName() {}

    /// The name, else the username, else the address.
    public static String of(User user) {
        UserDetails details = user.details();
        return Objects.requireNonNullElseGet(details.name(), () ->
            Objects.requireNonNullElse(details.username(), details.email()));
    }

    /// The same where a user is not read as a whole.
    ///
    /// @param person the column of that name
    public static String of(Vault vault, Tenant tenant, UUID user, byte[] person) {
        Fields read = UserStore.person(vault, tenant, user, person);
        return Objects.requireNonNullElseGet(read.text("name"), () ->
            Objects.requireNonNullElseGet(read.text("username"), () -> read.requiredText("email")));
    }
}
