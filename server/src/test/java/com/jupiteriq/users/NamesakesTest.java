package com.jupiteriq.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.People;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.users.Namesakes.Namesake;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Users by their address alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesakesTest {

    private static final String UNINDEXED = "users where sign_in_index is null";

    private People people;

    @BeforeAll
    void start() {
        people = new People();
    }

    @AfterAll
    void stop() {
        people.close();
    }

    private User active(String email) {
        return people.run(write -> people.server.part(Users.class).create(People.draft(UserDocument.USER,
            "{\"email\":\"" + email + "\",\"password\":\"correct horse battery staple\"}"), write));
    }

    private List<UUID> found(String email) {
        return people.server.part(Namesakes.class).of(email, null).stream().map(Namesake::user).toList();
    }

    private void index() {
        new Indexing(new NamesakeStore(people.server.part(JdbcClient.class)),
            people.server.part(BlindIndexes.class), people.server.part(Vault.class)).index();
    }

    @Test
    void those_of_an_older_version_are_found_when_they_are_indexed() {
        String email = "somebody-" + UUID.randomUUID() + "@example.com";
        User user = active(email);
        people.server.tenants.all.sql("update users set sign_in_index = null").update();
        assertThat(found(email)).isEmpty();
        index();
        assertThat(people.server.tenants.count(UNINDEXED)).isZero();
        assertThat(found(email.toUpperCase(Locale.ROOT))).containsExactly(user.id());
        index();
        assertThat(found(email)).containsExactly(user.id());
    }

    @Test
    void another_address_is_found_and_the_one_before_is_not() {
        String email = "somebody-" + UUID.randomUUID() + "@example.com";
        String other = "moved-" + UUID.randomUUID() + "@example.com";
        User user = active(email);
        people.run(write -> people.server.part(Users.class).change(new UserRef.ById(user.id()),
            version -> true, before -> People.draft(UserDocument.USER,
                "{\"email\":\"" + other + "\"}"), write));
        assertThat(found(email)).isEmpty();
        assertThat(found(other)).containsExactly(user.id());
        people.run(write -> {
            people.server.part(Users.class).delete(new UserRef.ById(user.id()), version -> true, write);
            return user;
        });
        assertThat(found(other)).isEmpty();
    }
}
