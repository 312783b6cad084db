package com.jupiteriq.kernel;

import java.util.List;

/// The meters of one feature; its module offers them as a bean, and whatever publishes meters gathers them.
public record Meters(List<Meter> meters) {

    public static Meters of(Meter... meters) {
        return new Meters(List.of(meters));
    }
}
