package com.jupiteriq.users;

import com.jupiteriq.kernel.DashedUuid;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import java.util.UUID;
import java.util.regex.Pattern;

/// A user as somebody names them (decision C09).
public sealed interface UserRef {

    record ById(UUID id) implements UserRef {

        @Override
        public String name() {
            return id.toString();
        }
    }

    record ByNumber(long number) implements UserRef {

        @Override
        public String name() {
            return Long.toString(number);
        }
    }

    /// The one spelling of this form.
    String name();

    Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,15}");

    long MAX_NUMBER = (1L << 53) - 1;

    /// Every form that [#parse] reads, as ECMA 262 writes patterns.
    String PATTERN =
        "^(?:" + TypeId.pattern(User.PREFIX) + "|[1-9][0-9]{0,15}|" + DashedUuid.PATTERN + ")$";

    /// Reads any form of a user's id: `usr_…`, the number, the UUID.
    static UserRef parse(String text) {
        if (NUMBER.matcher(text).matches() && Long.parseLong(text) <= MAX_NUMBER) {
            return new ByNumber(Long.parseLong(text));
        }
        return TypeId.parse(User.PREFIX, text)
            .or(() -> DashedUuid.parse(text))
            .<UserRef>map(ById::new)
            .orElseThrow(() -> new Refused(new Failure.Unreadable(
                "id", "This is not the id of a user. Send one such as usr_01h455vb4pex5vsknk084sn02q, the"
                    + " user's number, or the UUID.")));
    }
}
