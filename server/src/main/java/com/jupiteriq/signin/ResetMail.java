package com.jupiteriq.signin;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.notices.Entrance;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.notices.OwnLinks;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The mail to somebody who has forgotten their password.
final class ResetMail {

    private final Notices notices;
    private final AccessMail mail;
    private final OwnLinks links;
    private final Function<Caller, Optional<String>> page;

    /// @param page where a token is taken, as the account says; empty when it says nothing
    ResetMail(
        Notices notices, AccessMail mail, OwnLinks links, Function<Caller, Optional<String>> page) {
        this.notices = notices;
        this.mail = mail;
        this.links = links;
        this.page = page;
    }

    /// False when there is no mail to be had.
    boolean stage(User user, String token, Instant until, Write write) {
        Entrance entrance = links.entrance(
            page.apply(write.caller()), OwnLinks.RESET, write.caller().tenant(), token);
        return mail.stage(user, notices.letters().passwordReset(entrance, until), write);
    }
}
