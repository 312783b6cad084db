package com.jupiteriq.files.quarantine;

import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.Rejection;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.Letter;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the one who uploaded a file, where that is a user, and the owners of the environment are told by
/// mail. An environment that has sent its mails of the hour is told by the event alone.
public final class QuarantineMail {

    /// Of more owners the first ones are told.
    private static final int MOST_OWNERS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineMail.class);

    private final Users users;
    private final Notices notices;

    QuarantineMail(Users users, Notices notices) {
        this.users = users;
        this.notices = notices;
    }

    /// That a virus was found in a file, which was rejected for it.
    public void found(StoredFile file, Write write) {
        Rejection rejection = Objects.requireNonNull(file.state().rejection());
        String signature = Objects.requireNonNullElse(file.state().scan().signature(), "");
        tell(file, notices.letters().virusFound(file.publicId(), file.details().name(), signature,
            rejection.at().plus(FileAppeals.QUARANTINE)), write);
    }

    /// What the operator has decided.
    void decided(StoredFile file, boolean granted, String reason, Write write) {
        tell(file, notices.letters().appealDecided(
            file.publicId(), file.details().name(), granted, reason), write);
    }

    private void tell(StoredFile file, Letter letter, Write write) {
        Map<UUID, User> told = new LinkedHashMap<>();
        if (file.uploader().kind() == Principal.Kind.USER) {
            told.putAll(users.these(write.caller(), List.of(file.uploader().id())));
        }
        users.owners(write.caller(), MOST_OWNERS).forEach(owner -> told.put(owner.id(), owner));
        List<Mail> mails = told.values().stream()
            .flatMap(user -> Mail.to(user.details().email(), user.id(), letter)).toList();
        try {
            notices.stage(mails, write);
        } catch (Refused enough) {
            LOG.debug("Nobody is written to about {}: {}", file.publicId(), enough.getMessage());
        }
    }
}
