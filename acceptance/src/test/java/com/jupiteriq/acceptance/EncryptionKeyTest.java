package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Shell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The operator replaces the keys of encryption beside a server that answers on.
@AcceptanceTest
class EncryptionKeyTest {

    private static final String CUSTOMER = "rotated.customer@somewhere.example";

    private final World world;

    EncryptionKeyTest(World world) {
        this.world = world;
    }

    @Test
    void what_was_written_with_old_keys_and_with_new_ones_is_read() {
        V1Driver desk = V1Driver.platform(world, world.acme().platform().secret());
        List<String> ids = new ArrayList<>();
        ids.add(opened(desk));
        JsonNode rotated = world.admin().ask("account", "rotate-key", world.acme().account());
        assertThat(rotated.at("/account/id").stringValue()).isEqualTo(world.acme().account());
        assertThat(rotated.at("/account/data_key").intValue()).isGreaterThan(1);
        ids.add(opened(desk));
        JsonNode first = world.admin().ask("master-key", "rotate");
        assertThat(first.at("/master_key/fingerprint").stringValue()).matches("[0-9a-f]{32}");
        assertThat(first.at("/master_key/data_keys").intValue()).isGreaterThan(1);
        assertThat(first.at("/master_key/old_retired").booleanValue()).isTrue();
        ids.add(opened(desk));
        JsonNode second = world.admin().ask("master-key", "rotate");
        assertThat(second.at("/master_key/fingerprint")).isNotEqualTo(first.at("/master_key/fingerprint"));
        ids.add(opened(desk));
        assertThat(ids).extracting(id -> desk.read(id).must(200).json().at("/customer_email").stringValue())
            .containsOnly(CUSTOMER);
        assertThat(world.admin().ask("master-key", "retire").at("/retired").intValue()).isZero();
    }

    private static String opened(V1Driver desk) {
        return desk.open(Json.object("subject", "Rotation", "customer_email", CUSTOMER)).must(201).json()
            .path("id").asString();
    }

    @Test
    void an_account_that_does_not_exist_and_a_key_that_is_none_are_refused_in_a_sentence() {
        Shell.Outcome account = world.admin().run("account", "rotate-key", "acc_nobody");
        assertThat(account.exit()).isNotZero();
        assertThat(account.out()).isEmpty();
        assertThat(account.err()).isNotBlank();
        Shell.Outcome file = world.admin().run("master-key", "rotate", "--new-master-key-file", "/nowhere");
        assertThat(file.exit()).isNotZero();
        assertThat(file.err()).contains("The new master key file /nowhere cannot be read");
    }
}
