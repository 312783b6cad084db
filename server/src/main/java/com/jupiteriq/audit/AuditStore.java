package com.jupiteriq.audit;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Insert;
import com.jupiteriq.store.Recorder;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes into the table `audit`, which is partitioned by day. An entry has no place in the trail yet; what
/// is to be hashed of it is hashed already.
public final class AuditStore implements Recorder {

    /// The column of the blind index of addresses.
    private static final String ADDRESS = "audit.address";

    private static final Insert INSERT = Insert.into("audit", """
        tenant_id uuid, day date, id uuid, action text, outcome text, target text, actor_type text,
        actor_id uuid, request_id text, stands_for bigint, details bytea, commitment bytea,
        address_index text, created_at timestamptz, subject uuid, on_behalf uuid""");

    private final Vault vault;
    private final Ids ids;
    private final SecureRandom random;
    private final Runnable committed;

    /// @param committed is told that there are entries without a place; must not wait
    AuditStore(Vault vault, Ids ids, SecureRandom random, Runnable committed) {
        this.vault = vault;
        this.ids = ids;
        this.random = random;
        this.committed = committed;
    }

    @Override
    public void stage(Write write, AuditEntry entry, List<Event> events) {
        Caller caller = write.caller();
        write.insert(INSERT, values(
            caller.tenant(), Actor.of(caller), caller.origin(), Said.done(entry), write.now()));
        write.afterwards(committed);
    }

    /// The row of an entry, for those who write it outside a [Write].
    public Sql row(Tenant tenant, Principal actor, Origin origin, AuditEntry entry, Instant now) {
        return INSERT.row(values(tenant, Actor.of(actor), origin, Said.done(entry), now));
    }

    /// The row of an action that was denied, or of several.
    Sql row(Denial denial, @Nullable Long count) {
        AuditEntry none = new AuditEntry(denial.action(), "", null, null, denial.subject());
        return INSERT.row(values(denial.tenant(), denial.actor(), denial.origin(),
            new Said(Outcome.DENIED, denial.target(), count, none), denial.at()));
    }

    private record Said(
        Outcome outcome, @Nullable String target, @Nullable Long count, AuditEntry entry) {

        static Said done(AuditEntry entry) {
            return new Said(Outcome.DONE, entry.target(), null, entry);
        }
    }

    private Object[] values(Tenant tenant, Actor actor, Origin origin, Said said, Instant now) {
        UUID id = ids.next();
        Details details = Details.of(actor, origin, said.entry(), random);
        return new Object[] {
            tenant.id(), now.atOffset(ZoneOffset.UTC).toLocalDate(), id, said.entry().action(),
            said.outcome().word(), Sql.orNull(said.target(), Sql.Null.TEXT), actor.kind().word(), actor.id(),
            origin.requestId(), Sql.orNull(said.count(), Sql.Null.LONG),
            vault.seal(tenant.account(), place(id), details.text()), details.commitment(),
            addressIndex(vault, tenant.account(), origin.address()), now,
            Sql.orNull(said.entry().subject(), Sql.Null.UUID),
            Sql.orNull(actor.behalf(), Sql.Null.UUID)};
    }

    static String place(UUID entry) {
        return "audit.details:" + entry;
    }

    static String addressIndex(Vault vault, UUID account, String address) {
        return vault.blindIndex(account, ADDRESS, address);
    }
}
