package com.jupiteriq.notices;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.notices.post.Outgoing;
import com.jupiteriq.notices.post.Outgoing.Contents;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `mails` as its tenant writes it, and how its rows are sealed.
final class MailStore {

    private static final String INSERT = """
        insert into mails (
            tenant_id, id, about, language, recipient, subject, plain, html, created_at, due_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /// Two writes that both see room must not both take the last of it.
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String WITHIN = """
        select 1
        where (select count(*) from mails where tenant_id = ? and created_at > ?) <= ?""";

    private static final String SENT_SINCE = """
        select count(*) as sent, min(created_at) as first
        from mails
        where tenant_id = ? and created_at > ?""";

    private static final String ERASE = """
        update mails
        set recipient = null, subject = null, plain = null, html = null, due_at = null, claimed_by = null,
            outcome = coalesce(outcome, 'erased'), ended_at = coalesce(ended_at, ?)
        where tenant_id = ? and about = ?""";

    private final Reads reads;
    private final Vault vault;

    MailStore(Reads reads, Vault vault) {
        this.reads = reads;
        this.vault = vault;
    }

    /// @param first when the first of them was staged, null when there is none
    record Lately(long sent, @Nullable Instant first) {}

    Lately since(Caller caller, Instant after) {
        return reads.one(caller, Sql.of(SENT_SINCE, caller.tenant().id(), after),
                row -> new Lately(row.getLong("sent"), RowReader.instantOrNull(row, "first")))
            .orElseThrow();
    }

    void insert(Outgoing mail, UUID about, Write write) {
        Tenant tenant = write.caller().tenant();
        Contents contents = mail.contents();
        write.stage(INSERT, tenant.id(), mail.id(), about, mail.language(),
            sealed(tenant, mail.id(), "recipient", contents.recipient()),
            sealed(tenant, mail.id(), "subject", contents.subject()),
            sealed(tenant, mail.id(), "plain", contents.plain()),
            sealed(tenant, mail.id(), "html", contents.html()),
            mail.createdAt(), mail.createdAt());
    }

    /// Lets a write fail that stages more than there may be since then, to be tried again.
    void atMost(int mails, Instant after, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stage(ONE_AT_A_TIME, "mails:" + tenant);
        write.stageConditional(WITHIN, tenant, after, mails);
    }

    void erase(UUID about, Write write) {
        write.stage(ERASE, write.now(), write.caller().tenant().id(), about);
    }

    /// What a row of the table `mails` holds that has not ended.
    Contents open(Tenant tenant, UUID id, Sealed sealed) {
        return new Contents(
            opened(tenant, id, "recipient", sealed.recipient()),
            opened(tenant, id, "subject", sealed.subject()),
            opened(tenant, id, "plain", sealed.plain()),
            opened(tenant, id, "html", sealed.html()));
    }

    /// The encrypted columns.
    record Sealed(byte[] recipient, byte[] subject, byte[] plain, byte[] html) {}

    private byte[] sealed(Tenant tenant, UUID mail, String column, String text) {
        return vault.seal(tenant.account(), place(mail, column), text);
    }

    private String opened(Tenant tenant, UUID mail, String column, byte[] sealed) {
        return vault.openText(tenant.account(), place(mail, column), sealed);
    }

    private static String place(UUID mail, String column) {
        return "mails." + column + ":" + mail;
    }
}
