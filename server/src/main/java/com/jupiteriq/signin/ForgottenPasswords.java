package com.jupiteriq.signin;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.passwords.RecentTimes;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.signin.ResetStore.Reset;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.EmailAddress;
import com.jupiteriq.tokens.TokenMint;
import com.jupiteriq.users.Secret;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A way to a new password for those who have forgotten theirs: a token that is mailed to their address, and
/// nowhere else to be seen.
public final class ForgottenPasswords {

    /// Of a token (decision C03).
    static final String PREFIX = "jpr_";

    /// Mails to one user within [#WINDOW].
    static final int MAILS = 3;
    static final Duration WINDOW = Duration.ofHours(1);

    /// From the request to the commit of its mail, unless something is in the way.
    static final Duration LONGEST = Duration.ofMillis(250);

    /// What a mail takes until one was measured.
    static final Duration GUESS = Duration.ofMillis(15);

    private final Secrets secrets;
    private final ResetStore store;
    private final ResetMail mail;
    private final NewPasswords passwords;
    private final Vault vault;
    private final RecentTimes recent;
    private final Own own;

    /// What tokens are made of.
    ///
    /// @param valid how long one is good
    record Own(TokenMint mint, Duration valid, Ids ids, InstantSource clock) {}

    ForgottenPasswords(Secrets secrets, ResetStore store, ResetMail mail, NewPasswords passwords,
        Vault vault, RecentTimes recent, Own own) {
        this.secrets = secrets;
        this.store = store;
        this.mail = mail;
        this.passwords = passwords;
        this.vault = vault;
        this.recent = recent;
        this.own = own;
    }

    /// Stages a mail with a token, which ends the one before; nothing for a login that nobody has, for a user
    /// who cannot sign in, and beyond the mails that one may be sent. Whoever asks does not hear of it, nor
    /// does it take less time.
    public void forgot(String login, Write write) {
        long begun = System.nanoTime();
        Optional<User> user =
            secrets.byLogin(write.caller(), login).filter(Secret::opens).map(Secret::user);
        if (user.isPresent() && mailed(user.get(), write)) {
            write.afterwards(() -> recent.took(begun));
        } else {
            recent.pretend(write.caller(), begun);
        }
    }

    private boolean mailed(User user, Write write) {
        Reset before = store.of(write.caller(), user.id()).orElse(null);
        Instant since = write.now().minus(WINDOW);
        List<Instant> lately = before == null ? List.of()
            : before.sent().stream().filter(sent -> sent.isAfter(since)).toList();
        if (lately.size() >= MAILS) {
            return false;
        }
        Reset next = new Reset(user.id(), own.ids().next(), emailIndex(write.caller(), user), null,
            write.now().plus(own.valid()), Stream.concat(lately.stream(), Stream.of(write.now())).toList());
        TokenMint.Token token = own.mint().make(PREFIX, next.id());
        if (!mail.stage(user, token.text(), next.expiresAt(), write)) {
            return false;
        }
        store.renew(before, next, token.hash(), write);
        write.record(new AuditEntry("user.request_reset", user.publicId(), null, null));
        return true;
    }

    /// Lets whoever has the token choose a password, which ends the token, the lock and all sessions of the
    /// user. It is judged and hashed at once; what is given is done in a write. Refuses with `Missing` for a
    /// token that is not known, was used, has ended, is not the newest or went to another address, all alike;
    /// and with `Invalid` for a password that cannot become one.
    ///
    /// @param field what the password is called
    public Function<Write, User> reset(Caller caller, String token, String field, String password) {
        Valid found = valid(caller, token);
        String hash = passwords.hashed(caller, field, password, found.secret().user());
        return write -> {
            Valid valid = valid(write.caller(), token);
            store.use(valid.reset(), write);
            return passwords.replace(valid.secret(), hash, "user.reset_password", null, write);
        };
    }

    /// Whose token this is; refuses with `Missing` as [#reset] does, and does not use it up.
    public User look(Caller caller, String token) {
        return valid(caller, token).secret().user();
    }

    private record Valid(Reset reset, Secret secret) {}

    private Valid valid(Caller caller, String text) {
        return TokenMint.id(PREFIX, text)
            .flatMap(id -> store.byId(caller, id))
            .filter(reset -> reset.hash() != null && own.mint().matches(text, reset.hash()))
            .filter(reset -> own.clock().instant().isBefore(reset.expiresAt()))
            .flatMap(reset -> secrets.of(caller, reset.user())
                .filter(Secret::opens)
                .filter(secret -> reset.emailIndex().equals(emailIndex(caller, secret.user())))
                .map(secret -> new Valid(reset, secret)))
            .orElseThrow(() -> new Refused(new Failure.Missing("token")));
    }

    private String emailIndex(Caller caller, User user) {
        return vault.blindIndex(caller.tenant().account(), "password_resets.email",
            EmailAddress.comparable(user.details().email()));
    }
}
