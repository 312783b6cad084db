package com.jupiteriq.users;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.passwords.Person;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The passwords of the users of a tenant, as hashes. Who may try them, and how often, is not decided here.
public final class Secrets {

    private static final Pattern USERNAME = Pattern.compile(UserDetails.USERNAME);

    private final SecretStore store;

    Secrets(SecretStore store) {
        this.store = store;
    }

    /// Of the user with this e-mail address or username. What is neither is looked for all the same, so that
    /// it takes as long.
    public Optional<Secret> byLogin(Caller caller, String login) {
        String text = login.strip();
        return USERNAME.matcher(text).matches()
            ? store.byUsername(caller, text) : store.byEmail(caller, text);
    }

    /// The one form of all spellings of a login.
    public static String comparable(String login) {
        return EmailAddress.comparable(login.strip());
    }

    public Optional<Secret> of(Caller caller, UUID user) {
        return store.byId(caller, user);
    }

    /// Whom a password must not name.
    public static Person person(User user) {
        return user.details().person();
    }

    /// Notes that the user has signed in with this secret just now. It is no change of the user's that
    /// anybody is told of: the session is what is put on record.
    ///
    /// @param rehashed a PHC string that is to be kept in place of the one before; null to keep that
    /// @return the hash as it is kept now; empty when it was not theirs any more, or they may not sign in
    public Optional<byte[]> signedIn(Caller caller, Secret with, @Nullable String rehashed, Instant at) {
        byte[] kept =
            rehashed == null ? with.sealed() : store.sealed(caller.tenant(), with.user(), rehashed);
        return store.signedIn(caller, with, kept, at) ? Optional.of(kept) : Optional.empty();
    }

    /// The same hash anew, of a password that was right while nobody has signed in yet.
    ///
    /// @return as [#signedIn] does
    public Optional<byte[]> proved(Caller caller, Secret with, String rehashed) {
        return signedIn(caller, with, rehashed, Instant.EPOCH);
    }

    /// Stages another password, and puts on record that there is one. Another one in between is a lost race.
    ///
    /// @param action `user.change_password`, or how else it came about
    /// @param hash a PHC string
    public void replace(Secret before, String hash, String action, Write write) {
        if (!before.opens()) {
            throw new Refused(new Failure.Missing("user"));
        }
        store.replace(before, hash, write);
        write.record(new AuditEntry(action, before.user().publicId(), null, null));
    }
}
