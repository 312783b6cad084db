package com.jupiteriq.organizations;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.WordSearch;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table `organizations`.
final class OrganizationStore {

    static final String TABLE = "organizations";

    private static final String COLUMNS = """
        select id, version, name, slug, external_id, metadata, member_count, created_at, updated_at
        from organizations
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and id = ?";

    private static final String INSERT = """
        insert into organizations (
            tenant_id, id, version, name, slug, external_id, metadata, member_count, words, created_at,
            updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, array_to_tsvector(string_to_array(?, ' ')), ?, ?)""";

    private static final String UPDATE = """
        update organizations
        set version = ?, name = ?, slug = ?, external_id = ?, metadata = ?, member_count = ?,
            words = array_to_tsvector(string_to_array(?, ' ')), updated_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String DELETE = """
        delete from organizations
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String HOLD = """
        select 1
        from organizations
        where tenant_id = ? and id = ?
        for key share""";

    private static final String SLUG_TAKEN = """
        select 1
        from organizations
        where tenant_id = ? and slug = ?""";

    private static final String SLUG_FREE = """
        select 1
        where not exists (
            select
            from organizations
            where tenant_id = ? and slug = ?)""";

    private static final String OTHERS = """
        select slug = ? as slug, external_id = ? as external_id
        from organizations
        where tenant_id = ? and id <> ? and (slug = ? or external_id = ?)""";

    private static final WordSearch WORDS = new WordSearch(
        TABLE, "find_organizations", "count_organizations", "words @@ (select every from asked)");

    private final Reads reads;
    private final Listing<Organization> listing;

    OrganizationStore(Reads reads) {
        this.reads = reads;
        this.listing = Listing.of(TABLE, COLUMNS, Organization::id)
            .timed(Organization::createdAt, Organization::updatedAt)
            .where(Filter.where(OrganizationList.SLUG, "slug = ?", slug -> slug))
            .where(Filter.where(OrganizationList.EXTERNAL_ID, "external_id = ?", id -> id))
            .where(Filter.of(OrganizationList.USER, (tenant, user) -> ofUser(tenant.id(), user)))
            .searched(OrganizationList.WORDS, WORDS)
            .read(reads, tenant -> OrganizationStore::row);
    }

    /// What the organizations of a user fulfil.
    static Sql ofUser(UUID tenant, UUID user) {
        return Sql.of("id in (select organization_id from members where tenant_id = ? and user_id = ?)",
            tenant, user);
    }

    Listing<Organization> list() {
        return listing;
    }

    Optional<Organization> find(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), id), OrganizationStore::row);
    }

    boolean isTaken(String slug, Caller caller) {
        return reads.one(caller, Sql.of(SLUG_TAKEN, caller.tenant().id(), slug), row -> true).isPresent();
    }

    void insert(Organization organization, Write write) {
        unique(organization, write);
        write.stage(INSERT, write.caller().tenant().id(), organization.id(), organization.version(),
            organization.name(), organization.slug(), Sql.orNull(organization.externalId(), Null.TEXT),
            metadata(organization), organization.memberCount(), Words.in(organization.name()),
            organization.createdAt(), organization.updatedAt());
    }

    void update(Organization before, Organization after, Write write) {
        unique(after, write);
        write.stageConditional(UPDATE, after.version(), after.name(), after.slug(),
            Sql.orNull(after.externalId(), Null.TEXT), metadata(after), after.memberCount(),
            Words.in(after.name()), after.updatedAt(),
            write.caller().tenant().id(), before.id(), before.version());
    }

    void delete(Organization organization, Write write) {
        write.stageConditional(
            DELETE, write.caller().tenant().id(), organization.id(), organization.version());
    }

    /// Lets nobody delete it before the write is committed.
    void hold(Organization organization, Write write) {
        write.stageConditional(HOLD, write.caller().tenant().id(), organization.id());
    }

    /// A slug is given to one at a time, so that nobody is refused one that they have not asked for.
    void oneAtATime(String slug, Write write) {
        write.oneAtATime("organizations.slug " + slug);
    }

    /// Stages that nobody has the slug yet, and that nobody else is given it meanwhile.
    void demandFree(String slug, Write write) {
        oneAtATime(slug, write);
        write.stageConditional(SLUG_FREE, write.caller().tenant().id(), slug);
    }

    private void unique(Organization organization, Write write) {
        write.unique("organizations_by_slug", OrganizationDocument.SLUG.name());
        write.unique("organizations_by_external_id", OrganizationDocument.EXTERNAL_ID.name());
        write.taken(() -> taken(organization, write.caller()));
    }

    /// All values that others have, not only the first that an index met.
    private List<Problem> taken(Organization organization, Caller caller) {
        Object external = Sql.orNull(organization.externalId(), Null.TEXT);
        String slug = organization.slug();
        List<String> fields =
            List.of(OrganizationDocument.SLUG.name(), OrganizationDocument.EXTERNAL_ID.name());
        Sql others =
            Sql.of(OTHERS, slug, external, caller.tenant().id(), organization.id(), slug, external);
        return reads.anyTrue(caller, others, fields).stream().map(Failure.Taken::problem).toList();
    }

    private static Object metadata(Organization organization) {
        return organization.metadata() == null ? Null.TEXT : organization.metadata().text();
    }

    static Organization row(ResultSet row) throws SQLException {
        String metadata = row.getString("metadata");
        return new Organization(
            row.getObject("id", UUID.class), row.getInt("version"), row.getString("name"),
            row.getString("slug"), row.getString("external_id"),
            metadata == null ? null : new JsonText(metadata), row.getInt("member_count"),
            RowReader.instant(row, "created_at"), RowReader.instant(row, "updated_at"));
    }
}
