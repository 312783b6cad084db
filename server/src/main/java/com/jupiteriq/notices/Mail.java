package com.jupiteriq.notices;

import com.jupiteriq.text.EmailAddress;
import java.util.UUID;
import java.util.stream.Stream;

/// One letter to one person.
///
/// @param about the person whom it is about, or the invitation where there is no person yet: by this id
///     [Notices#erase] finds it
public record Mail(EmailAddress recipient, UUID about, Letter letter) {

    /// Characters of an address (RFC 5321, 4.5.3.1.3).
    static final int MAX_ADDRESS = 254;

    public Mail {
        if (text(recipient).length() > MAX_ADDRESS) {
            throw new IllegalArgumentException("an address of more than " + MAX_ADDRESS + " characters");
        }
    }

    /// To this address of a person; none where nobody can be written to.
    public static Stream<Mail> to(String email, UUID person, Letter letter) {
        return EmailAddress.parse(email).stream().map(address -> new Mail(address, person, letter));
    }

    /// As it is written on the envelope.
    String address() {
        return text(recipient);
    }

    private static String text(EmailAddress address) {
        return address.local() + "@" + address.domain();
    }

    /// Addresses and letters are nobody's business who reads a log.
    @Override
    public String toString() {
        return "Mail[about=" + about + "]";
    }
}
