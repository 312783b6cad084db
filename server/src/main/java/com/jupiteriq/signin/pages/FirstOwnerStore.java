package com.jupiteriq.signin.pages;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.seals.OperatorVault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.time.Instant;

/// The table `first_owner_links`.
final class FirstOwnerStore {

    private static final String RENEW = """
        insert into first_owner_links (tenant_id, token_index, expires_at)
        values (?, ?, ?)
        on conflict (tenant_id) do update
        set token_index = excluded.token_index, expires_at = excluded.expires_at""";

    private static final String FIND = """
        select 1
        from first_owner_links
        where tenant_id = ? and token_index = ? and expires_at > ?""";

    private static final String USE = """
        delete from first_owner_links
        where tenant_id = ? and token_index = ? and expires_at > ?
        returning 1""";

    private final Reads reads;
    private final OperatorVault vault;

    FirstOwnerStore(Reads reads, OperatorVault vault) {
        this.reads = reads;
        this.vault = vault;
    }

    void renew(String token, Instant until, Write write) {
        write.stage(RENEW, write.caller().tenant().id(), index(token), until);
    }

    boolean isGood(Caller caller, String token, Instant now) {
        return reads.one(
            caller, Sql.of(FIND, caller.tenant().id(), index(token), now), row -> true).isPresent();
    }

    /// Whoever comes second is a lost race, and finds none.
    void use(String token, Write write) {
        write.stageConditional(USE, write.caller().tenant().id(), index(token), write.now());
    }

    private String index(String token) {
        return vault.blindIndex("first_owner_links.token", token);
    }
}
