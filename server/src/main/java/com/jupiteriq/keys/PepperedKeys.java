package com.jupiteriq.keys;

import com.jupiteriq.accounts.Actor;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.tokens.Peppered;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keys as what is hashed with a pepper.
record PepperedKeys(OperatorKeys keys, AllKeyStore store) implements Peppered {

    private static final int AT_ONCE = 100;

    @Override
    public long needing(JdbcClient jdbc, String pepper, Instant now) {
        return AllKeyStore.needing(jdbc, pepper, now);
    }

    @Override
    public int end(Actor actor, String pepper) {
        List<KeyView> some = store.needing(pepper, AT_ONCE);
        some.forEach(key -> revoke(actor, key));
        return some.size();
    }

    /// One whose account has ended it meanwhile is over all the same.
    private void revoke(Actor actor, KeyView key) {
        try {
            keys.revoke(actor, key.id());
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.Missing)) {
                throw refused;
            }
        }
    }

    @Override
    public void forget(JdbcClient transaction, String pepper) {
        AllKeyStore.forgetHashes(transaction, pepper);
    }
}
