package com.jupiteriq.signin;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.Letter;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.EmailAddress;
import com.jupiteriq.users.User;

/// Tells users what happened to their way in, lest somebody else did it. Where the environment has sent its
/// mails of this hour it happens without.
public final class AccessMail {

    private final Notices notices;

    AccessMail(Notices notices) {
        this.notices = notices;
    }

    void passwordReplaced(User user, Write write) {
        stage(user, notices.letters().passwordReplaced(write.now()), write);
    }

    public void factorRemoved(User user, Write write) {
        stage(user, notices.letters().factorRemoved(write.now()), write);
    }

    /// @param origin from where somebody came
    public void newDevice(User user, Origin origin, Write write) {
        stage(user, notices.letters().newDevice(origin.address(), origin.userAgent(), write.now()), write);
    }

    /// False when there is no mail to be had.
    boolean stage(User user, Letter letter, Write write) {
        EmailAddress address = EmailAddress.parse(user.details().email()).orElse(null);
        if (address == null) {
            return false;
        }
        try {
            notices.stage(new Mail(address, user.id(), letter), write);
            return true;
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Limited) {
                return false;
            }
            throw refused;
        }
    }
}
