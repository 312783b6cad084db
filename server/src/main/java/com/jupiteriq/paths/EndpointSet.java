package com.jupiteriq.paths;

import java.util.Set;

/// Some operations of the API, or every one. Asking is one look-up.
public final class EndpointSet {

    /// Also those that are added later.
    public static final EndpointSet EVERY = new EndpointSet(true, Set.of());

    private final boolean every;
    private final Set<Endpoint> some;

    private EndpointSet(boolean every, Set<Endpoint> some) {
        this.every = every;
        this.some = some;
    }

    public static EndpointSet of(Set<Endpoint> some) {
        return new EndpointSet(false, Set.copyOf(some));
    }

    public boolean has(Endpoint endpoint) {
        return every || some.contains(endpoint);
    }
}
