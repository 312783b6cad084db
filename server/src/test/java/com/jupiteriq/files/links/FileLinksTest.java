package com.jupiteriq.files.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.FileBench;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileLinksTest {

    private FileBench bench;
    private FileLinks links;

    @BeforeEach
    void open() {
        bench = new FileBench();
        links = bench.part(FileLinks.class);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private FileLink link(StoredFile file) {
        return bench.write(write -> links.make(file.id(), Duration.ofHours(1), write));
    }

    private Optional<FileLinks.Followed> followed(String token) {
        return links.follow(
            token, new Origin("req_link", "203.0.113.7", ""), Deadline.in(Duration.ofSeconds(30)));
    }

    private void end(StoredFile file) {
        bench.write(write -> {
            links.end(file.id(), write);
            return file;
        });
    }

    @Test
    void whoever_has_one_reads_the_file_of_its_tenant() {
        StoredFile file = bench.ready("a.pdf", "ours");
        FileLink link = link(file);
        FileLinks.Followed followed = followed(link.token()).orElseThrow();
        assertThat(followed.file().file()).isEqualTo(file);
        assertThat(followed.reader().tenant()).isEqualTo(bench.caller.tenant());
        assertThat(followed.reader().permissions().allow(Permission.FILES_READ)).isFalse();
        assertThat(bench.entries).extracting(AuditEntry::action).endsWith("file.link");
        assertThat(bench.entries.toString()).doesNotContain(link.token());
        assertThat(link.toString()).doesNotContain(link.token());
    }

    @Test
    void its_secret_is_kept_nowhere() {
        FileLink link = link(bench.ready("a.pdf", "ours"));
        assertThat(bench.tenants.all.sql("select file_links::text from file_links").query(String.class)
            .single())
            .doesNotContain(link.token());
        assertThat(link.token()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void it_leads_nowhere_when_its_time_is_over() {
        FileLink link = link(bench.ready("a.pdf", "ours"));
        bench.tenants.clock.forward(Duration.ofMinutes(59));
        assertThat(followed(link.token())).isPresent();
        bench.tenants.clock.forward(Duration.ofMinutes(2));
        assertThat(followed(link.token())).isEmpty();
    }

    @Test
    void all_of_a_file_are_ended_at_once_and_those_of_others_are_not() {
        StoredFile file = bench.ready("a.pdf", "a");
        FileLink one = link(file);
        FileLink other = link(file);
        FileLink elsewhere = link(bench.ready("b.pdf", "b"));
        end(file);
        assertThat(followed(one.token())).isEmpty();
        assertThat(followed(other.token())).isEmpty();
        assertThat(followed(elsewhere.token())).isPresent();
        int told = bench.entries.size();
        end(file);
        assertThat(bench.entries).hasSize(told);
    }

    @Test
    void it_goes_with_its_file() {
        StoredFile file = bench.ready("a.pdf", "a");
        FileLink link = link(file);
        bench.delete(file);
        assertThat(followed(link.token())).isEmpty();
        assertThat(bench.tenants.count("file_links")).isZero();
    }

    @Test
    void it_leads_nowhere_while_the_account_is_closed() {
        FileLink link = link(bench.ready("a.pdf", "a"));
        bench.tenants.all.sql("update accounts set state = 'suspended'").update();
        assertThat(followed(link.token())).isEmpty();
    }

    @Test
    void what_is_no_link_leads_nowhere() {
        FileLink link = link(bench.ready("a.pdf", "a"));
        String other = (link.token().charAt(0) == 'A' ? "B" : "A") + link.token().substring(1);
        for (String token : new String[] {"", "x", other, link.token() + "=", link.token().substring(1)}) {
            assertThat(followed(token)).as(token).isEmpty();
        }
    }

    @Test
    void there_is_none_to_what_nobody_can_read_and_not_too_many() {
        assertThatThrownBy(() -> link(bench.add("a.pdf", "a"))).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Conflict.class));
        StoredFile file = bench.ready("b.pdf", "b");
        for (int i = 0; i < FileLinks.MOST; i++) {
            link(file);
        }
        assertThatThrownBy(() -> link(file)).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Conflict.class));
        bench.tenants.clock.forward(Duration.ofHours(2));
        assertThat(link(file)).isNotNull();
    }
}
