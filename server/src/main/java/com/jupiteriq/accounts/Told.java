package com.jupiteriq.accounts;

import java.util.UUID;

/// What every node is told when a change commits, because it remembers what has changed.
public sealed interface Told {

    /// An API key is another one now, or none.
    record KeyChanged(UUID key) implements Told {

        @Override
        public String payload() {
            return key.toString();
        }
    }

    /// An account has changed, and with it all its keys.
    record AccountChanged(UUID account) implements Told {

        @Override
        public String payload() {
            return ACCOUNT + account;
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

    String ACCOUNT = "account:";
    String DATA_KEY = "data-key:";
    String MASTER_KEY = "master-key";

    /// The text that is sent.
    String payload();

    /// Reads it again; throws `IllegalArgumentException` when it is none.
    static Told of(String payload) {
        if (payload.equals(MASTER_KEY)) {
            return new MasterKeyReplaced();
        }
        if (payload.startsWith(ACCOUNT)) {
            return new AccountChanged(UUID.fromString(payload.substring(ACCOUNT.length())));
        }
        return payload.startsWith(DATA_KEY)
            ? new DataKeyAdded(UUID.fromString(payload.substring(DATA_KEY.length())))
            : new KeyChanged(UUID.fromString(payload));
    }
}
