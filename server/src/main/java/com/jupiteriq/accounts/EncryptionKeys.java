package com.jupiteriq.accounts;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.seals.MasterKey;
import com.jupiteriq.seals.MasterKeys;
import com.jupiteriq.seals.Vault;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that encrypt what is stored: a data key for each account, and the master key that wraps them
/// (decisions D3 and 16). They are replaced while servers run; nothing becomes unreadable at any moment.
public final class EncryptionKeys {

    private static final Logger LOG = LoggerFactory.getLogger(EncryptionKeys.class);

    private final Controls controls;
    private final Accounts accounts;
    private final Vault vault;
    private final MasterKeys masters;

    public EncryptionKeys(Controls controls, Accounts accounts, Vault vault, MasterKeys masters) {
        this.controls = controls;
        this.accounts = accounts;
        this.vault = vault;
        this.masters = masters;
    }

    /// Gives an account a new data key, with which every node seals in under a second. What the old ones have
    /// sealed is read as before. Refuses with `Missing` an account that does not exist.
    ///
    /// Answers the number of the key.
    ///
    /// @param account `acc_…`
    public int rotateDataKey(Actor actor, String account) {
        Account known = accounts.find(account).orElseThrow(() -> new Refused(new Failure.Missing("account")));
        return controls.change(actor, change -> {
            AccountStore.hold(change.jdbc(), known.id());
            int count = vault.countKeys(change.jdbc(), known.id());
            change.record(known.live(),
                new AuditEntry("account.rotate_key", account, counted(count), counted(count + 1)));
            vault.addKey(change.jdbc(), known.id());
            change.announce(new Told.DataKeyAdded(known.id()));
            return count + 1;
        });
    }

    /// Wraps the data keys of all accounts with another master key, in one transaction. Until it is retired,
    /// the old one leads to the new one, for servers that run or start with the old. Refuses with `Invalid`
    /// the key that is in force already.
    ///
    /// Answers how many data keys there are.
    public int rotateMasterKey(Actor actor, MasterKey next) {
        return controls.change(actor, change -> {
            MasterKey old = masters.inForce(change.jdbc());
            if (old.fingerprint().equals(next.fingerprint())) {
                throw new Refused(Failure.Invalid.of(Problem.wrong(
                    "master_key", "This master key is in force already; give a new one.")));
            }
            record(change, "master_key.rotate", next, fingerprint(old));
            int count = masters.replace(change.jdbc(), old, next);
            change.announce(new Told.MasterKeyReplaced());
            return count;
        });
    }

    /// Destroys what leads from old master keys to the one in force: from now on they open nothing.
    ///
    /// Answers how many old keys that were.
    ///
    /// @param keeping keeps the key in force where the next start finds it, or throws when it will not be
    ///     found; the key stays in force meanwhile, and nothing is destroyed before
    public int retireMasterKeys(Actor actor, Consumer<MasterKey> keeping) {
        return controls.change(actor, change -> {
            MasterKey current = masters.inForce(change.jdbc());
            keeping.accept(current);
            int count = masters.retire(change.jdbc());
            if (count > 0) {
                record(change, "master_key.retire", current, null);
            }
            return count;
        });
    }

    /// What concerns all accounts is told to the first, which is the operator's.
    private void record(Change change, String action, MasterKey key, @Nullable JsonText before) {
        accounts.first().ifPresent(operator -> change.record(operator.live(),
            new AuditEntry(action, key.fingerprint(), before, fingerprint(key))));
    }

    /// Nothing was heard for a while: whatever could have been told is read anew.
    public void beginAnew() {
        vault.forgetAll();
        takeMasterKey();
    }

    public void dataKeyAdded(Told.DataKeyAdded told) {
        vault.forget(told.account());
    }

    /// Takes the master key in force while it is handed over. Who tells this does not wait for it.
    public void takeMasterKey() {
        Thread.ofVirtual().name("master-key").start(() -> {
            try {
                masters.follow();
            } catch (RuntimeException failed) {
                LOG.warn("The master key in force was not taken over; it is when a data key needs it: {}",
                    failed.getMessage());
            }
        });
    }

    private static JsonText counted(int keys) {
        return new JsonWriter().object().field("data_keys", keys).endObject().done();
    }

    private static JsonText fingerprint(MasterKey key) {
        return new JsonWriter().object().field("fingerprint", key.fingerprint()).endObject().done();
    }
}
