package com.jupiteriq.lists;

import com.jupiteriq.json.Parameter;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which rows of a [Listing] are wanted, and in which order.
///
/// @param filters the values by the names of their parameters
/// @param within conditions that no parameter names, such as the object whose list it is
/// @param sort as in the `sort` parameter; null for the listing's usual order
public record Selection(Map<String, Object> filters, List<Sql> within, @Nullable String sort) {

    public static final Selection ALL = new Selection(Map.of(), List.of(), null);

    /// From texts that fit their parameters.
    ///
    /// @param text the text of a parameter by its name, null for none
    static Selection of(List<Parameter<?>> parameters, Function<String, @Nullable String> text) {
        Map<String, Object> filters = new HashMap<>();
        for (Parameter<?> parameter : parameters) {
            String value = text.apply(parameter.name());
            if (value != null) {
                filters.put(parameter.name(), parameter.kind().parse(value));
            }
        }
        return new Selection(filters, List.of(), text.apply(Listing.SORT));
    }

    public <V> Selection with(Parameter<V> parameter, V value) {
        Map<String, Object> more = new HashMap<>(filters);
        more.put(parameter.name(), value);
        return new Selection(more, within, sort);
    }

    public Selection within(Sql condition) {
        List<Sql> more = new ArrayList<>(within);
        more.add(condition);
        return new Selection(filters, more, sort);
    }

    public Selection sorted(String order) {
        return new Selection(filters, within, order);
    }

    boolean unfiltered() {
        return filters.isEmpty() && within.isEmpty();
    }

    @SuppressWarnings("unchecked")   // every value is put beside its parameter, or read by its kind
    <V> @Nullable V value(Parameter<V> parameter) {
        return (V) filters.get(parameter.name());
    }

    /// The value of a filter that is the only one; null when there are others or not this one.
    <V> @Nullable V only(Parameter<V> parameter) {
        return filters.size() == 1 && within.isEmpty() ? value(parameter) : null;
    }
}
