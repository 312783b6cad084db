package com.jupiteriq.keys;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.access.KeyMint;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.plans.Plans;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tokens.Peppered;
import java.time.InstantSource;
import java.util.List;

/// Keys of a test's own making.
public record TestKeys(List<KeyKind> kinds, Endpoints endpoints, Vault vault, InstantSource clock) {

    public OperatorKeys over(Controls controls, Accounts accounts, KeyMint mint, Reads reads, Writes writes) {
        KeysModule module = new KeysModule();
        AllKeys all = module.allKeys(controls, kinds, vault, clock, endpoints, mint);
        return module.operatorKeys(
            accounts, new Plans(controls), module.keys(reads, all), writes, all);
    }

    public Peppered peppered(Controls controls, OperatorKeys keys, KeyMint mint) {
        KeysModule module = new KeysModule();
        return module.pepperedKeys(keys, module.allKeys(controls, kinds, vault, clock, endpoints, mint));
    }
}
