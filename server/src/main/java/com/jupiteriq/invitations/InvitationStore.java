package com.jupiteriq.invitations;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.organizations.MemberRole;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `invitations`.
final class InvitationStore {

    private static final String COLUMNS = """
        select id, organization_id, user_id, email, role, token_hash, state, sent_at, expires_at, created_at
        from invitations
        """;

    private static final String FIND =
        COLUMNS + "where tenant_id = ? and organization_id = ? and id = ?";

    private static final String BY_TOKEN = COLUMNS + "where tenant_id = ? and token_hash = ?";

    private static final String INSERT = """
        insert into invitations (
            tenant_id, id, organization_id, user_id, email, email_index, role, token_hash, state, sent_at,
            expires_at, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?)""";

    private static final String RENEW = """
        update invitations
        set token_hash = ?, sent_at = ?, expires_at = ?
        where tenant_id = ? and id = ? and state = 'pending' and token_hash = ?
        returning 1""";

    /// The token is the one by which it was found, so that one that was renewed since does not end.
    private static final String END = """
        update invitations
        set state = ?
        where tenant_id = ? and id = ? and state = 'pending' and token_hash = ?
        returning 1""";

    private static final String REVOKE_EARLIER = """
        update invitations
        set state = 'revoked'
        where tenant_id = ? and organization_id = ? and email_index = ? and state = 'pending'""";

    private static final String DELETE_OF_USER = """
        delete from invitations
        where tenant_id = ? and user_id = ?""";

    private static final String DELETE_OLD = """
        delete from invitations
        where tenant_id = ? and organization_id = ? and expires_at <= ?""";

    private static final String COUNT = """
        select count(*)
        from invitations
        where tenant_id = ? and organization_id = ? and expires_at > ?""";

    private static final String AT_MOST = """
        select 1
        where (
            select count(*)
            from invitations
            where tenant_id = ? and organization_id = ?) < ?""";

    private static final String LAST_SENT = """
        select max(sent_at) as sent_at
        from invitations
        where tenant_id = ? and email_index = ? and organization_id is not distinct from ?""";

    private static final String QUIET = """
        select 1
        where not exists (
            select
            from invitations
            where tenant_id = ? and email_index = ? and organization_id is not distinct from ?
                and sent_at > ?)""";

    private static final String SENT_TO = """
        select id
        from invitations
        where tenant_id = ? and email_index = ? and sent_at > ?""";

    private static final String DELETE_OF_PERSON = """
        delete from invitations
        where tenant_id = ? and email_index = ?""";

    private final Reads reads;
    private final Vault vault;
    private final InstantSource clock;
    private final Listing<Invitation> listing;

    InvitationStore(Reads reads, Vault vault, InstantSource clock) {
        this.reads = reads;
        this.vault = vault;
        this.clock = clock;
        this.listing = Listing.of("invitations", COLUMNS, Invitation::id)
            .created(Invitation::createdAt)
            .read(reads, tenant -> row -> kept(tenant, row).invitation());
    }

    /// With the hash of its token, by which a change finds it as it was read.
    record Kept(Invitation invitation, byte[] hash) {}

    Listing<Invitation> list() {
        return listing;
    }

    static Sql within(UUID organization) {
        return Sql.of("organization_id = ?", organization);
    }

    Optional<Kept> find(Caller caller, UUID organization, UUID id) {
        Tenant tenant = caller.tenant();
        return reads.one(caller, Sql.of(FIND, tenant.id(), organization, id), row -> kept(tenant, row));
    }

    Optional<Kept> byToken(Caller caller, byte[] hash) {
        Tenant tenant = caller.tenant();
        return reads.one(caller, Sql.of(BY_TOKEN, tenant.id(), hash), row -> kept(tenant, row));
    }

    /// When the address was last sent a mail of this organization, or of its user.
    @Nullable Instant lastSent(Caller caller, @Nullable UUID organization, String email) {
        Sql query = Sql.of(LAST_SENT, caller.tenant().id(), index(caller.tenant(), email),
            Sql.orNull(organization, Null.UUID));
        return reads.list(caller, query, row -> Optional.ofNullable(RowReader.instantOrNull(row, "sent_at")))
            .getFirst().orElse(null);
    }

    /// Stages that it was sent none since then.
    void demandQuiet(Invitation invitation, Instant since, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stageConditional(QUIET, tenant.id(), index(tenant, invitation.email()),
            Sql.orNull(invitation.organizationId(), Null.UUID), since);
    }

    /// Invitations to the organization that have not ended so long ago.
    long count(Caller caller, UUID organization, Instant endedAfter) {
        return reads.one(caller, Sql.of(COUNT, caller.tenant().id(), organization, endedAfter),
            row -> row.getLong(1)).orElseThrow();
    }

    /// Makes room for one more, and stages that there is some.
    void makeRoom(UUID organization, Instant endedBefore, int most, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stage(DELETE_OLD, tenant, organization, endedBefore);
        write.stageConditional(AT_MOST, tenant, organization, most);
    }

    void insert(Invitation invitation, Token token, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stage(INSERT, tenant.id(), invitation.id(), Sql.orNull(invitation.organizationId(), Null.UUID),
            Sql.orNull(invitation.userId(), Null.UUID),
            vault.seal(tenant.account(), place(invitation.id()), invitation.email()),
            index(tenant, invitation.email()), invitation.role().word(), token.hash(),
            Sql.orNull(invitation.sentAt(), Null.TIMESTAMP), invitation.expiresAt(), invitation.createdAt());
    }

    void renew(Kept before, Invitation after, Token token, Write write) {
        write.stageConditional(RENEW, token.hash(), Sql.orNull(after.sentAt(), Null.TIMESTAMP),
            after.expiresAt(), write.caller().tenant().id(), after.id(), before.hash());
    }

    void end(Kept invitation, InvitationState how, Write write) {
        write.stageConditional(
            END, how.word(), write.caller().tenant().id(), invitation.invitation().id(), invitation.hash());
    }

    void revokeEarlier(UUID organization, String email, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stage(REVOKE_EARLIER, tenant.id(), organization, index(tenant, email));
    }

    void deleteOfUser(UUID user, Write write) {
        write.stage(DELETE_OF_USER, write.caller().tenant().id(), user);
    }

    /// Those of which a mail may not have left yet.
    List<UUID> sentTo(Caller caller, String email, Instant since) {
        Tenant tenant = caller.tenant();
        return reads.list(caller, Sql.of(SENT_TO, tenant.id(), index(tenant, email), since),
            row -> row.getObject("id", UUID.class));
    }

    void deleteOfPerson(String email, Write write) {
        Tenant tenant = write.caller().tenant();
        write.stage(DELETE_OF_PERSON, tenant.id(), index(tenant, email));
    }

    private Kept kept(Tenant tenant, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Instant expires = RowReader.instant(row, "expires_at");
        return new Kept(
            new Invitation(id, row.getObject("organization_id", UUID.class),
                row.getObject("user_id", UUID.class),
                vault.openText(tenant.account(), place(id), row.getBytes("email")),
                MemberRole.of(row.getString("role")),
                InvitationState.of(row.getString("state"), expires, clock.instant()),
                RowReader.instantOrNull(row, "sent_at"), expires, RowReader.instant(row, "created_at")),
            row.getBytes("token_hash"));
    }

    private static String place(UUID invitation) {
        return "invitations.email:" + invitation;
    }

    private String index(Tenant tenant, String email) {
        return vault.blindIndex(tenant.account(), "invitations.email", EmailAddress.comparable(email));
    }
}
