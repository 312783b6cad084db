package com.jupiteriq.accounts;

import com.jupiteriq.store.Write;
import java.util.UUID;

/// What every node is told when a change commits, because it remembers what has changed.
public sealed interface Told {

    /// A key or a token is another one now, or none; or a user, whose id it is, acts otherwise.
    record KeyChanged(UUID key) implements Told {

        @Override
        public String payload() {
            return key.toString();
        }
    }

    /// An account has changed, and with it whoever acts for it.
    record AccountChanged(UUID account) implements Told {

        @Override
        public String payload() {
            return ACCOUNT + account;
        }
    }

    /// A plan has other numbers, and with it all accounts that have it.
    record PlanChanged() implements Told {

        @Override
        public String payload() {
            return PLAN;
        }
    }

    /// An account has a new data key.
    record DataKeyAdded(UUID account) implements Told {

        @Override
        public String payload() {
            return DATA_KEY + account;
        }
    }

    /// Another master key wraps the data keys.
    record MasterKeyReplaced() implements Told {

        @Override
        public String payload() {
            return MASTER_KEY;
        }
    }

    /// There is another pepper, or one less.
    record PeppersChanged() implements Told {

        @Override
        public String payload() {
            return PEPPERS;
        }
    }

    String PLAN = "plan";
    String ACCOUNT = "account:";
    String DATA_KEY = "data-key:";
    String MASTER_KEY = "master-key";
    String PEPPERS = "peppers";

    /// The text that is sent.
    String payload();

    /// Tells every node when the write is committed.
    default void stage(Write write) {
        write.stage("select pg_notify(?, ?)", Change.CHANNEL, payload());
    }

    /// Reads it again; throws `IllegalArgumentException` when it is none.
    static Told of(String payload) {
        if (payload.equals(MASTER_KEY)) {
            return new MasterKeyReplaced();
        }
        if (payload.equals(PLAN)) {
            return new PlanChanged();
        }
        if (payload.equals(PEPPERS)) {
            return new PeppersChanged();
        }
        if (payload.startsWith(ACCOUNT)) {
            return new AccountChanged(UUID.fromString(payload.substring(ACCOUNT.length())));
        }
        return payload.startsWith(DATA_KEY)
            ? new DataKeyAdded(UUID.fromString(payload.substring(DATA_KEY.length())))
            : new KeyChanged(UUID.fromString(payload));
    }
}
