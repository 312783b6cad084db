package com.jupiteriq.notices;

import com.jupiteriq.notices.Letter.Code;
import com.jupiteriq.notices.Letter.Link;
import com.jupiteriq.notices.Letter.Part;
import com.jupiteriq.notices.Letter.Text;
import com.jupiteriq.text.OneLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The letters that the product writes. Names may be anything that somebody has typed.
public final class Letters {

    /// Code points of a name in a letter.
    static final int MAX_NAME = 80;

    /// Code points of a reason in a letter.
    private static final int MAX_REASON = 500;

    /// Keys that a letter names; others it counts.
    private static final int MOST_KEYS = 10;

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

    /// To somebody who has forgotten their password, or whoever says so.
    public Letter passwordReset(Entrance entrance, Instant until) {
        return new Letter(LANGUAGE, "Your new password at " + product, List.of(
            new Text("Somebody has asked for a new password for you at " + product + "."),
            way(entrance, "Choose a new password",
                "Choose one with this token, where you were told to enter it:"),
            new Text("This is possible until " + UNTIL.format(until) + ", and once."),
            new Text("If it was not you, ignore this mail: your password stays as it is.")));
    }

    /// To somebody who has another password now.
    public Letter passwordReplaced(Instant at) {
        return happened("Your password at " + product + " was changed",
            "Your password at " + product + " was changed on " + UNTIL.format(at) + ".");
    }

    /// To somebody who signs in with a password alone from now on.
    public Letter factorRemoved(Instant at) {
        return happened("Your second factor at " + product + " was removed",
            "Since " + UNTIL.format(at) + " you sign in at " + product + " without a second factor.");
    }

    /// To somebody who has signed in with a browser that was not known.
    ///
    /// @param agent with which program, empty when it did not say
    public Letter newDevice(String address, String agent, Instant at) {
        return happened("A new device at " + product,
            "Somebody has signed in as you at " + product + " on " + UNTIL.format(at) + ", from the address "
                + address + " with " + OneLine.of(agent, MAX_REASON, "a program that did not say its name")
                + ".");
    }

    private static Letter happened(String subject, String what) {
        return new Letter(LANGUAGE, subject, List.of(
            new Text(what),
            new Text("If it was you, there is nothing to do."),
            new Text("If it was not, choose a new password at once, which ends all other sessions, and tell"
                + " whoever looks after your account.")));
    }

    /// To the owner of an account whose limit is nearly used up.
    ///
    /// @param scope what is counted together: `account`, `key`, `user` or `endpoint`
    /// @param name `requests`, or the pattern of the operations
    /// @param window in which the limit counts: `minute`, `hour` or `day`
    public Letter limitNearlyUsed(String scope, String name, String window, int threshold) {
        String what = scope.equals("endpoint")
            ? "of requests to " + name(name) : "of the requests of your " + scope;
        return new Letter(LANGUAGE, threshold + "% of a rate limit used at " + product, List.of(
            new Text(threshold + "% of the limit " + what + " were used within one " + window + "."),
            new Text("What goes over the limit is refused until the next " + window + " begins. GET"
                + " /v1/limits says what is left, and POST /v1/limits/increase-requests asks for more."),
            new Text("This is told once a day.")));
    }

    /// To those who own the environment in which API keys have become old.
    ///
    /// @param environment `live` or `test`
    /// @param keys how each is called
    public Letter rotationDue(String environment, List<String> keys, long days) {
        boolean one = keys.size() == 1;
        List<Part> parts = new ArrayList<>(List.of(new Text((one
            ? "This API key of your environment " + environment + " at " + product + " is"
            : "These API keys of your environment " + environment + " at " + product + " are")
            + " older than " + days + " days and should be rotated:")));
        keys.stream().limit(MOST_KEYS).forEach(key -> parts.add(new Text(name(key))));
        if (keys.size() > MOST_KEYS) {
            parts.add(new Text("And " + (keys.size() - MOST_KEYS) + " more."));
        }
        parts.add(new Text("To rotate a key is to make its successor; both work while you change over."
            + " Nothing is revoked by itself."));
        return new Letter(
            LANGUAGE, (one ? "An API key" : keys.size() + " API keys") + " should be rotated", parts);
    }

    /// To whoever has uploaded a file in which a virus was found, and to the owners of its environment.
    ///
    /// @param file its public id, by which it is found
    /// @param found what a scanner calls it
    /// @param until when its bytes go
    public Letter virusFound(String file, String fileName, String found, Instant until) {
        return new Letter(LANGUAGE, "A virus was found in a file at " + product, List.of(
            new Text("A virus was found in the file " + name(fileName) + " (" + file + ") at " + product
                + ": " + name(found) + "."),
            new Text("Nobody can read the file. Its bytes are kept until " + UNTIL.format(until) + "."),
            new Text("If it is no virus, say so before: POST /v1/files/" + file + "/appeal, with a reason."),
            new Text("If it is one, there is nothing to do here. Look after the machine it came from.")));
    }

    /// To the same people, when somebody has said that it is no virus and the operator has decided.
    ///
    /// @param granted whether the file can be read
    /// @param reason the operator's
    public Letter appealDecided(String file, String fileName, boolean granted, String reason) {
        String which = "the file " + name(fileName) + " (" + file + ") at " + product;
        return new Letter(LANGUAGE,
            "Your appeal for a file at " + product + " was " + (granted ? "granted" : "refused"), List.of(
            new Text(granted
                ? "The appeal for " + which + " was granted. It can be read in a moment."
                : "The appeal for " + which + " was refused. Its bytes are deleted."),
            new Text("The reason: " + OneLine.of(reason, MAX_REASON, "none was given"))));
    }

    /// To whoever is told that a report was made.
    ///
    /// @param origin at which the API is; null where nobody has said
    /// @param path of what the report tells
    /// @param until when it is kept
    public Letter reportReady(String report, Optional<String> origin, String path, Instant until) {
        return new Letter(LANGUAGE, "Your report " + name(report) + " at " + product, List.of(
            new Text("The report " + name(report) + " at " + product + " was made."),
            origin.<Part>map(said -> new Link("Fetch the report", said + path))
                .orElseGet(() -> new Code("Fetch it from the API:", "GET " + path)),
            new Text("This takes the token of a user, or a key, that may read analytics. It is kept until "
                + UNTIL.format(until) + ".")));
    }

    private static Letter invitation(String subject, String what, Entrance entrance, Instant until) {
        return new Letter(LANGUAGE, subject, List.of(
            new Text(what),
            way(entrance, "Accept the invitation",
                "Accept the invitation with this token, where you were told to enter it:"),
            new Text("The invitation is valid until " + UNTIL.format(until) + "."),
            new Text("If you did not expect it, ignore this mail: nothing happens without you.")));
    }

    private static Part way(Entrance entrance, String link, String code) {
        return switch (entrance) {
            case Entrance.ByLink(String url) -> new Link(link, url);
            case Entrance.ByToken(String token) -> new Code(code, token);
        };
    }

    private static String name(String given) {
        return OneLine.of(given, MAX_NAME, "Somebody");
    }
}
