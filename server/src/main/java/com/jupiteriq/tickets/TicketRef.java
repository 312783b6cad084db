package com.jupiteriq.tickets;

import com.jupiteriq.kernel.DashedUuid;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.UUID;
import java.util.regex.Pattern;

/// A ticket as somebody names it (decision C09).
public sealed interface TicketRef {

    record ById(UUID id) implements TicketRef {

        @Override
        public String name() {
            return id.toString();
        }
    }

    record ByNumber(long number) implements TicketRef {

        @Override
        public String name() {
            return Ticket.publicIdOf(number);
        }
    }

    /// The one spelling of this form.
    String name();

    Pattern NUMBER = Pattern.compile("(?:TCK-)?([1-9][0-9]{0,15})", Pattern.CASE_INSENSITIVE);

    long MAX_NUMBER = (1L << 53) - 1;

    /// Every form that [#parse] reads, as ECMA 262 writes patterns.
    String PATTERN = "^(?:(?:[Tt][Cc][Kk]-)?[1-9][0-9]{0,15}|" + DashedUuid.PATTERN + ")$";

    /// Reads any form of a ticket's id: `TCK-12345`, the bare number, the UUID.
    static TicketRef parse(String text) {
        var number = NUMBER.matcher(text);
        if (number.matches() && Long.parseLong(number.group(1)) <= MAX_NUMBER) {
            return new ByNumber(Long.parseLong(number.group(1)));
        }
        return DashedUuid.parse(text).<TicketRef>map(ById::new)
            .orElseThrow(() -> new Refused(new Failure.Unreadable(
                "id", "This is not the id of a ticket. Send one such as TCK-12345, or the ticket's UUID.")));
    }
}
