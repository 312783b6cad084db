package com.jupiteriq.events;

import java.util.List;

/// Takes part in routing (decision D10): what it enqueues for an event commits together with the event's
/// position, so that nothing is lost and nothing is enqueued twice.
public interface Follower {

    /// Called as *worker* in the transaction that gives these events their positions.
    void routed(List<RoutedEvent> events);

    /// Called after that transaction; must not wait.
    void committed();
}
