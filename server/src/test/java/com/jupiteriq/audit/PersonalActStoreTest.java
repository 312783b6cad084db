package com.jupiteriq.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A user acts, and a service account acts for that user; then the user is forgotten.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalActStoreTest {

    private static final AuditEntry CHANGE = new AuditEntry(
        "note.update", "note_1", new JsonText("{\"by\":\"x\"}"), new JsonText("{\"by\":\"Ann\"}"));

    private final TestTrail world = new TestTrail();
    private final Caller caller = world.tenants.caller();
    private final PersonalActStore acts =
        new PersonalActStore(world.tenants.worker, world.transactions, world.tenants.vault);

    @TempDir
    private Path folder;

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void what_a_user_did_and_others_for_that_user_is_wiped_and_still_verifies() throws IOException {
        UUID ann = world.tenants.ids.next();
        UUID bob = world.tenants.ids.next();
        world.record(caller, CHANGE);
        for (UUID user : List.of(ann, bob)) {
            world.record(as(user), CHANGE);
            world.record(as(user), CHANGE.about(world.tenants.ids.next()));
            world.forUser(caller, user, CHANGE);
        }
        world.placing.run();
        assertThat(world.fault(caller)).isNull();
        assertThat(world.export(caller)).contains(
            "\"actor\":{\"type\":\"user\",\"id\":\"" + Principal.user(ann, "").publicId()
                + "\",\"name\":\"Ann\",\"on_behalf_of\":null}",
            "\"actor\":{\"type\":\"service_account\",\"id\":\"" + caller.principal().publicId()
                + "\",\"name\":\"tester\",\"on_behalf_of\":\"" + Principal.user(ann, "").publicId() + "\"}");

        world.record(as(ann), CHANGE);
        assertThat(wipe(ann)).as("with one that has no place yet").isEqualTo(4);
        world.placing.run();
        assertThat(wipe(ann)).as("and never again").isZero();
        assertThat(wipe(world.tenants.ids.next())).isZero();

        List<Entry> entries = world.inOrder(caller);
        assertThat(entries).extracting(Entry::erased)
            .containsExactly(false, true, true, true, false, false, false, true);
        assertThat(world.fault(caller)).isNull();
        assertThat(world.elsewhere(caller, folder)).isNull();
        assertThat(world.tenants.count("audit where on_behalf = '" + bob + "'")).isEqualTo(1);
        assertThat(world.tenants.count("audit where on_behalf = '" + ann + "'")).isZero();
    }

    private int wipe(UUID person) {
        int all = 0;
        int some;
        do {
            some = acts.wipe(caller.tenant(), person, 2);
            assertThat(some).isLessThanOrEqualTo(2);
            all += some;
        } while (some > 0);
        return all;
    }

    private Caller as(UUID user) {
        return new Caller(caller.tenant(), Principal.user(user, "Ann"), Permissions.EVERYTHING,
            new Origin("req_user", "203.0.113.1", "browser"), caller.deadline());
    }
}
