package com.jupiteriq.files.uses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.FileBench;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileUsesTest {

    private static final String FIELD = "attachments";

    private FileBench bench;
    private FileUses uses;

    @BeforeEach
    void open() {
        bench = new FileBench();
        uses = bench.part(FileUses.class);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void write(Consumer<Write> change) {
        bench.write(write -> {
            change.accept(write);
            write.record(new AuditEntry("test.change", "test", null, null));
            return write;
        });
    }

    private void stays(StoredFile file, String... owners) {
        assertThatThrownBy(() -> bench.delete(file)).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOfSatisfying(Failure.Conflict.class, conflict ->
                assertThat(conflict.message()).contains(String.join(", ", owners))));
    }

    @Test
    void a_file_stays_as_long_as_it_is_attached_to_something() {
        StoredFile file = bench.ready("a.pdf", "a");
        UUID ticket = bench.tenants.ids.next();
        UUID comment = bench.tenants.ids.next();
        UUID other = bench.tenants.ids.next();
        write(write -> uses.use(List.of(file.id()), new FileUse(ticket, ticket, "TCK-1"), write));
        write(write -> uses.use(List.of(file.id()), new FileUse(comment, ticket, "TCK-1"), write));
        write(write -> uses.use(List.of(file.id()), new FileUse(other, other, "TCK-2"), write));
        stays(file, "TCK-1", "TCK-2");
        assertThat(bench.files().get(bench.caller, file.id()).uses()).isEqualTo(3);
        write(write -> uses.endUse(comment, List.of(file.id()), write));
        stays(file, "TCK-1", "TCK-2");
        write(write -> uses.endUse(other, write));
        stays(file, "TCK-1");
        write(write -> uses.endUse(ticket, write));
        bench.delete(file);
        assertThat(bench.tenants.count("file_uses")).isZero();
    }

    @Test
    void what_nobody_can_read_is_not_attached() {
        StoredFile file = bench.ready("a.pdf", "a");
        StoredFile infected = bench.infected("b.pdf");
        UUID none = bench.tenants.ids.next();
        uses.demandUsable(bench.caller, List.of(file.id(), bench.add("c.pdf", "c").id()), List.of(), FIELD);
        assertThatThrownBy(() -> uses.demandUsable(
                bench.caller, List.of(none, file.id(), infected.id()), List.of(), FIELD))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.failure())
                .isInstanceOfSatisfying(Failure.Invalid.class, invalid -> assertThat(invalid.problems())
                    .extracting(Problem::field).containsExactly("attachments[0]", "attachments[2]")));
        assertThatThrownBy(() -> uses.demandUsable(
            bench.tenants.caller(), List.of(file.id()), List.of(), FIELD)).isInstanceOf(Refused.class);
        uses.demandUsable(bench.caller, List.of(infected.id(), file.id()), List.of(infected.id()), FIELD);
        FileUse use = new FileUse(none, none, "TCK-1");
        assertThatThrownBy(() -> write(write -> uses.use(List.of(infected.id()), use, write)))
            .as("also when it is found only now").isInstanceOf(Refused.class);
        assertThat(bench.tenants.count("file_uses")).isZero();
    }
}
