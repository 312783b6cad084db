package com.jupiteriq.edge;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that has passed Door, Gate and Route: everything that was declared is there, in its declared
/// type.
///
/// @param admitted as whom the Gate has admitted the caller
/// @param path the values of the path's variables
/// @param query the declared query parameters
/// @param body the declared fields of the body; empty when the route takes none
/// @param ifMatch the `If-Match` header, null when absent
/// @param ifNoneMatch the `If-None-Match` header, null when absent
/// @param lastEventId the `Last-Event-ID` header, null when absent
public record Request(
    Caller caller,
    Admitted admitted,
    Map<String, String> path,
    Query query,
    Fields body,
    @Nullable String ifMatch,
    @Nullable String ifNoneMatch,
    @Nullable String lastEventId) {

    /// The same request for another part of a list, in another time.
    Request of(Caller inTime, Query part) {
        return new Request(inTime, admitted, path, part, body, ifMatch, ifNoneMatch, lastEventId);
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
        if (admitted.byKey()) {
            throw new Refused(new Failure.NotAUser());
        }
        return admitted;
    }
}
