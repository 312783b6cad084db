package com.jupiteriq.edge;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.limits.Allowance;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A mount with its route table. One surface may wear several dresses.
public interface Surface {

    /// `/v1`; the paths of the routes are below it.
    String mount();

    List<Route> routes();

    /// Routes that exist for the operator alone. For everybody else there is nothing at their paths, and no
    /// document names them but one of their own.
    default List<Route> operatorRoutes() {
        return List.of();
    }

    /// Those of everybody and those of the operator.
    default List<Route> allRoutes() {
        return Stream.concat(routes().stream(), operatorRoutes().stream()).toList();
    }

    /// Every dress the surface can wear; the first is its default.
    List<Dress> dresses();

    /// The dress before the caller is known: chosen by header or host, or the default. Refuses when the
    /// request names a contract that this surface does not speak.
    default Dress dressBefore(Call call) {
        return dresses().getFirst();
    }

    /// The dress for a caller that the Gate has admitted.
    default Dress dressFor(Admitted caller, Call call) {
        return dresses().getFirst();
    }

    /// Whether keys of this kind open this surface at all (decisions C03, D16).
    boolean admits(Admitted caller);

    /// Whether keys can act for users here.
    default boolean delegates() {
        return false;
    }

    /// The user for whom a key is to act by this call; null for nobody.
    default @Nullable UUID actsFor(Call call) {
        return null;
    }

    /// Every limit in force for this caller here (decision C26).
    ///
    /// @param route null while it is unknown, and when there is none
    List<Allowance> allowances(Admitted caller, @Nullable Route route);

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
