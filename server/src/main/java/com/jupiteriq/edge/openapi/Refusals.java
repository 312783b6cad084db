package com.jupiteriq.edge.openapi;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Which refusals an operation can meet, for its documentation; the statuses are the dress's business.
final class Refusals {

    /// Whose changes may touch, or give, more than one has.
    private static final Set<Permission.Resource> ABOVE_ONESELF =
        EnumSet.of(Permission.Resource.USERS, Permission.Resource.KEYS);

    private Refusals() {}

    /// A sample of every failure there is, in the order in which they win (decision D12).
    static List<Failure> samples(List<Route> routes, long maxBodyBytes) {
        Permission permission = routes.stream().map(Route::needs).filter(Objects::nonNull).findFirst()
            .orElse(Permission.all().getFirst());
        List<Failure> samples = new ArrayList<>();
        samples.add(new Failure.TooLarge(Failure.Part.URL, RequestBounds.MAX_TARGET));
        samples.add(new Failure.TooLarge(Failure.Part.HEADERS, RequestBounds.MAX_HEADERS));
        for (Failure.Reason reason : Failure.Reason.values()) {
            samples.add(new Failure.Unauthenticated(reason));
        }
        samples.addAll(List.of(
            new Failure.CredentialUnchecked(),
            new Failure.NoSuchRoute(),
            new Failure.MethodNotAllowed(List.of("GET", "POST")),
            new Failure.Forbidden(permission),
            new Failure.NotCallable(),
            new Failure.Closed(
                "The plan starter does not include `graphql`. Ask for one that does.", "starter"),
            quota("storage"),
            new Failure.Limited(Duration.ofSeconds(30)),
            new Failure.Exceeding(),
            new Failure.NotAUser(),
            new Failure.NotForOthers(),
            new Failure.WrongLogin(),
            new Failure.SecondFactorMissing(),
            new Failure.NotAcceptable(Answer.JSON),
            new Failure.TooLarge(Failure.Part.BODY, maxBodyBytes),
            new Failure.TooSlow(Duration.ofSeconds(30)),
            new Failure.UnsupportedMedia("Send the body with Content-Type: application/json."),
            new Failure.Unreadable(null, "The body is empty. Send a JSON object."),
            new Failure.Unreadable("limit", "The parameter `limit` must be a whole number of at least 1."),
            Failure.Invalid.of(Problem.missing("name")),
            Failure.Invalid.of(Problem.wrong("name", "This field must have at most 500 characters.")),
            new Failure.NotIndexed("sort", "order", "total", "number",
                "Declare an index of the kind number on `total` of the type order."),
            new Failure.KeyReused(),
            new Failure.Missing("object"),
            new Failure.NotOwner("object"),
            new Failure.PreconditionFailed(),
            new Failure.VersionNotSpoken("1.0.0"),
            new Failure.RangeNotSatisfiable(4_711),
            new Failure.ChecksumMismatch(),
            new Failure.Conflict(
                "A request with this idempotency key is still running. Repeat it in a second.",
                Duration.ofSeconds(1)),
            new Failure.Stale(7),
            Failure.Taken.of("name"),
            new Failure.Gone("The answer was erased with the person that it was about."),
            new Failure.Forgotten(4_711),
            new Failure.Internal(),
            new Failure.BadUpstream(),
            new Failure.Unavailable(Duration.ofSeconds(60)),
            new Failure.DeadlinePassed(),
            new Failure.TransferTooLong(RequestBounds.TRANSFER_TIME)));
        return List.copyOf(samples);
    }

    static Failure quota(String name) {
        return new Failure.QuotaExceeded(name, 1_000, 1_000);
    }

