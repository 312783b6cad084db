package com.jupiteriq.edge.accounts;

import com.jupiteriq.edge.Dress;

/// Shows tests of all contracts the dress that this package hides.
public final class Dresses {

    private Dresses() {}

    public static Dress accounts() {
        return new AccountsDress();
    }
}
