package com.jupiteriq.signin.pages;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.signin.ForgottenPasswords;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.Namesakes;
import com.jupiteriq.users.User;
import java.util.List;
import java.util.function.Function;

/// The way to a new password by pages. To look at a link does not use it up.
public final class ForgottenPages {

    private final Namesakes namesakes;
    private final ForgottenPasswords passwords;
    private final Writes writes;
    private final Callers callers;

    ForgottenPages(Namesakes namesakes, ForgottenPasswords passwords, Writes writes, Callers callers) {
        this.namesakes = namesakes;
        this.passwords = passwords;
        this.writes = writes;
        this.callers = callers;
    }

    /// To whom a link leads.
    ///
    /// @param account what it is called
    public record Found(String email, String account) {

        @Override
        public String toString() {
            return "Found[hidden]";
        }
    }

    /// Mails a link to the users with this address. Whoever asks hears the same in any case, and after as
    /// long.
    public void ask(String email, Arrival arrival) {
        List<Caller> places = namesakes.of(email, null).stream()
            .map(namesake -> callers.server(namesake.tenant(), arrival)).toList();
        for (Caller place : places.isEmpty() ? List.of(callers.operator(arrival)) : places) {
            writes.run(place, write -> {
                passwords.forgot(email, write);
                return write;
            });
        }
    }

    /// Refuses with `Missing` a link that is of no use, whyever.
    public Found look(String token, Arrival arrival) {
        Followed link = Followed.of(token, callers, arrival);
        User user = passwords.look(link.caller(), link.token());
        return new Found(user.details().email(), link.account().name());
    }

    /// Uses the link up. Refuses as [#look] does, and with `Invalid` with the field `password`.
    public void replace(String token, String password, Arrival arrival) {
        Followed link = Followed.of(token, callers, arrival);
        Function<Write, User> change =
            passwords.reset(link.caller(), link.token(), "password", password);
        writes.run(link.caller(), change);
    }
}
