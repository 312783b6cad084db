package com.jupiteriq.notices;

import com.jupiteriq.notices.Letter.Code;
import com.jupiteriq.notices.Letter.Link;
import com.jupiteriq.notices.Letter.Part;
import com.jupiteriq.notices.Letter.Text;
import com.jupiteriq.text.OneLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The letters that the product writes. Names may be anything that somebody has typed.
public final class Letters {

    /// Code points of a name in a letter.
    static final int MAX_NAME = 80;

    private static final String LANGUAGE = "en";
    private static final DateTimeFormatter UNTIL =
        DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final String product;

    Letters(Brand brand) {
        this.product = brand.product();
    }

    /// To somebody for whom a user was made.
    ///
    /// @param inviter who invites, such as the account's name
    public Letter userInvitation(String inviter, Entrance entrance, Instant until) {
        String host = name(inviter);
        return invitation(host + " invites you to " + product,
            host + " has made a user for you at " + product + ".", entrance, until);
    }

    /// To somebody who shall become a member.
    ///
    /// @param inviter who invites, such as the account's name
    public Letter organizationInvitation(
        String organization, String inviter, Entrance entrance, Instant until) {
        String joined = name(organization);
        return invitation("Your invitation to " + joined,
            name(inviter) + " invites you to join " + joined + " at " + product + ".", entrance, until);
    }

    private static Letter invitation(String subject, String what, Entrance entrance, Instant until) {
        return new Letter(LANGUAGE, subject, List.of(
            new Text(what),
            way(entrance),
            new Text("The invitation is valid until " + UNTIL.format(until) + "."),
            new Text("If you did not expect it, ignore this mail: nothing happens without you.")));
    }

    private static Part way(Entrance entrance) {
        return switch (entrance) {
            case Entrance.ByLink(String url) -> new Link("Accept the invitation", url);
            case Entrance.ByToken(String token) ->
                new Code("Accept the invitation with this token, where you were told to enter it:", token);
        };
    }

    private static String name(String given) {
        return OneLine.of(given, MAX_NAME, "Somebody");
    }
}
