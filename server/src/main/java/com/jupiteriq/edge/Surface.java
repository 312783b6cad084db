package com.jupiteriq.edge;

import com.jupiteriq.access.ApiKey;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.limits.Allowance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mount with its route table. One surface may wear several dresses.
public interface Surface {

    /// `/v1`; the paths of the routes are below it.
    String mount();

    List<Route> routes();

    /// Every dress the surface can wear; the first is its default.
    List<Dress> dresses();

    /// The dress before the caller is known: chosen by header or host, or the default. Refuses when the
    /// request names a contract that this surface does not speak.
    default Dress dressBefore(Call call) {
        return dresses().getFirst();
    }

    /// The dress for a caller that the Gate has admitted.
    default Dress dressFor(ApiKey key, Call call) {
        return dresses().getFirst();
    }

    /// Whether keys of this kind open this surface at all (decisions C03, D16).
    boolean admits(ApiKey key);

    /// Every limit in force for this key here (decision C26).
    ///
    /// @param route null while it is unknown, and when there is none
    List<Allowance> allowances(ApiKey key, @Nullable Route route);

    /// Whether unknown body fields and query parameters are passed over instead of refused.
    boolean ignoresUnknown();

    /// Headers that every answer of this surface carries, such as the version.
    default List<Header> headers() {
        return List.of();
    }

    /// How `info` of the surface's OpenAPI document introduces it.
    default @Nullable String about() {
        return null;
    }
}
