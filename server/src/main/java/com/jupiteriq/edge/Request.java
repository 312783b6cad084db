package com.jupiteriq.edge;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.edge.http.SentFile;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A request that has passed Door, Gate and Route: everything that was declared is there, in its declared
/// type.
///
/// @param known as whom the Gate has admitted the caller; null where a list is read later
/// @param path the values of the path's variables
/// @param query the declared query parameters
/// @param body the declared fields of the body; empty when the route takes none
/// @param ifMatch the `If-Match` header, null when absent
/// @param ifNoneMatch the `If-None-Match` header, null when absent
/// @param lastEventId the `Last-Event-ID` header, null when absent
/// @param sent the body of a route that takes a file, else null
/// @param tabular whether a table is wanted of what is no list
/// @param headers as they came
/// @param stillWanted whether it is worth while to go on
/// @param stillAllowed refuses when the caller may not do it any more
public record Request(
    Caller caller,
    @Nullable Admitted known,
    Map<String, String> path,
    Query query,
    Fields body,
    @Nullable String ifMatch,
    @Nullable String ifNoneMatch,
    @Nullable String lastEventId,
    @Nullable SentFile sent,
    boolean tabular,
    Headers headers,
    BooleanSupplier stillWanted,
    Runnable stillAllowed) {

    /// Finds the first value of a header by its name.
    @FunctionalInterface
    public interface Headers {
        @Nullable String first(String name);
    }

    /// The same request for another part of a list, in another time.
    Request of(Caller inTime, Query part) {
        return new Request(
            inTime, known, path, part, body, ifMatch, ifNoneMatch, lastEventId, sent, tabular, headers,
            stillWanted, stillAllowed);
    }

    /// A request for a list that nobody makes: it was made before, perhaps on another node.
    static Request later(Caller caller, Map<String, String> path, Query query) {
        return new Request(
            caller, null, path, query, Fields.NONE, null, null, null, null, false, name -> null,
            () -> true, () -> {});
    }

    /// As whom the Gate has admitted the caller. What lists objects by a permission does not ask for it.
    public Admitted admitted() {
        if (known == null) {
            throw new IllegalStateException("a list that is read later knows only its caller");
        }
        return known;
    }

    /// The body of a route that takes a file.
    public SentFile file() {
        if (sent == null) {
            throw new IllegalStateException("the route takes no file");
        }
        return sent;
    }

    /// The first value of a header that the route `asks` for, null when it is absent.
    public @Nullable String header(String name) {
        return headers.first(name);
    }

    /// The same request in another time.
    Request within(Deadline time) {
        return of(caller.within(time), query);
    }

    /// Whether it is worth while to wait: the client is there, and the server is not about to stop.
    public boolean wanted() {
        return stillWanted.getAsBoolean();
    }

    /// Refuses when the caller may not do it any more: to be asked again before what has taken long is put on
    /// record.
    public void demandStillAllowed() {
        stillAllowed.run();
    }

    /// A variable of the path, which the route table guarantees.
    public String variable(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("no path variable " + name);
        }
        return value;
    }

    /// Whoever has signed in by themselves. Refuses with `NotAUser` a key, also one that acts for a user.
    public Admitted signedIn() {
        if (admitted().byKey()) {
            throw new Refused(new Failure.NotAUser());
        }
        return admitted();
    }
}
