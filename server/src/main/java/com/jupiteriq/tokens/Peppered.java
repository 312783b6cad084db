package com.jupiteriq.tokens;

import com.jupiteriq.accounts.Actor;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table of secrets that are hashed with a [Pepper]. Each offers one of these, so that a pepper can be
/// retired.
public interface Peppered {

    /// How many secrets would be lost with this pepper. What is over for good needs none.
    long needing(JdbcClient jdbc, String pepper, Instant now);

    /// Ends some of those for good. Answers how many that were, none when nothing is left.
    int end(Actor actor, String pepper);

    /// Forgets the hashes of what is over for good, in the transaction that retires the pepper.
    void forget(JdbcClient transaction, String pepper);
}
