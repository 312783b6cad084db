package com.jupiteriq.limits;

import java.time.InstantSource;

class LocalLimitsTest extends LimitsKit {

    @Override
    Limits begin(InstantSource clock) {
        return new LocalLimits(clock);
    }
}