    /// Whether a request that reached this route can meet the failure.
    static boolean possible(Route route, Failure failure) {
        boolean inside = route.path().contains("{");
        boolean posts = route.method().equals("POST");
        return switch (failure) {
            case Failure.TooLarge(Failure.Part part, long _) ->
                switch (part) {
                    case URL, HEADERS -> true;
                    case BODY -> posts || route.readsBody();
                    case ANSWERS -> false;
                };
            case Failure.Unauthenticated _, Failure.CredentialUnchecked _, Failure.NotCallable _,
                Failure.NotForOthers _, Failure.Limited _, Failure.Unreadable _, Failure.Internal _,
                Failure.Unavailable _, Failure.DeadlinePassed _ -> true;
            case Failure.NotAcceptable _ -> route.traits().content() == null;
            case Failure.Forbidden _ -> route.needs() != null || route.traits().judges();
            case Failure.Exceeding _ -> route.changes() && route.needs() != null
                && ABOVE_ONESELF.contains(route.needs().resource());
            case Failure.NotAUser _ ->
                route.needs() == null && route.path().startsWith("/users/me")
                    && (route.changes() || !route.path().endsWith("/me"));
            case Failure.WrongLogin _, Failure.SecondFactorMissing _ ->
                posts && route.path().equals("/sessions");
            case Failure.TooSlow _ -> posts || route.readsBody();
            case Failure.UnsupportedMedia _, Failure.Invalid _ -> route.readsBody();
            case Failure.KeyReused _ -> posts;
            case Failure.Missing _ -> inside || route.finds();
            case Failure.NotOwner _ -> inside && route.changes();
            case Failure.PreconditionFailed _ -> route.takesIfMatch() && inside || route.isRanged();
            case Failure.RangeNotSatisfiable _ -> route.isRanged();
            case Failure.VersionNotSpoken _ -> route.asks("Tus-Resumable");
            case Failure.ChecksumMismatch _ -> route.asks("Upload-Checksum");
            case Failure.TransferTooLong _ -> route.receives();
            // An index may be building, and what a job is to make may not be made yet.
            case Failure.Conflict _ ->
                route.changes() || searches(route) || route.traits().content() != null;
            case Failure.Taken _ -> route.changes() && route.readsBody();
            case Failure.NotIndexed _ -> searches(route);
            // Only an item of a list of changes names a version in its body, and is told by itself.
            case Failure.Stale _ -> false;
            case Failure.Forgotten _ -> route.form() == Reply.Form.ALIKE && route.needs() != null
                && route.needs().resource() == Permission.Resource.DATA;
            // Answers to requests that no route has; their dressing is described all the same.
            case Failure.NoSuchRoute _, Failure.MethodNotAllowed _ -> false;
            case Failure.Closed _ -> route.gate() != null;
            case Failure.QuotaExceeded _ -> route.quota() != null;
            // A kept answer is wiped with the person of whom it told, no content is kept for ever, and no
            // upload waits for ever.
            case Failure.Gone _ -> route.traits().content() != null || inside && route.asks("Tus-Resumable")
                || posts && route.needs() != null && route.needs().resource() == Permission.Resource.USERS;
            // Nothing asks another system yet.
            case Failure.BadUpstream _ -> false;
        };
    }

    /// Whether only those meet it who send or take what is larger than a JSON body, so that nobody else need
    /// read of it.
    static boolean ofTransfers(Failure failure) {
        return failure instanceof Failure.TransferTooLong || failure instanceof Failure.RangeNotSatisfiable
            || failure instanceof Failure.ChecksumMismatch || failure instanceof Failure.VersionNotSpoken;
    }

    /// Whether it looks for values at paths that clients name, which indexes hold.
    private static boolean searches(Route route) {
        return !route.traits().families().isEmpty();
    }

    /// The headers that come with the failure besides those of every answer.
    static List<String> headers(Failure failure) {
        return switch (failure) {
            case Failure.Unauthenticated _, Failure.WrongLogin _, Failure.SecondFactorMissing _ ->
                List.of("WWW-Authenticate");
            case Failure.MethodNotAllowed _ -> List.of("Allow");
            case Failure.Limited _, Failure.Unavailable _ -> List.of("Retry-After");
            case Failure.VersionNotSpoken _ -> List.of("Tus-Version");
            case Failure.RangeNotSatisfiable _ -> List.of("Content-Range");
            case Failure.Conflict conflict -> conflict.retryAfter() == null
                ? List.of() : List.of("Retry-After");
            case Failure.TooLarge _, Failure.CredentialUnchecked _, Failure.NoSuchRoute _,
                Failure.Forbidden _, Failure.NotCallable _, Failure.Exceeding _, Failure.NotAUser _,
                Failure.NotForOthers _, Failure.QuotaExceeded _, Failure.Closed _,
                Failure.NotAcceptable _, Failure.TooSlow _,
                Failure.UnsupportedMedia _, Failure.Unreadable _, Failure.Invalid _, Failure.KeyReused _,
                Failure.Missing _,
                Failure.NotOwner _, Failure.PreconditionFailed _, Failure.Taken _, Failure.Gone _,
                Failure.Stale _, Failure.NotIndexed _, Failure.Forgotten _,
                Failure.Internal _,
                Failure.ChecksumMismatch _, Failure.TransferTooLong _,
                Failure.BadUpstream _, Failure.DeadlinePassed _ -> List.of();
        };
    }

