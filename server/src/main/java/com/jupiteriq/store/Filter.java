package com.jupiteriq.store;

import com.jupiteriq.json.Parameter;
import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a [Parameter] asks of a row. Comparisons of a column are leak-proof, so that they use their index
/// under row-level security; what else there is goes through functions that apply the tenant themselves
/// (decision D11).
///
/// @param counted for a search, whose count is bounded: how many rows it finds when nothing else is asked;
///     null for what is counted like any others
public record Filter<V>(
    Parameter<V> parameter, BiFunction<Tenant, V, Sql> condition, @Nullable Counted<V> counted) {

    /// The query that counts what a search finds.
    @FunctionalInterface
    public interface Counted<V> {
        /// @param most where it may stop: there may be more when the count is above it; null for nowhere
        Sql of(V value, @Nullable Integer most);
    }

    /// @param condition with a place for each of its parameters
    /// @param value what is put there
    public static <V> Filter<V> where(Parameter<V> parameter, String condition, Function<V, Object> value) {
        return of(parameter, (_, wanted) -> Sql.of(condition, value.apply(wanted)));
    }

    public static <V> Filter<V> of(Parameter<V> parameter, BiFunction<Tenant, V, Sql> condition) {
        return new Filter<>(parameter, condition, null);
    }

    /// Of text that is found by more than a comparison.
    public static <V> Filter<V> search(
        Parameter<V> parameter, Function<V, Sql> condition, Counted<V> counted) {
        return new Filter<>(parameter, (_, wanted) -> condition.apply(wanted), counted);
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

    boolean searches() {
        return counted != null;
    }

    /// Null when the selection does not ask for it.
    @Nullable Sql of(Tenant tenant, Selection selection) {
        V wanted = selection.value(parameter);
        return wanted == null ? null : condition.apply(tenant, wanted);
    }

    /// How many rows a selection of nothing else finds; null when that is counted like any other.
    @Nullable Sql count(Selection selection, @Nullable Integer most) {
        V wanted = selection.only(parameter);
        return counted == null || wanted == null ? null : counted.of(wanted, most);
    }
}
