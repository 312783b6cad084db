package com.jupiteriq.files.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.People;
import com.jupiteriq.files.Appeal;
import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileProgress;
import com.jupiteriq.files.FileStatus;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Rejection;
import com.jupiteriq.files.Scan;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.files.Uploaded;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.files.Verdict;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.users.User;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How the operator decides what accounts have appealed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppealDeskTest {

    private static final String REASON = "It is the test file of scanners.";

    private People people;
    private Caller operator;
    private Caller other;
    private AppealDesk desk;

    @BeforeAll
    void start() {
        people = new People();
        people.server.part(Background.class).stop();
        operator = People.callerOf(people.server.account());
        other = People.callerOf(people.server.account());
        desk = people.server.part(AppealDesk.class);
    }

    @AfterAll
    void stop() {
        people.close();
    }

    private <T> T part(Class<T> type) {
        return people.server.part(type);
    }

    private StoredFile infected(Caller by) {
        Uploaded uploaded = part(Uploads.class).take(by,
            new ByteArrayInputStream("a virus".getBytes(StandardCharsets.US_ASCII)));
        StoredFile file = people.run(by,
            write -> part(Files.class).add(uploaded, FileDetails.named("a.pdf"), write));
        Scan scan = new Scan(Scan.State.INFECTED, "Tester 1", "Eicar", file.createdAt());
        return people.run(by, write -> part(FileProgress.class).judge(file, new Verdict.Rejected(
            scan, Rejection.Reason.VIRUS, "A virus was found in this file: Eicar."), write)).orElseThrow();
    }

    private StoredFile appealed(Caller by) {
        StoredFile file = infected(by);
        return people.run(by, write -> part(FileAppeals.class).appeal(file.id(), "It is ours", write));
    }

    private AppealedFile decided(UUID file, Appeal.State decision) {
        return people.run(operator, write -> desk.decide(file, decision, REASON, write));
    }

    private List<UUID> shown(String state) {
        return desk.page(operator, state, new PageRequest(100, 0, null)).items().stream()
            .map(appealed -> appealed.file().id()).toList();
    }

    private long entries(Caller of, String action) {
        return people.server.tenants.count("audit where tenant_id = '" + of.tenant().id()
            + "' and action = '" + action + "'");
    }

    @Test
    void appeals_of_all_accounts_are_shown_the_newest_first() {
        StoredFile first = appealed(people.caller);
        StoredFile second = appealed(other);
        StoredFile silent = infected(other);
        assertThat(shown("pending")).containsSubsequence(second.id(), first.id()).doesNotContain(silent.id());
        decided(first.id(), Appeal.State.GRANTED);
        assertThat(shown("pending")).contains(second.id()).doesNotContain(first.id());
        assertThat(shown("granted")).contains(first.id());
        assertThat(desk.page(operator, null, new PageRequest(1, 0, null)).next()).isNotNull();
        assertThat(desk.page(operator, null, new PageRequest(1, 0, null)).total())
            .isEqualTo((long) shown(null).size());
    }

    @Test
    void pages_follow_each_other_without_gap() {
        appealed(people.caller);
        appealed(other);
        List<UUID> all = shown(null);
        Page<AppealedFile> first = desk.page(operator, null, new PageRequest(1, 0, null));
        Page<AppealedFile> second = desk.page(operator, null, new PageRequest(1, 0, first.next()));
        assertThat(List.of(first.items().getFirst().file().id(), second.items().getFirst().file().id()))
            .isEqualTo(all.subList(0, 2));
    }

    @Test
    void a_decision_is_told_in_both_trails_and_by_mail() {
        User user = people.user();
        Caller uploader = new Caller(people.caller.tenant(), Principal.user(user.id(), "Somebody"),
            people.caller.permissions(), people.caller.origin(), people.caller.deadline());
        StoredFile file = appealed(uploader);
        long mails = people.server.tenants.count("mails");
        long granted = entries(people.caller, "file.grant");
        long decided = entries(operator, "file_appeal.decide");
        assertThat(decided(file.id(), Appeal.State.GRANTED).tenant()).isEqualTo(people.caller.tenant());
        assertThat(part(Files.class).get(people.caller, file.id()).status()).isEqualTo(FileStatus.PROCESSING);
        assertThat(people.server.tenants.count("mails")).isEqualTo(mails + 1);
        assertThat(entries(people.caller, "file.grant")).isEqualTo(granted + 1);
        assertThat(entries(operator, "file_appeal.decide")).isEqualTo(decided + 1);
    }

    @Test
    void what_nobody_has_appealed_is_not_there_and_what_is_decided_stays() {
        UUID silent = infected(other).id();
        assertThatThrownBy(() -> decided(silent, Appeal.State.GRANTED)).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Missing.class));
        UUID refused = appealed(other).id();
        assertThat(decided(refused, Appeal.State.REFUSED).file().status()).isEqualTo(FileStatus.REJECTED);
        assertThatThrownBy(() -> decided(refused, Appeal.State.GRANTED)).isInstanceOfSatisfying(Refused.class,
            twice -> assertThat(twice.failure()).isInstanceOf(Failure.Conflict.class));
    }
}
