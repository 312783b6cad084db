package com.jupiteriq.edge.integration;

import com.jupiteriq.edge.Dress;

/// Shows tests of all contracts the dress that this package hides.
public final class Dresses {

    private Dresses() {}

    public static Dress integration() {
        return new IntegrationDress();
    }
}
