package com.jupiteriq.signin;

import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.store.Sql;
import com.jupiteriq.tokens.Peppered;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tokens for forgotten passwords as what is hashed with a pepper.
record PepperedResets(Controls controls) implements Peppered {

    private static final String NEEDING = """
        select count(*) from password_resets where pepper = :pepper and expires_at > :now""";

    private static final String FORGET = """
        update password_resets
        set token_hash = null, pepper = null
        where pepper = :pepper""";

    @Override
    public long needing(JdbcClient jdbc, String pepper, Instant now) {
        return jdbc.sql(NEEDING).param("pepper", pepper).param("now", Sql.time(now))
            .query(Long.class).single();
    }

    /// Whoever waits for one asks for another; that the pepper went is on record.
    @Override
    public int end(Actor actor, String pepper) {
        return controls.change(actor, change -> change.jdbc().sql(FORGET).param("pepper", pepper).update());
    }

    @Override
    public void forget(JdbcClient transaction, String pepper) {
        transaction.sql(FORGET).param("pepper", pepper).update();
    }
}
