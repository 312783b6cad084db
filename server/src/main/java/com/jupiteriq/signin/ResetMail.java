package com.jupiteriq.signin;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.Entrance;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.EmailAddress;
import com.jupiteriq.users.User;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The mail to somebody who has forgotten their password.
final class ResetMail {

    private final Notices notices;
    private final Function<Caller, Optional<String>> page;

    /// @param page where a token is taken, as the account says; empty when it says nothing
    ResetMail(Notices notices, Function<Caller, Optional<String>> page) {
        this.notices = notices;
        this.page = page;
    }

    /// False when the environment has sent all mails of this hour.
    boolean stage(User user, String token, Instant until, Write write) {
        Optional<EmailAddress> address = EmailAddress.parse(user.details().email());
        if (address.isEmpty()) {
            return false;
        }
        Entrance entrance = Entrance.of(page.apply(write.caller()).orElse(null), token);
        try {
            notices.stage(new Mail(address.get(), user.id(),
                notices.letters().passwordReset(entrance, until)), write);
            return true;
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Limited) {
                return false;
            }
            throw refused;
        }
    }
}
