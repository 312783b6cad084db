package com.jupiteriq.organizations;

import static com.jupiteriq.organizations.MemberDocument.MEMBERSHIP;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.Departure;
import com.jupiteriq.users.User;
import org.jspecify.annotations.Nullable;

/// Writes down who belongs to an organization: the rows, its count of members, the audit entry and the event.
/// Each change is conditional on the organization's version, so that two of them never build on the same
/// state.
final class Roster implements Departure {

    private final OrganizationStore organizations;
    private final MemberStore members;

    Roster(OrganizationStore organizations, MemberStore members) {
        this.organizations = organizations;
        this.members = members;
    }

    void add(Organization before, Membership member, Write write) {
        Organization after = moved(before, 1, write);
        members.insert(member, write);
        write.record(audit("add", null, member), MemberEvents.added(after, member));
    }

    /// @return the member as they are now
    Membership give(MemberRole role, Organization before, Membership mine, Write write) {
        Membership other = mine.as(role);
        Organization after = moved(before, 0, write);
        members.update(other, write);
        write.record(audit("change", mine, other), MemberEvents.roleChanged(after, mine, other));
        return other;
    }

    /// @return the organization without the member
    Organization remove(Organization before, Membership mine, Write write) {
        Organization after = moved(before, -1, write);
        members.delete(mine, write);
        write.record(audit("remove", mine, null), MemberEvents.removed(after, mine));
        return after;
    }

    /// Where a user was the only owner, the oldest admin, or else the oldest member, becomes one.
    @Override
    public void leaves(User user, Write write) {
        for (MemberStore.Leaving leaving : members.leftBy(write.caller(), user.id())) {
            Organization left = remove(leaving.organization(), leaving.mine(), write);
            if (leaving.heir() != null) {
                give(MemberRole.OWNER, left, leaving.heir(), write);
            }
        }
        members.demandNone(user.id(), write);
    }

    private Organization moved(Organization before, int more, Write write) {
        Organization after = before.grown(more);
        organizations.update(before, after, write);
        return after;
    }

    private static AuditEntry audit(String verb, @Nullable Membership before, @Nullable Membership after) {
        Membership one = after == null ? before : after;
        if (one == null) {
            throw new IllegalStateException("nobody was or is a member");
        }
        return new AuditEntry("organization.member_" + verb,
            TypeId.of(Organization.PREFIX, one.organizationId()), json(before), json(after));
    }

    private static @Nullable JsonText json(@Nullable Membership member) {
        return member == null ? null : MEMBERSHIP.of(member);
    }
}
