package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Shell;
import java.time.Duration;
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

    @Test
    void a_new_pepper_is_taken_by_keys_that_are_used_and_an_old_one_stays_while_it_is_needed() {
        String account = world.admin().createAccount("Peppered", "starter");
        Admin.Key used = world.admin().createKey(account, "live", "platform");
        world.admin().createKey(account, "live", "platform");
        String old = inForce();
        String added = world.admin().ask("pepper", "add").at("/pepper/id").stringValue();
        assertThat(inForce()).isEqualTo(added).isNotEqualTo(old);
        long needing = needed(added);
        Eventually.until("the key takes the new pepper", Duration.ofSeconds(30), () -> {
            world.send(Call.get("/v1/keys/current").apiKey(used.secret())).must(200);
            return needed(added) > needing;
        });
        Shell.Outcome refused = world.admin().run("pepper", "retire", old);
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err()).contains("need").contains("--force");
        Shell.Outcome current = world.admin().run("pepper", "retire", added, "--force");
        assertThat(current.exit()).isNotZero();
        assertThat(current.err()).contains("This pepper is in force");
        assertThat(world.admin().run("pepper", "retire", "none").exit()).isNotZero();
        assertThat(world.admin().run("pepper", "add", "--new-pepper-file", "/nowhere").err())
            .contains("The new pepper file /nowhere cannot be read");
    }

    private String inForce() {
        for (JsonNode pepper : world.admin().ask("pepper", "list").path("peppers")) {
            if (pepper.path("in_force").booleanValue()) {
                return pepper.path("id").stringValue();
            }
        }
        throw new AssertionError("no pepper is in force");
    }

    private long needed(String id) {
        for (JsonNode pepper : world.admin().ask("pepper", "list").path("peppers")) {
            if (pepper.path("id").stringValue().equals(id)) {
                return pepper.path("needed").longValue();
            }
        }
        throw new AssertionError("no such pepper");
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
