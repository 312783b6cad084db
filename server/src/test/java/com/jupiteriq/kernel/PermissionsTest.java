package com.jupiteriq.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Permission.Action;
import com.jupiteriq.kernel.Permission.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The vocabulary of decision C04.
class PermissionsTest {

    @Test
    void each_permission_allows_itself_and_nothing_else() {
        assertThat(Permission.all()).hasSize(30).doesNotHaveDuplicates();
        for (Permission one : Permission.all()) {
            Permissions alone = Permissions.of(List.of(one));
            assertThat(Permission.all().stream().filter(alone::allow)).containsExactly(one);
            assertThat(alone.words()).containsExactly(one.toString());
            assertThat(Permissions.parse(one.toString())).contains(alone);
        }
    }

    @Test
    void the_coarse_names_mean_what_they_say() {
        Permissions read = Permissions.parse("read").orElseThrow();
        Permissions write = Permissions.parse("Write").orElseThrow();
        for (Permission one : Permission.all()) {
            assertThat(read.allow(one)).isEqualTo(one.action() == Action.READ);
            assertThat(write.allow(one)).isEqualTo(one.action() != Action.DELETE);
        }
        assertThat(Permissions.parse("admin")).contains(Permissions.EVERYTHING);
        assertThat(Permission.all()).allMatch(Permissions.EVERYTHING::allow)
            .noneMatch(Permissions.NONE::allow);
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
        strings = {"", "reads", "tickets", "tickets:", ":read", "tickets:admin", "tickets:read ", "*"})
    void other_words_are_no_permissions(String word) {
        assertThat(Permissions.parse(word)).isEmpty();
    }
}
