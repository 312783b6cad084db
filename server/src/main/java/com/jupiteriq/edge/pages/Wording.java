package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.http.RetryAfter;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import java.time.Duration;

/// What somebody reads who cannot be shown what they asked for.
///
/// @param title what it is, in few words
/// @param advice what to do next
public record Wording(int status, String title, String advice) {

    static final Wording NOT_FOUND = new Wording(404, "There is nothing here",
        "The address may be mistyped, or what was here is gone.");
    private static final Wording NOT_ALLOWED = new Wording(403, "This is not for you",
        "Your role does not allow this. Ask an owner of your account.");
    private static final Wording OUTDATED = new Wording(409, "Somebody was faster",
        "This was changed in the meantime. Go back, load the page again and look at it once more.");
    private static final Wording UNREADABLE = new Wording(400, "This request cannot be read",
        "Go back, load the page again and try once more.");
    private static final Wording UNAVAILABLE = new Wording(503, "Too busy right now",
        "Wait a moment and try again. Nothing is lost.");
    private static final Wording BROKEN = new Wording(500, "Something went wrong here",
        "It is not your fault. Try again; if it happens again, tell the operator the number below.");

    /// A form that is not known to be of one of our own pages.
    static final Wording FOREIGN_FORM = new Wording(403, "This form is out of date",
        "It was opened before you signed in or out, or your browser does not keep cookies. Open the page"
            + " again and fill it in once more.");

    static Wording of(Failure failure) {
        return switch (failure) {
            case Failure.NoSuchRoute(), Failure.Missing(_), Failure.Gone(_),
                Failure.Forgotten(_) -> NOT_FOUND;
            case Failure.MethodNotAllowed(_) -> new Wording(405, "This address does not work that way",
                "Go back and use the form of the page.");
            case Failure.Unauthenticated(_), Failure.CredentialUnchecked(), Failure.WrongLogin(),
                Failure.SecondFactorMissing(), Failure.Forbidden(_), Failure.NotCallable(),
                Failure.Exceeding(), Failure.NotAUser(), Failure.NotForOthers(), Failure.NotOwner(_) ->
                NOT_ALLOWED;
            case Failure.Closed(String message, _) -> new Wording(403, "This is not open to you", message);
            case Failure.QuotaExceeded(String quota, long limit, long used) ->
                new Wording(403, "There is no room for more", "Your plan allows " + limit + " " + quota
                    + " and " + used + " are in use. Ask an owner of your account for more.");
            case Failure.Unreadable(_, _), Failure.Invalid(_), Failure.NotIndexed(_, _, _, _, _),
                Failure.VersionNotSpoken(_), Failure.ChecksumMismatch(), Failure.RangeNotSatisfiable(_) ->
                UNREADABLE;
            case Failure.TooLarge(Part part, _) -> tooLarge(part);
            case Failure.UnsupportedMedia(_) -> new Wording(415, "This is not a form",
                "Go back and use the form of the page.");
            case Failure.NotAcceptable(_) -> new Wording(406, "This can only be shown as a page",
                "Open the address in a browser.");
            case Failure.TooSlow(_), Failure.TransferTooLong(_) -> new Wording(408,
                "What you sent did not arrive", "Check your connection and try again.");
            case Failure.Conflict(_, _), Failure.Stale(_), Failure.Taken(_), Failure.PreconditionFailed(),
                Failure.KeyReused() -> OUTDATED;
            case Failure.Limited(Duration wait) -> new Wording(429, "Too many attempts",
                "Wait " + time(wait) + " and try again.");
            case Failure.Unavailable(_), Failure.BadUpstream(), Failure.DeadlinePassed() -> UNAVAILABLE;
            case Failure.Internal() -> BROKEN;
        };
    }

    private static Wording tooLarge(Part part) {
        return switch (part) {
            case URL -> new Wording(414, "This address is too long",
                "It may have been put together wrongly. Start again from your profile.");
            case HEADERS -> new Wording(431, "Your browser sends too much",
                "It may keep too many cookies for this address. Delete them and try again.");
            case BODY, ANSWERS -> new Wording(413, "This form is too large", "Go back and send less.");
        };
    }

    private static String time(Duration wait) {
        long seconds = RetryAfter.seconds(wait);
        return seconds < 100 ? seconds + (seconds == 1 ? " second" : " seconds")
            : (seconds + 59) / 60 + " minutes";
    }
}
