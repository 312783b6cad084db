package com.jupiteriq.files.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.FileBench;
import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileStatus;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.links.FileLinks;
import com.jupiteriq.files.uses.FileUse;
import com.jupiteriq.files.uses.FileUses;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileUpkeepTest {

    private FileBench bench;

    @BeforeEach
    void open() {
        bench = new FileBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private StoredFile expiring(Duration in) {
        return bench.add(bench.caller, new FileDetails("a.pdf", null, bench.now().plus(in)),
            FileBench.bytes("a"));
    }

    private void age() {
        bench.part(FileAgeing.class).work();
    }

    private Garbage garbage() {
        return bench.part(Garbage.class);
    }

    private boolean isThere(StoredFile file) {
        return !bench.files().these(bench.caller, List.of(file.id())).isEmpty();
    }

    @Test
    void bytes_go_when_nothing_names_them_any_more_and_not_before() {
        StoredFile kept = bench.ready("a.pdf", "a");
        StoredFile gone = bench.ready("b.pdf", "b");
        bench.delete(gone);
        assertThat(bench.blobs()).isEqualTo(2);
        garbage().collect();
        assertThat(bench.blobs()).isOne();
        assertThat(bench.tenants.count("file_garbage")).isZero();
        assertThat(bench.contents(bench.caller, kept)).isEqualTo("a");
    }

    @Test
    void what_a_crash_has_left_is_swept_when_it_is_old_enough() {
        StoredFile kept = bench.ready("a.pdf", "a");
        bench.uploaded(bench.caller, FileBench.bytes("never recorded"));
        garbage().sweep(bench.now().minus(Garbage.ORPHAN_AGE));
        assertThat(bench.blobs()).as("it may still be recorded").isEqualTo(2);
        bench.tenants.clock.forward(Garbage.ORPHAN_AGE.plusHours(1));
        garbage().sweep(bench.now().minus(Garbage.ORPHAN_AGE));
        assertThat(bench.blobs()).isOne();
        assertThat(bench.contents(bench.caller, kept)).isEqualTo("a");
    }

    @Test
    void blobs_of_nobody_who_is_known_are_left_alone() {
        Tenant unknown = new Tenant(
            bench.tenants.ids.next(), bench.caller.tenant().account(), Environment.LIVE);
        Caller stranger = new Caller(unknown, bench.caller.principal(), bench.caller.permissions(),
            bench.caller.origin(), bench.caller.deadline());
        bench.uploaded(stranger, FileBench.bytes("of another installation"));
        bench.tenants.clock.forward(Garbage.ORPHAN_AGE.plusHours(1));
        garbage().sweep(bench.now().minus(Garbage.ORPHAN_AGE));
        assertThat(bench.blobs()).isOne();
    }

    @Test
    void a_file_that_expires_is_deleted_and_told() {
        StoredFile soon = expiring(Duration.ofHours(1));
        StoredFile later = expiring(Duration.ofHours(3));
        age();
        assertThat(isThere(soon)).isTrue();
        bench.tenants.clock.forward(Duration.ofHours(2));
        age();
        assertThat(isThere(soon)).isFalse();
        assertThat(isThere(later)).isTrue();
        assertThat(bench.told()).endsWith("file.deleted");
        garbage().collect();
        assertThat(bench.blobs()).isOne();
    }

    @Test
    void one_that_has_got_more_time_since_it_was_found_stays() {
        StoredFile file = expiring(Duration.ofHours(1));
        int entries = bench.entries.size();
        bench.write(write -> {
            bench.files().expire(file.id(), write);
            return write;
        });
        assertThat(isThere(file)).isTrue();
        assertThat(bench.entries).hasSize(entries);
    }

    @Test
    void one_that_is_attached_outlives_its_time_until_it_is_not() {
        StoredFile file = expiring(Duration.ofHours(1));
        UUID ticket = bench.tenants.ids.next();
        FileUses uses = bench.part(FileUses.class);
        bench.write(write -> {
            uses.use(List.of(file.id()), new FileUse(ticket, ticket, "TCK-1"), write);
            write.record(new AuditEntry("test.change", "test", null, null));
            return write;
        });
        bench.tenants.clock.forward(Duration.ofHours(2));
        age();
        assertThat(isThere(file)).isTrue();
        bench.write(write -> {
            uses.endUse(ticket, write);
            write.record(new AuditEntry("test.change", "test", null, null));
            return write;
        });
        age();
        assertThat(isThere(file)).isFalse();
    }

    @Test
    void quarantine_ends_after_a_while_unless_somebody_has_appealed() {
        StoredFile file = bench.infected("a.pdf");
        StoredFile appealed = bench.infected("b.pdf");
        bench.write(write -> bench.part(FileAppeals.class).appeal(appealed.id(), "Ours", write));
        bench.tenants.clock.forward(FileAppeals.QUARANTINE.minusHours(1));
        age();
        assertThat(bench.files().get(bench.caller, file.id()).status()).isEqualTo(FileStatus.QUARANTINED);
        bench.tenants.clock.forward(Duration.ofHours(2));
        age();
        assertThat(bench.files().get(bench.caller, file.id()).status()).isEqualTo(FileStatus.REJECTED);
        assertThat(bench.files().get(bench.caller, appealed.id()).status())
            .isEqualTo(FileStatus.QUARANTINED);
        assertThat(bench.tenants.count("file_garbage")).isOne();
        assertThat(bench.told()).endsWith("file.rejected");
    }

    @Test
    void links_that_have_ended_are_forgotten() {
        StoredFile file = bench.ready("a.pdf", "a");
        bench.write(write -> bench.part(FileLinks.class).make(file.id(), Duration.ofHours(1), write));
        age();
        assertThat(bench.tenants.count("file_links")).isOne();
        bench.tenants.clock.forward(Duration.ofHours(2));
        age();
        assertThat(bench.tenants.count("file_links")).isZero();
    }

    @Test
    void one_node_sweeps_on_a_day() {
        GarbageStore store = new GarbageStore(bench.tenants.worker);
        LocalDate day = LocalDate.parse("2025-01-29");
        assertThat(store.beginSweep(day)).isTrue();
        assertThat(store.beginSweep(day)).isFalse();
        assertThat(store.beginSweep(day.plusDays(1))).isTrue();
        assertThat(bench.tenants.count("file_sweeps")).isOne();
    }
}
