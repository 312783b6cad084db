package com.jupiteriq.accounts;

import com.jupiteriq.limits.Rate;
import com.jupiteriq.paths.PathPattern;

/// How often the operations that a pattern names may be called in an environment, all together.
public record EndpointLimit(PathPattern endpoint, Rate rate) {

    static EndpointLimit stored(String text) {
        int space = text.lastIndexOf(' ');
        return new EndpointLimit(
            PathPattern.parse(text.substring(0, space)).orElseThrow(),
            Rate.parse(text.substring(space + 1)).orElseThrow());
    }

    /// As it is stored: `POST /v1/tickets/** 100/day`.
    @Override
    public String toString() {
        return endpoint + " " + rate;
    }
}
