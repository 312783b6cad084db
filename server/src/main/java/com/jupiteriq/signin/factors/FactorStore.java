package com.jupiteriq.signin.factors;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Insert;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The tables `second_factors` and `backup_codes`.
final class FactorStore {

    private static final String FIND = """
        select secret, (
                   select count(*) from backup_codes as codes
                   where codes.tenant_id = second_factors.tenant_id
                     and codes.user_id = second_factors.user_id) as codes
        from second_factors
        where tenant_id = ? and user_id = ?""";

    private static final String ADD = """
        insert into second_factors (tenant_id, user_id, secret, last_step, added_at)
        values (?, ?, ?, ?, ?)
        on conflict do nothing
        returning 1""";

    private static final String REMOVE = """
        delete from second_factors
        where tenant_id = ? and user_id = ?
        returning 1""";

    /// Of two who show one code the second finds it used.
    private static final String ADVANCE = """
        update second_factors
        set last_step = ?
        where tenant_id = ? and user_id = ? and last_step < ?
        returning 1""";

    /// Whoever takes the factor away or gives other codes waits.
    private static final String HOLD = """
        select 1
        from second_factors
        where tenant_id = ? and user_id = ?
        for update""";

    private static final Insert ADD_CODES =
        Insert.into("backup_codes", "tenant_id uuid, user_id uuid, code_index text");

    private static final String FORGET_CODES = """
        delete from backup_codes
        where tenant_id = ? and user_id = ?""";

    private static final String HAS_CODE = """
        select 1
        from backup_codes
        where tenant_id = ? and user_id = ? and code_index = ?""";

    private static final String USE_CODE = """
        delete from backup_codes
        where tenant_id = ? and user_id = ? and code_index = ?
        returning 1""";

    private final Reads reads;
    private final Writes writes;
    private final Vault vault;

    FactorStore(Reads reads, Writes writes, Vault vault) {
        this.reads = reads;
        this.writes = writes;
        this.vault = vault;
    }

    /// @param codes that are left
    @SuppressWarnings("ArrayRecordComponent")
    record Factor(byte[] secret, int codes) {

        @Override
        public String toString() {
            return "Factor[hidden]";
        }
    }

    Optional<Factor> find(Caller caller, UUID user) {
        Tenant tenant = caller.tenant();
        return reads.one(caller, Sql.of(FIND, tenant.id(), user), row -> new Factor(
            vault.open(tenant.account(), place(user), row.getBytes("secret")), row.getInt("codes")));
    }

    /// @param step of the code by which it was confirmed
    void add(UUID user, byte[] secret, long step, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stageConditional(ADD, tenant.id(), user,
            vault.seal(tenant.account(), place(user), secret), step, write.now());
    }

    void remove(UUID user, Write write) {
        write.stageConditional(REMOVE, write.caller().tenant().id(), user);
    }

    /// Whether no code of this step or of a later one was shown before.
    boolean advance(Caller caller, UUID user, long step) {
        return writes.aside(
            caller, Sql.of(ADVANCE, step, caller.tenant().id(), user, step), row -> true).isPresent();
    }

    /// Those before are of no use any more.
    void giveCodes(UUID user, List<BackupCode> codes, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stageConditional(HOLD, tenant, user);
        write.stage(FORGET_CODES, tenant, user);
        codes.forEach(code -> write.insert(ADD_CODES, tenant, user, index(write.caller(), user, code)));
    }

    boolean hasCode(Caller caller, UUID user, BackupCode code) {
        return reads.one(caller, Sql.of(HAS_CODE, caller.tenant().id(), user, index(caller, user, code)),
            row -> true).isPresent();
    }

    void useCode(UUID user, BackupCode code, Write write) {
        write.stageConditional(
            USE_CODE, write.caller().tenant().id(), user, index(write.caller(), user, code));
    }

    private String index(Caller caller, UUID user, BackupCode code) {
        return vault.blindIndex(caller.tenant().account(), "backup_codes.code", user + " " + code.text());
    }

    private static String place(UUID user) {
        return "second_factors.secret:" + user;
    }
}
