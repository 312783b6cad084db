package com.jupiteriq.organizations;

import static com.jupiteriq.organizations.OrganizationDocument.ORGANIZATION;

import com.jupiteriq.events.Life;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Resource;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// The organizations of a tenant. Refuses with `QuotaExceeded` beyond those of the plan, and with `Taken` for
/// the slug or external id of another one.
public final class Organizations implements Resource<Organization> {

    static final Life<Organization> LIFE =
        new Life<>("organization", ORGANIZATION, Organization::publicId);

    private final OrganizationStore store;
    private final Users users;
    private final Ids ids;

    Organizations(OrganizationStore store, Users users, Ids ids) {
        this.store = store;
        this.users = users;
        this.ids = ids;
    }

    @Override
    public Document<Organization> document() {
        return ORGANIZATION;
    }

    @Override
    public Listing<Organization> list() {
        return store.list();
    }

    /// Those of which the user is a member.
    public Page<Organization> ofUser(Caller caller, UserRef user, Selection selection, PageRequest page) {
        UUID member = users.get(caller, user).id();
        return store.list().page(
            caller, selection.within(OrganizationStore.ofUser(caller.tenant().id(), member)), page);
    }

    @Override
    public String quota() {
        return OrganizationStore.TABLE;
    }

    @Override
    public Organization create(Draft<Organization> draft, Write write) {
        return create(ids.next(), draft, write);
    }

    /// With an id that is known before.
    public Organization create(UUID id, Draft<Organization> draft, Write write) {
        list().makeRoom(quota(), write);
        Organization made = OrganizationDocument.made(id, draft, slug(id, draft, write), write.now());
        store.insert(made, write);
        LIFE.created(made, write);
        return made;
    }

    private String slug(UUID id, Draft<Organization> draft, Write write) {
        String wanted = draft.orNull(OrganizationDocument.SLUG);
        if (wanted != null) {
            store.oneAtATime(wanted, write);
            return wanted;
        }
        String plain = Slugs.of(draft.get(OrganizationDocument.NAME));
        String slug = store.isTaken(plain, write.caller()) ? Slugs.suffixed(plain, id) : plain;
        store.demandFree(slug, write);
        return slug;
    }

    @Override
    public Organization get(Caller caller, UUID id) {
        return store.find(caller, id).orElseThrow(() -> new Refused(new Failure.Missing("organization")));
    }

    @Override
    public Organization change(
        UUID id, IntPredicate expected, Function<Organization, Draft<Organization>> change, Write write) {
        Organization before = changeable(id, expected, write);
        Organization after = OrganizationDocument.changed(before, change.apply(before), write.now());
        Changes changes = ORGANIZATION.changes(before, after);
        if (changes.none()) {
            return before;
        }
        if (changes.of(OrganizationDocument.SLUG)) {
            store.oneAtATime(after.slug(), write);
        }
        store.update(before, after, write);
        LIFE.changed(after, changes, write);
        return after;
    }

    /// Its memberships and invitations go with it; nothing else is told of them.
    @Override
    public void delete(UUID id, IntPredicate expected, Write write) {
        Organization organization = changeable(id, expected, write);
        store.delete(organization, write);
        LIFE.deleted(organization, write);
    }

    /// Lets nobody delete it before the write is committed; one that is gone already is a lost race.
    public void hold(Organization organization, Write write) {
        store.hold(organization, write);
    }

    private Organization changeable(UUID id, IntPredicate expected, Write write) {
        write.about(id.toString());
        Organization organization = get(write.caller(), id);
        write.follows(expected, organization.version(), organization.updatedAt());
        return organization;
    }

    @Override
    public String publicId(Organization organization) {
        return organization.publicId();
    }

    @Override
    public int version(Organization organization) {
        return organization.version();
    }
}
