package com.jupiteriq.organizations;

import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.organizations.MemberStore.Standing;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// The members of organizations. The first of one becomes its owner, and an owner stays as long as it has
/// members.
///
/// Refuses with `Missing` for an organization, a user or a member that is not there, with `Conflict` for what
/// would leave members without an owner, and with `QuotaExceeded` beyond [#MOST].
public final class Members {

    public static final String QUOTA = "organizations_of_user";

    /// To how many organizations a user may belong: all of them are left in one write.
    static final int MOST = 200;

    private final Organizations organizations;
    private final MemberStore store;
    private final Roster roster;
    private final Users users;

    Members(Organizations organizations, MemberStore store, Roster roster, Users users) {
        this.organizations = organizations;
        this.store = store;
        this.roster = roster;
        this.users = users;
    }

    /// What a member is after a change.
    ///
    /// @param added whether they were none before
    public record Placed(Member member, boolean added) {}

    public Listing<Membership> list() {
        return store.list();
    }

    public Page<Member> page(Caller caller, UUID organization, Selection selection, PageRequest page) {
        UUID id = organizations.get(caller, organization).id();
        Page<Membership> found =
            store.list().page(caller, selection.within(MemberStore.within(id)), page);
        Map<UUID, User> people =
            users.these(caller, found.items().stream().map(Membership::userId).toList());
        List<Member> shown = new ArrayList<>();
        for (Membership one : found.items()) {
            User user = people.get(one.userId());
            if (user != null) {
                shown.add(new Member(one, user));
            }
        }
        return new Page<>(shown, found.total(), found.next());
    }

    public Member get(Caller caller, UUID organization, UserRef ref) {
        UUID id = organizations.get(caller, organization).id();
        User user = users.get(caller, ref);
        Membership found = store.standing(caller, id, user.id()).mine();
        if (found == null) {
            throw missing();
        }
        return new Member(found, user);
    }

    public boolean isMember(Caller caller, Organization organization, User user) {
        return store.standing(caller, organization.id(), user.id()).mine() != null;
    }

    /// Takes a user in, and emits `organization.member_added`, or gives a member another role, and emits
    /// `organization.member_role_changed`.
    ///
    /// @param wish from the member as they are, or would be as `member`, to what they are to be
    public Placed put(UUID organization, UserRef ref, Function<Member, Draft<Member>> wish, Write write) {
        Caller caller = write.caller();
        Organization before = organizations.get(caller, organization);
        User user = users.get(caller, ref);
        write.follows(before.updatedAt());
        Standing standing = store.standing(caller, before.id(), user.id());
        Membership mine = standing.mine();
        Membership would = mine != null ? mine
            : new Membership(before.id(), user.id(), MemberRole.MEMBER, write.now());
        MemberRole role = wish.apply(new Member(would, user)).get(MemberDocument.ROLE);
        if (mine == null) {
            return new Placed(new Member(added(before, user, role, standing, write), user), true);
        }
        if (mine.role() == role) {
            return new Placed(new Member(mine, user), false);
        }
        if (mine.isOwner() && standing.owners() <= 1) {
            throw lastOwner();
        }
        write.follows(mine.createdAt());
        return new Placed(new Member(roster.give(role, before, mine, write), user), false);
    }

    /// Takes a user in who is none yet; a member stays what they are.
    public void add(Organization organization, User user, MemberRole role, Write write) {
        Standing standing = store.standing(write.caller(), organization.id(), user.id());
        if (standing.mine() == null) {
            added(organization, user, role, standing, write);
        }
    }

    private Membership added(
        Organization before, User user, MemberRole role, Standing standing, Write write) {
        if (standing.organizations() >= MOST) {
            throw new Refused(new Failure.QuotaExceeded(QUOTA, MOST, standing.organizations()));
        }
        write.follows(before.updatedAt());
        Membership member = new Membership(before.id(), user.id(),
            before.memberCount() == 0 ? MemberRole.OWNER : role, write.now());
        users.hold(user, write);
        store.atMost(MOST, user.id(), write);
        roster.add(before, member, write);
        return member;
    }

    /// Lets a member leave, and emits `organization.member_removed`.
    public void remove(UUID organization, UserRef ref, Write write) {
        Caller caller = write.caller();
        Organization before = organizations.get(caller, organization);
        User user = users.get(caller, ref);
        Standing standing = store.standing(caller, before.id(), user.id());
        Membership mine = standing.mine();
        if (mine == null) {
            throw missing();
        }
        if (mine.isOwner() && standing.owners() <= 1 && before.memberCount() > 1) {
            throw lastOwner();
        }
        write.follows(before.updatedAt());
        write.follows(mine.createdAt());
        roster.remove(before, mine, write);
    }

    private static Refused missing() {
        return new Refused(new Failure.Missing("member"));
    }

    private static Refused lastOwner() {
        return new Refused(new Failure.Conflict(
            "This is the last owner of the organization. Make another member an owner first.", null));
    }
}
