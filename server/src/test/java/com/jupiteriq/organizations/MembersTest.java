package com.jupiteriq.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.People;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who belongs to an organization, and what happens where two change it at the same time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersTest {

    private static final String FILL = """
        insert into organizations (
            tenant_id, id, version, name, slug, member_count, created_at, updated_at)
        select ?, gen_random_uuid(), 1, 'Filled', 'filled-' || n, 0, now(), now()
        from generate_series(1, ?) as n""";

    private People people;
    private Members members;
    private Organizations organizations;
    private Users users;

    @BeforeAll
    void start() {
        people = new People();
        members = people.server.part(Members.class);
        organizations = people.server.part(Organizations.class);
        users = people.server.part(Users.class);
    }

    @AfterAll
    void stop() {
        people.close();
    }

    @Test
    void a_change_of_members_changes_the_version_and_not_the_time() {
        Organization before = people.organization();
        add(before, people.user(), MemberRole.MEMBER);
        Organization after = organizations.get(people.caller, before.id());
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.memberCount()).isEqualTo(1);
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
    }

    @Test
    void what_was_read_before_another_joined_is_read_again() {
        Organization organization = people.organization();
        User first = people.user();
        User second = people.user();
        AtomicInteger tries = new AtomicInteger();
        people.run(write -> {
            Organization read = organizations.get(people.caller, organization.id());
            if (tries.incrementAndGet() == 1) {
                add(organization, first, MemberRole.MEMBER);
            }
            members.add(read, second, MemberRole.MEMBER, write);
            return read;
        });
        assertThat(tries).hasValue(2);
        assertThat(role(organization, first)).isEqualTo(MemberRole.OWNER);
        assertThat(role(organization, second)).isEqualTo(MemberRole.MEMBER);
        assertThat(organizations.get(people.caller, organization.id()).memberCount()).isEqualTo(2);
    }

    @Test
    void who_was_deleted_meanwhile_is_missing() {
        Organization organization = people.organization();
        User user = people.user();
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> people.run(write -> {
            User read = users.get(people.caller, new UserRef.ById(user.id()));
            if (tries.incrementAndGet() == 1) {
                delete(user);
            }
            members.add(organization, read, MemberRole.MEMBER, write);
            return read;
        })).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isEqualTo(new Failure.Missing("user")));
        assertThat(organizations.get(people.caller, organization.id()).memberCount()).isZero();
    }

    @Test
    void who_joins_while_they_are_deleted_leaves_all_the_same() {
        Organization organization = people.organization();
        User user = people.user();
        AtomicInteger tries = new AtomicInteger();
        people.run(write -> {
            users.delete(new UserRef.ById(user.id()), version -> true, write);
            if (tries.incrementAndGet() == 1) {
                add(organization, user, MemberRole.MEMBER);
            }
            return user;
        });
        assertThat(tries).hasValue(2);
        assertThat(organizations.get(people.caller, organization.id()).memberCount()).isZero();
    }

    @Test
    void a_user_leaves_all_organizations_in_one_write_and_belongs_to_no_more_than_that() {
        User user = people.user();
        people.server.tenants.all.sql(FILL).params(people.caller.tenant().id(), Members.MOST).update();
        people.server.tenants.all.sql("""
            insert into members (tenant_id, organization_id, user_id, role, created_at)
            select tenant_id, id, ?, 'owner', now() from organizations where name = 'Filled'""")
            .param(user.id()).update();
        people.server.tenants.all.sql(
            "update organizations set member_count = 1 where name = 'Filled'").update();
        Organization one = people.organization();
        assertThatThrownBy(() -> add(one, user, MemberRole.MEMBER))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.failure())
                .isEqualTo(new Failure.QuotaExceeded(Members.QUOTA, Members.MOST, Members.MOST)));
        delete(user);
        assertThat(people.server.tenants.count(
            "organizations where name = 'Filled' and member_count = 0")).isEqualTo(Members.MOST);
        assertThat(people.server.tenants.count("members where user_id = '" + user.id() + "'")).isZero();
    }

    private void add(Organization organization, User user, MemberRole role) {
        people.run(write -> {
            members.add(organizations.get(people.caller, organization.id()), user, role, write);
            return user;
        });
    }

    private void delete(User user) {
        people.run(write -> {
            users.delete(new UserRef.ById(user.id()), version -> true, write);
            return user;
        });
    }

    private MemberRole role(Organization organization, User user) {
        return members.get(people.caller, organization.id(), new UserRef.ById(user.id())).membership().role();
    }
}