    /// One sentence for the description of the answer.
    static String about(Failure failure) {
        return switch (failure) {
            case Failure.TooLarge(Failure.Part part, long limit) -> switch (part) {
                case BODY -> "The body is larger than " + limit + " bytes after decompression.";
                case URL -> "The URL is longer than " + limit + " bytes.";
                case HEADERS -> "The headers are longer than " + limit + " bytes.";
                case ANSWERS -> "The answers of a batch are larger than " + limit + " bytes.";
            };
            case Failure.Unauthenticated _ -> "There is no credential, or none that is admitted here.";
            case Failure.CredentialUnchecked _ -> "The credential could not be checked.";
            case Failure.NoSuchRoute _ -> "No operation has this path.";
            case Failure.MethodNotAllowed _ -> "The path does not take this method.";
            case Failure.Forbidden _ -> "The credential lacks the permission.";
            case Failure.NotCallable _ -> "The path rules of the key leave the operation out.";
            case Failure.NotAUser _ -> "Only a user can have what this is about, and the caller is a key.";
            case Failure.NotForOthers _ ->
                "Nobody can be acted for: the caller is a user, or there is no such active user.";
            case Failure.WrongLogin _ -> "Nobody signs in with this login and this password, or not now.";
            case Failure.SecondFactorMissing _ -> "The password is right, and a second factor is needed too.";
            case Failure.Exceeding _ -> "It would touch or give more rights than the caller has.";
            case Failure.Closed _ -> "The account may not do this; its plan leaves it out.";
            case Failure.QuotaExceeded _ -> "A quota of the plan is used up.";
            case Failure.Limited _ -> "The rate limit is spent.";
            case Failure.NotAcceptable _ -> "None of the types in `Accept` can be given.";
            case Failure.TooSlow _ -> "The body did not arrive in time.";
            case Failure.UnsupportedMedia _ -> "The body's type or encoding is none that is taken here.";
            case Failure.Unreadable _ -> "A part of the request cannot be read.";
            case Failure.Invalid _ -> "Fields of the body are missing or wrong; all of them are named.";
            case Failure.KeyReused _ -> "The idempotency key was used with another request.";
            case Failure.Missing _ -> "The object does not exist.";
            case Failure.NotOwner _ -> "The object belongs to somebody else.";
            case Failure.PreconditionFailed _ -> "The object has another version than `If-Match` names.";
            case Failure.VersionNotSpoken _ -> "Uploads are resumed by another version of tus.";
            case Failure.RangeNotSatisfiable _ -> "There are no bytes in the range that `Range` asks for.";
            case Failure.ChecksumMismatch _ -> "The bytes that came do not have the checksum that was sent.";
            case Failure.Conflict _ -> "The request clashes with another one or with the object's state.";
            case Failure.Stale _ -> "The object has another version than the change is meant for.";
            case Failure.NotIndexed _ -> "What the list is filtered or sorted by needs an index.";
            case Failure.Forgotten _ -> "Nothing is told from this position any more.";
            case Failure.Taken _ -> "Another object has a value that only one may have.";
            case Failure.Gone _ -> "What was here is gone for good.";
            case Failure.Internal _ -> "The server made a mistake; its log has it under the request id.";
            case Failure.BadUpstream _ -> "Another system answered nonsense.";
            case Failure.Unavailable _ -> "The service cannot answer now.";
            case Failure.DeadlinePassed _ -> "The time of the request is over; nothing was changed.";
            case Failure.TransferTooLong _ -> "The body was not whole in the time that it has.";
        };
    }

    /// The key of the failure's example.
    static String name(Failure failure) {
        String kind = failure.getClass().getSimpleName();
        return switch (failure) {
            case Failure.Unauthenticated(Failure.Reason reason) -> kind + "." + reason;
            case Failure.TooLarge(Failure.Part part, long _) -> kind + "." + part;
            case Failure.Unreadable unreadable -> unreadable.field() == null ? kind : kind + ".PARAMETER";
            case Failure.Invalid(List<Problem> problems) -> kind + "." + problems.getFirst().kind();
            case Failure other -> kind;
        };
    }
}
