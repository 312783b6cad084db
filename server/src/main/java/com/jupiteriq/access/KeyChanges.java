package com.jupiteriq.access;

import com.jupiteriq.accounts.Change;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.accounts.Told;
import com.jupiteriq.store.Ear;
import com.jupiteriq.tokens.Pepper;
import java.util.List;

/// Makes who remembers keys forget those that have changed: the cache of API keys, the data keys, and who
/// watches. While nothing is heard the cache is closed; it opens again only after listening has begun, so
/// that no change falls in between.
record KeyChanges(KeyCache cache, EncryptionKeys encryption, Pepper pepper, List<KeyWatcher> watchers)
    implements Ear.Listener {

    static final Ear.Channel CHANNEL = new Ear.Channel(Change.CHANNEL, "key-changes",
        "Hears of changed keys from the database", "Key changes",
        "every request reads its key from the database");

    @Override
    public void opened() {
        cache.open();
        encryption.beginAnew();
        pepper.follow();
        watchers.forEach(KeyWatcher::missed);
    }

    /// What is nothing known counts as a lost connection: the cache begins anew.
    @Override
    public void heard(String told) {
        switch (Told.of(told)) {
            case Told.KeyChanged changed -> {
                cache.forget(changed.key());
                watchers.forEach(watcher -> watcher.changed(changed.key()));
            }
            case Told.AccountChanged changed -> {
                cache.forgetAccount(changed.account());
                watchers.forEach(KeyWatcher::missed);
            }
            case Told.PlanChanged _ -> cache.forgetAll();
            case Told.DataKeyAdded added -> encryption.dataKeyAdded(added);
            case Told.MasterKeyReplaced _ -> encryption.takeMasterKey();
            case Told.PeppersChanged _ -> {
                cache.forgetAll();
                pepper.follow();
            }
        }
    }

    @Override
    public void lost() {
        cache.close();
    }
}
