package com.jupiteriq.lists;

import com.jupiteriq.json.Parameter;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a [Parameter] asks of a row. Comparisons of a column are leak-proof, so that they use their index
/// under row-level security; what else there is goes through functions that apply the tenant themselves
/// (decision D11).
public record Filter<V>(Parameter<V> parameter, BiFunction<Tenant, V, Sql> condition) {

    /// @param condition with a place for each of its parameters
    /// @param value what is put there
    public static <V> Filter<V> where(Parameter<V> parameter, String condition, Function<V, Object> value) {
        return of(parameter, (_, wanted) -> Sql.of(condition, value.apply(wanted)));
    }

    public static <V> Filter<V> of(Parameter<V> parameter, BiFunction<Tenant, V, Sql> condition) {
        return new Filter<>(parameter, condition);
    }

    public static Filter<Instant> after(Parameter<Instant> parameter, String column) {
        return where(parameter, column + " >= ?", Filter::nextSecond);
    }

    public static Filter<Instant> before(Parameter<Instant> parameter, String column) {
        return where(parameter, column + " < ?", Filter::thisSecond);
    }

    /// The first moment that is printed as later than this one: times are printed in whole seconds, and
    /// whoever sends back what was printed is not shown the same object again.
    public static Instant nextSecond(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /// The first moment that is not printed as earlier than this one.
    public static Instant thisSecond(Instant time) {
        Instant whole = time.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(time) ? time : whole.plusSeconds(1);
    }

    /// Null when the selection does not ask for it.
    @Nullable Sql of(Tenant tenant, Selection selection) {
        V wanted = selection.value(parameter);
        return wanted == null ? null : condition.apply(tenant, wanted);
    }
}
