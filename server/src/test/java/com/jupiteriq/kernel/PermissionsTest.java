package com.jupiteriq.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Permission.Action;
import com.jupiteriq.kernel.Permission.Resource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The vocabulary of decision C04.
class PermissionsTest {

    /// Keys are kept with these words. A line may be added here; none may be changed or taken away.
    private static final String KEPT = """
        users:read users:write users:delete orgs:read orgs:write orgs:delete data:read data:write \
        data:delete \
        tickets:read tickets:write tickets:delete files:read files:write files:delete \
        webhooks:read webhooks:write webhooks:delete events:read events:write events:delete \
        analytics:read analytics:write analytics:delete audit:read audit:write audit:delete \
        keys:read keys:write keys:delete sessions:read sessions:write sessions:delete \
        accounts:read accounts:write accounts:delete""";

    /// What only `admin` covers.
    private static final Set<Resource> TRUSTED = EnumSet.of(Resource.KEYS, Resource.ACCOUNTS);

    @Test
    void the_words_that_are_kept_never_change() {
        assertThat(Permission.all()).extracting(Permission::toString).containsExactly(KEPT.split(" "));
    }

    @Test
    void a_set_is_kept_by_its_words() {
        Permissions some = Permissions.of(List.of(Permission.TICKETS_WRITE, Permission.EVENTS_READ));
        assertThat(Permissions.kept(some.words())).isEqualTo(some).hasSameHashCodeAs(some);
        assertThat(Permissions.kept(List.of())).isEqualTo(Permissions.NONE);
    }

    @Test
    void everything_is_kept_as_one_word_so_that_it_stays_everything() {
        assertThat(Permissions.EVERYTHING.words()).containsExactly("admin");
        assertThat(Permissions.of(Permission.all()).words()).containsExactly("admin");
        assertThat(Permissions.kept(List.of("admin"))).isEqualTo(Permissions.EVERYTHING);
    }

    @Test
    void a_word_that_only_a_newer_version_knows_allows_nothing() {
        Permissions kept = Permissions.kept(List.of("moons:read", "tickets:read", "tickets:fly"));
        assertThat(kept.words()).containsExactly("tickets:read");
    }

    @Test
    void each_permission_allows_itself_and_nothing_else() {
        assertThat(Permission.all()).hasSize(36).doesNotHaveDuplicates();
        for (Permission one : Permission.all()) {
            Permissions alone = Permissions.of(List.of(one));
            assertThat(Permission.all().stream().filter(alone::allow)).containsExactly(one);
            assertThat(alone.words()).containsExactly(one.toString());
            assertThat(Permissions.parse(one.toString()))
                .isEqualTo(isTrusted(one) ? Optional.empty() : Optional.of(alone));
        }
    }

    @Test
    void the_coarse_names_mean_what_they_say() {
        Permissions read = Permissions.parse("read").orElseThrow();
        Permissions write = Permissions.parse("Write").orElseThrow();
        for (Permission one : Permission.all()) {
            assertThat(read.allow(one)).isEqualTo(one.action() == Action.READ && !isTrusted(one));
            assertThat(write.allow(one)).isEqualTo(one.action() != Action.DELETE && !isTrusted(one));
        }
        assertThat(Permissions.parse("admin")).contains(Permissions.EVERYTHING);
        assertThat(Permission.all()).allMatch(Permissions.EVERYTHING::allow)
            .noneMatch(Permissions.NONE::allow);
    }

    @Test
    void only_admin_covers_keys_and_accounts() {
        for (Permission one : Permission.all()) {
            assertThat(one.given()).isEqualTo(isTrusted(one) ? "admin" : one.toString());
        }
        assertThat(Permissions.vocabulary()).contains("admin", "read", "audit:read")
            .noneMatch(word -> word.startsWith("keys:") || word.startsWith("accounts:"));
        assertThat(Permissions.kept(List.of("keys:write", "orgs:read")).words()).containsExactly("orgs:read");
        assertThat(Permissions.kept(Permissions.EVERYTHING.spelled())).isEqualTo(Permissions.EVERYTHING);
    }

    private static boolean isTrusted(Permission one) {
        return TRUSTED.contains(one.resource());
    }

    @Test
    void writing_does_not_imply_deleting_or_reading() {
        Permissions write = Permissions.parse("users:write").orElseThrow();
        assertThat(write.allow(new Permission(Resource.USERS, Action.DELETE))).isFalse();
        assertThat(write.allow(new Permission(Resource.USERS, Action.READ))).isFalse();
    }

    @Test
    void sets_join() {
        Permissions both = Permissions.parse("tickets:read").orElseThrow()
            .and(Permissions.parse("events:read").orElseThrow());
        assertThat(both.words()).containsExactly("tickets:read", "events:read");
        assertThat(both.and(both)).isEqualTo(both);
        assertThat(both.and(Permissions.NONE)).isEqualTo(both);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "reads", "tickets", "tickets:", ":read", "tickets:admin", "tickets:read ", "*",
            "keys:read", "accounts:write"})
    void other_words_are_no_permissions(String word) {
        assertThat(Permissions.parse(word)).isEmpty();
    }
}
