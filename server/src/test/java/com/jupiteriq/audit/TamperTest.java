package com.jupiteriq.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.audit.Fault.Reason;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.seals.SigningKeys.PublicHalf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever somebody writes into the database past the server is named, on the server and elsewhere; and what
/// was wiped is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperTest {

    private static final int ENTRIES = 12;

    private final TestTrail world = new TestTrail();
    private final Caller caller = world.tenants.caller();

    @TempDir
    private Path folder;

    TamperTest() {
        world.record(caller, 5);
        assertThat(world.fault(caller)).isNull();
        world.tenants.clock.forward(Duration.ofSeconds(5));
        world.record(caller, ENTRIES - 5);
        assertThat(world.fault(caller)).isNull();
        run("create table kept as select * from audit");
        run("create table kept_seals as select * from audit_seals");
        run("create table kept_heads as select * from audit_heads");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @AfterEach
    void restore() {
        run("delete from audit; insert into audit select * from kept");
        run("delete from audit_seals; insert into audit_seals select * from kept_seals");
        run("delete from audit_heads; insert into audit_heads select * from kept_heads");
        assertThat(world.fault(caller)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {
        "id ! overlay(id::text placing 'ffff' from 33)::uuid",
        "action ! 'note.creatf'",
        "outcome ! 'denied'",
        "target ! 'note_x'",
        "target ! null",
        "actor_type ! 'user'",
        "actor_id ! gen_random_uuid()",
        "request_id ! 'req_tess'",
        "stands_for ! 2",
        "details ! set_byte(details, 0, get_byte(details, 0) # 1)",
        "details ! set_byte(details, 20, get_byte(details, 20) # 1)",
        "details ! set_byte(details, 100, get_byte(details, 100) # 1)",
        "commitment ! set_byte(commitment, 31, get_byte(commitment, 31) # 1)",
        "address_index ! 'AAAA'",
        "created_at ! created_at + interval '1 microsecond'",
        "digest ! set_byte(digest, 0, get_byte(digest, 0) # 1)",
        "day ! day + 1"})
    void one_changed_column_of_one_entry_is_named(String column, String value) {
        run("update audit set " + column + " = " + value + " where sequence = 7");
        Fault fault = world.fault(caller);
        assertThat(fault).isNotNull();
        assertThat(fault.sequence()).isEqualTo(7);
        assertThat(fault.reason()).isEqualTo(Reason.CHANGED);
        assertThat(world.inOrder(caller)).as("it is shown all the same").hasSize(ENTRIES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 7, ENTRIES})
    void a_deleted_entry_is_named(long sequence) throws IOException {
        run("delete from audit where sequence = " + sequence);
        assertThat(world.fault(caller)).isEqualTo(new Fault(sequence, Reason.MISSING));
        Export.Found found = elsewhere();
        // before the first exported entry there may have been others
        assertThat(found.fault())
            .isEqualTo(sequence == 1 ? null : new Fault(sequence, Reason.MISSING));
    }

    @Test
    void an_entry_of_another_tenant_is_missing() {
        run("update audit set tenant_id = '" + world.tenants.caller().tenant().id() + "' where sequence = 3");
        assertThat(world.fault(caller)).isEqualTo(new Fault(3, Reason.MISSING));
    }

    @Test
    void a_reordered_pair_is_named() throws IOException {
        run("update audit set sequence = 17 - sequence where sequence in (8, 9)");
        assertThat(world.fault(caller)).isEqualTo(new Fault(8, Reason.REORDERED));
        assertThat(elsewhere().fault()).isEqualTo(new Fault(8, Reason.REORDERED));
        restore();
        run("update audit set sequence = 8 where sequence = 9");
        assertThat(world.fault(caller)).isNotNull();
        assertThat(elsewhere().fault()).isEqualTo(world.fault(caller));
    }

    @Test
    void an_entry_that_was_written_anew_with_its_digest_breaks_the_seal() throws IOException {
        Entry entry = world.inOrder(caller).get(6);
        Facts facts = entry.facts();
        Facts forged = new Facts(facts.id(), "note.delete", facts.outcome(), facts.actor(), facts.actorId(),
            facts.target(), facts.requestId(), facts.createdAt(), facts.count());
        world.tenants.all.sql("update audit set action = 'note.delete', digest = ? where sequence = 7")
            .param(forged.digest(7, entry.commitment())).update();
        assertThat(world.fault(caller)).isEqualTo(new Fault(6, Reason.SEAL));
        assertThat(elsewhere().fault()).isEqualTo(new Fault(6, Reason.SEAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update audit_seals set seal = set_byte(seal, 0, get_byte(seal, 0) # 1) where number = 2",
        "update audit_seals set signature = set_byte(signature, 9, get_byte(signature, 9) # 1)"
            + " where number = 2",
        "update audit_seals set previous = set_byte(previous, 9, get_byte(previous, 9) # 1) where number = 2",
        "update audit_seals set key_id = 'other' where number = 2",
        "delete from audit_seals where number = 2"})
    void a_seal_that_is_missing_or_changed_is_named(String change) throws IOException {
        run(change);
        assertThat(world.fault(caller)).isEqualTo(new Fault(6, Reason.SEAL));
        if (!change.startsWith("delete")) {
            assertThat(elsewhere().fault()).isEqualTo(new Fault(6, Reason.SEAL));
        }
    }

    @Test
    void the_first_seal_is_missed_as_long_as_its_entries_are_kept() {
        run("delete from audit_seals where number = 1");
        assertThat(world.fault(caller)).isEqualTo(new Fault(1, Reason.SEAL));
        run("delete from audit where sequence <= 5");
        assertThat(world.fault(caller)).as("no retention has signed that")
            .isEqualTo(new Fault(5, Reason.SEAL));
        run("delete from audit_seals");
        assertThat(world.fault(caller)).isEqualTo(new Fault(1, Reason.SEAL));
    }

    @Test
    void a_missing_seal_is_named_by_whoever_asks_for_a_part_only() {
        Instant first = world.seals.from(caller, 1, 1).getFirst().sealedAt();
        Instant second = world.seals.from(caller, 2, 1).getFirst().sealedAt();
        run("delete from audit_seals where number = 2");
        for (Instant from : List.of(first, first.plusSeconds(1), second, second.plusSeconds(9))) {
            assertThat(world.trail.verify(caller, from, null).firstInvalid()).as(from.toString())
                .isEqualTo(new Fault(6, Reason.SEAL));
        }
        world.record(caller, 3);
        assertThat(world.fault(caller)).as("the next seal cannot hide it")
            .isEqualTo(new Fault(6, Reason.SEAL));
        restore();
        run("delete from audit_seals where number = 1");
        assertThat(world.trail.verify(caller, second, null).firstInvalid())
            .isEqualTo(new Fault(1, Reason.SEAL));
    }

    @Test
    void a_key_that_the_master_key_has_not_wrapped_signs_for_nobody() throws IOException {
        PublicHalf before = world.trail.keys().getFirst();
        run("create table kept_keys as select * from signing_keys");
        run("update signing_keys set public_key = set_byte(public_key, 20, get_byte(public_key, 20) # 1)");
        assertThat(world.fault(caller)).isEqualTo(new Fault(1, Reason.SEAL));
        assertThat(elsewhere().fault()).isEqualTo(new Fault(1, Reason.SEAL));
        run("delete from signing_keys; insert into signing_keys select * from kept_keys");
        assertThat(world.trail.keys()).extracting(PublicHalf::id).containsExactly(before.id());
    }

    @Test
    void a_cut_tail_is_named_where_its_seal_was_kept() throws IOException {
        Path kept = seals();
        run("delete from audit where sequence > 5");
        assertThat(world.fault(caller)).isEqualTo(new Fault(6, Reason.MISSING));
        assertThat(elsewhere(kept).fault()).isEqualTo(new Fault(6, Reason.MISSING));
        run("delete from audit_seals where number > 1");
        assertThat(world.fault(caller)).isEqualTo(new Fault(6, Reason.SEAL));
        run("update audit_heads set sequence = 5, sealed = 5");
        assertThat(world.fault(caller)).as("nobody here can know it any more").isNull();
        assertThat(elsewhere(kept).fault()).isEqualTo(new Fault(6, Reason.MISSING));
    }

    @Test
    void what_was_wiped_still_verifies() throws IOException {
        String before = export();
        assertThat(before).contains("Ann \\\"the\\\" Ü", "\"size\":1.50");
        for (Entry entry : world.inOrder(caller)) {
            Details details = entry.details();
            assertThat(details).isNotNull();
            byte[] wiped = world.tenants.vault.seal(caller.tenant().account(), AuditStore.place(entry.id()),
                Details.erased(details.text()));
            world.tenants.all.sql("update audit set details = ?, address_index = null where id = ?")
                .params(wiped, entry.id()).update();
        }
        assertThat(world.fault(caller)).isNull();
        assertThat(export()).doesNotContain("Ann").doesNotContain("127.0.0.1").doesNotContain("tester")
            .contains("\"erased\":true,\"salt\":null");
        Export.Found found = elsewhere();
        assertThat(found.fault()).isNull();
        assertThat(found.proven()).isEqualTo(ENTRIES);
        assertThat(found.wiped()).isEqualTo(ENTRIES);
    }

    @Test
    void an_export_verifies_without_the_server_and_says_what_it_does_not_prove() throws IOException {
        world.record(caller, 2);
        Export.Found found = elsewhere();
        assertThat(found).isEqualTo(new Export.Found(ENTRIES, 0, 2, 0, 2, null));
        Path part = Files.writeString(folder.resolve("part.ndjson"),
            export().lines().skip(2).collect(Collectors.joining("\n")));
        assertThat(Export.verify(part, seals(), world.trail.keys()))
            .isEqualTo(new Export.Found(ENTRIES - 5, 0, 2, 1, 2, null));
        assertThat(Export.verify(part, seals(), List.of()).fault()).isEqualTo(new Fault(6, Reason.SEAL));
        PublicHalf key = world.trail.keys().getFirst();
        assertThat(PublicHalf.ofPem(key.pem()).id()).isEqualTo(key.id());
    }

    private Export.Found elsewhere() throws IOException {
        return elsewhere(seals());
    }

    private Export.Found elsewhere(Path seals) throws IOException {
        Path file = Files.writeString(folder.resolve("export.ndjson"), export());
        return Export.verify(file, seals, world.trail.keys());
    }

    private String export() {
        return world.export(caller);
    }

    private Path seals() throws IOException {
        return world.sealed(caller, folder);
    }

    private void run(String sql) {
        world.tenants.all.sql(sql).update();
    }
}
