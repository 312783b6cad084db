package com.jupiteriq.organizations;

import com.jupiteriq.json.Parameter;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `members`. Whoever changes a row changes its organization too, whose version keeps two of them
/// apart.
final class MemberStore {

    private static final String COLUMNS = """
        select organization_id, user_id, role, created_at
        from members
        """;

    private static final String STANDING = """
        select mine.organization_id, mine.user_id, mine.role, mine.created_at,
               (select count(*)
                from members
                where tenant_id = ? and organization_id = ? and role = 'owner') as owners,
               (select count(*)
                from members
                where tenant_id = ? and user_id = ?) as organizations
        from (values (1)) as always
        left join members as mine
            on mine.tenant_id = ? and mine.organization_id = ? and mine.user_id = ?""";

    /// The heir is who becomes owner where the user is the only one.
    private static final String LEFT_BY = """
        select organizations.*, mine.role as role, mine.created_at as joined_at,
               heir.user_id as heir_id, heir.role as heir_role, heir.created_at as heir_joined_at
        from members as mine
        join organizations
            on organizations.tenant_id = mine.tenant_id and organizations.id = mine.organization_id
        left join lateral (
            select user_id, role, created_at
            from members
            where tenant_id = mine.tenant_id and organization_id = mine.organization_id
                and user_id <> mine.user_id and mine.role = 'owner'
                and not exists (
                    select
                    from members as owner
                    where owner.tenant_id = mine.tenant_id and owner.organization_id = mine.organization_id
                        and owner.user_id <> mine.user_id and owner.role = 'owner')
            order by role <> 'admin', created_at, user_id
            limit 1) as heir on true
        where mine.tenant_id = ? and mine.user_id = ?
        order by mine.organization_id""";

    private static final String INSERT = """
        insert into members (tenant_id, organization_id, user_id, role, created_at)
        values (?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
        update members
        set role = ?
        where tenant_id = ? and organization_id = ? and user_id = ?
        returning 1""";

    private static final String DELETE = """
        delete from members
        where tenant_id = ? and organization_id = ? and user_id = ?
        returning 1""";

    private static final String AT_MOST = """
        select 1
        where (select count(*) from members where tenant_id = ? and user_id = ?) < ?""";

    private static final String NONE = """
        select 1
        where not exists (
            select
            from members
            where tenant_id = ? and user_id = ?)""";

    private static final Parameter<MemberRole> ROLE =
        Parameter.of("role", MemberDocument.ROLE_WORDS, "Only members with this role.");
    private static final Parameter<Instant> AFTER =
        Parameter.time("created_after", "Members since a later time.");
    private static final Parameter<Instant> BEFORE =
        Parameter.time("created_before", "Members since an earlier time.");

    private final Reads reads;
    private final Listing<Membership> listing;

    MemberStore(Reads reads) {
        this.reads = reads;
        this.listing = Listing.of("members", COLUMNS, Membership::userId)
            .sorted("-created_at", new ByJoining())
            .where(Filter.where(ROLE, "role = ?", MemberRole::word))
            .where(Filter.after(AFTER, "created_at"))
            .where(Filter.before(BEFORE, "created_at"))
            .read(reads, tenant -> MemberStore::row);
    }

    /// In which a user's id breaks ties.
    private record ByJoining() implements Order<Membership> {

        @Override
        public String name() {
            return "created_at";
        }

        @Override
        public String columns(String direction) {
            return "created_at" + direction + ", user_id" + direction;
        }

        @Override
        public Sql after(Cursor cursor, String comparison) {
            return Sql.of("(created_at, user_id) " + comparison + " (?, ?)", cursor.time(), cursor.id());
        }

        @Override
        public String value(Membership row) {
            return row.createdAt().toString();
        }
    }

    /// How somebody stands to an organization.
    ///
    /// @param mine null while they are no member
    /// @param owners how many owners it has
    /// @param organizations to how many the user belongs
    record Standing(@Nullable Membership mine, long owners, long organizations) {}

    /// An organization that a user leaves, with the membership of who becomes its owner, if somebody has to.
    record Leaving(Organization organization, Membership mine, @Nullable Membership heir) {}

    Listing<Membership> list() {
        return listing;
    }

    static Sql within(UUID organization) {
        return Sql.of("organization_id = ?", organization);
    }

    Standing standing(Caller caller, UUID organization, UUID user) {
        UUID tenant = caller.tenant().id();
        Sql query = Sql.of(
            STANDING, tenant, organization, tenant, user, tenant, organization, user);
        return reads.one(caller, query, row -> new Standing(
                row.getString("role") == null ? null : row(row),
                row.getLong("owners"), row.getLong("organizations")))
            .orElseThrow();
    }

    List<Leaving> leftBy(Caller caller, UUID user) {
        return reads.list(caller, Sql.of(LEFT_BY, caller.tenant().id(), user), row -> {
            Organization organization = OrganizationStore.row(row);
            UUID heir = row.getObject("heir_id", UUID.class);
            return new Leaving(organization,
                new Membership(organization.id(), user, MemberRole.of(row.getString("role")),
                    RowReader.instant(row, "joined_at")),
                heir == null ? null : new Membership(organization.id(), heir,
                    MemberRole.of(row.getString("heir_role")), RowReader.instant(row, "heir_joined_at")));
        });
    }

    void insert(Membership member, Write write) {
        write.stage(INSERT, write.caller().tenant().id(), member.organizationId(), member.userId(),
            member.role().word(), member.createdAt());
    }

    void update(Membership member, Write write) {
        write.stageConditional(UPDATE, member.role().word(), write.caller().tenant().id(),
            member.organizationId(), member.userId());
    }

    void delete(Membership member, Write write) {
        write.stageConditional(
            DELETE, write.caller().tenant().id(), member.organizationId(), member.userId());
    }

    /// Bounds the organizations of a user when this write, which adds one, is done.
    void atMost(int organizations, UUID user, Write write) {
        write.oneAtATime("organizations of " + user);
        write.stageConditional(AT_MOST, write.caller().tenant().id(), user, organizations);
    }

    /// Stages that the user belongs to none any more.
    void demandNone(UUID user, Write write) {
        write.stageConditional(NONE, write.caller().tenant().id(), user);
    }

    private static Membership row(ResultSet row) throws SQLException {
        return new Membership(
            row.getObject("organization_id", UUID.class), row.getObject("user_id", UUID.class),
            MemberRole.of(row.getString("role")), RowReader.instant(row, "created_at"));
    }
}
