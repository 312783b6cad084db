package com.jupiteriq.audit;

import java.util.Arrays;
import java.util.function.LongFunction;

/// What an entry says of itself.
///
/// @param digest that is stored with it
/// @param sound whether its values have that digest, and its commitment
/// @param digestAt which digest it would have in another place
record Proof(long sequence, byte[] digest, boolean sound, LongFunction<byte[]> digestAt) {

    /// Whether it is whole but was in another of these places.
    boolean belongsElsewhere(long first, long last) {
        for (long place = first; place <= last; place++) {
            if (place != sequence && Arrays.equals(digestAt.apply(place), digest)) {
                return true;
            }
        }
        return false;
    }
}
