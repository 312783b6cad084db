package com.jupiteriq.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a file in which a virus was found.
class FileAppealsTest {

    private FileBench bench;
    private FileAppeals appeals;

    @BeforeEach
    void open() {
        bench = new FileBench();
        appeals = bench.part(FileAppeals.class);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private StoredFile appealed(StoredFile file) {
        return bench.write(write -> appeals.appeal(file.id(), "It is ours", write));
    }

    private StoredFile decided(StoredFile file, Appeal.State decision) {
        return bench.write(write -> appeals.decide(file.id(), decision, write));
    }

    private void conflicts(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Conflict.class));
    }

    @Test
    void the_bytes_of_an_infected_file_are_kept_and_given_to_nobody() {
        StoredFile file = bench.infected("a.pdf");
        assertThat(file.status()).isEqualTo(FileStatus.QUARANTINED);
        assertThat(bench.told()).containsExactly("file.uploaded", "file.rejected");
        assertThat(bench.part(FileRoom.class).bytes(bench.caller)).isEqualTo("infected".length());
        assertThat(bench.tenants.count("file_garbage")).isZero();
        conflicts(() -> bench.contents(bench.caller, file));
    }

    @Test
    void an_appeal_is_made_once_and_only_against_a_finding() {
        StoredFile file = bench.infected("a.pdf");
        conflicts(() -> appealed(bench.ready("b.pdf", "b")));
        StoredFile appealed = appealed(file);
        assertThat(appealed.status()).isEqualTo(FileStatus.QUARANTINED);
        assertThat(appealed.state().appeal()).isNotNull();
        assertThat(bench.files().get(bench.caller, file.id())).isEqualTo(appealed);
        conflicts(() -> appealed(file));
        assertThat(bench.told().getLast()).isEqualTo("file.appealed");
        assertThat(bench.tenants.all.sql("select appeal_reason from files where appeal_reason is not null")
            .query(byte[].class).single()).isNotEqualTo(FileBench.bytes("It is ours"));
    }

    @Test
    void one_that_is_granted_goes_on_as_if_nothing_was_found() {
        StoredFile file = appealed(bench.infected("a.pdf"));
        StoredFile granted = decided(file, Appeal.State.GRANTED);
        assertThat(granted.status()).isEqualTo(FileStatus.PROCESSING);
        assertThat(granted.state().isCleared()).isTrue();
        assertThat(granted.state().rejection()).isNull();
        StoredFile ready = bench.judged(granted, new Verdict.Fine(
            granted.state().scan(), "application/pdf", "ab".repeat(32), false));
        assertThat(bench.contents(bench.caller, ready)).isEqualTo("infected");
        conflicts(() -> decided(file, Appeal.State.REFUSED));
        assertThat(bench.told()).endsWith("file.appealed", "file.ready");
        assertThat(bench.entries).extracting(AuditEntry::action)
            .endsWith("file.inspect", "file.appeal", "file.grant", "file.inspect");
    }

    @Test
    void one_that_is_refused_is_the_end_of_its_bytes() {
        StoredFile file = appealed(bench.infected("a.pdf"));
        StoredFile refused = decided(file, Appeal.State.REFUSED);
        assertThat(refused.status()).isEqualTo(FileStatus.REJECTED);
        assertThat(refused.state().rejection()).isNotNull();
        assertThat(bench.tenants.count("file_garbage")).isOne();
        assertThat(bench.part(FileRoom.class).bytes(bench.caller)).isZero();
        assertThat(bench.told()).endsWith("file.appealed", "file.rejected");
        conflicts(() -> appealed(file));
    }

    @Test
    void nobody_decides_what_nobody_has_appealed() {
        StoredFile file = bench.infected("a.pdf");
        assertThatThrownBy(() -> decided(file, Appeal.State.GRANTED)).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Missing.class));
    }
}
